import { plain } from "../report/attribution/words.js";
import { written } from "../report/words.js";
import { type ChangeJson, type SafeguardsJson, shownChange } from "../results/safeguards-json.js";
import { textTable } from "./screen.js";

const write = (x: number | null): string => written("rate", x);
const signed = (x: number | null): string => `${x !== null && x > 0 ? "+" : ""}${write(x)}`;
const ends = ({ lo, hi }: { lo: number | null; hi: number | null }): string =>
  lo === null || hi === null ? "" : `${write(lo)} to ${write(hi)}`;

/** The table for a terminal, for one group: the harms without safeguards, then for each safeguard what it changes and what it costs. */
export function safeguardsText(json: SafeguardsJson, group: string): string {
  const unit = new Map(json.harms.map((h) => [h.key, h.unit]));
  const title = new Map(json.harms.map((h) => [h.key, h.title]));
  const told = new Set(json.without.filter((w) => w.group === group && w.estimate !== null).map((w) => w.harm));
  const level = `${json.level * 100} % interval`;
  const without = textTable(
    ["Without safeguards", "", level, "unit"],
    json.without
      .filter((w) => w.group === group && w.estimate !== null)
      .map((w) => [`  ${title.get(w.harm)}`, write(w.estimate), ends(w), unit.get(w.harm) ?? ""]),
  );
  const blocks = json.arms.slice(1).map((arm) => {
    const mine = json.changes.filter((c) => c.arm === arm.key && c.group === group && c.change !== null);
    const moved = mine.filter((c) => !stays(c));
    const untold = json.changes
      .filter((c) => c.arm === arm.key && c.group === group && c.change === null && told.has(c.harm))
      .map((c) => title.get(c.harm));
    const still = mine.filter(stays).map((c) => title.get(c.harm));
    const rows = moved.map((c) => [
      `  ${title.get(c.harm)}`,
      write(c.without),
      write(c.with),
      signed(shownChange(c)),
      ends(c),
      percent(c),
    ]);
    const head = arm.key === "all" ? "All of them together" : plain(arm.key);
    return [
      arm.says === undefined ? head : `${head}: ${arm.says}`,
      ...(rows.length > 0 ? [textTable(["", "without", "with", "change", level, ""], rows)] : []),
      ...(still.length > 0
        ? [`  No change at all${moved.length + untold.length > 0 ? `: ${still.join(", ")}` : " in any harm"}.`]
        : []),
      ...(untold.length > 0 ? [`  Cannot be told, since nobody is left to count: ${untold.join(", ")}.`] : []),
      `  Costs: ${costs(arm)}.`,
    ].join("\n");
  });
  return [without, ...blocks].join("\n\n");
}

/** Not one replicate differs. */
const stays = ({ change, lo, hi }: ChangeJson): boolean => change === 0 && (lo ?? 0) === 0 && (hi ?? 0) === 0;

function percent({ change, without }: ChangeJson): string {
  if (change === null || without === null || without === 0) return "";
  const p = (change / without) * 100;
  // Nearly all is not all.
  const nearly = Math.abs(p) > 99 && Math.abs(p) < 100;
  const text = nearly ? String(Math.floor(Math.abs(p) * 10) / 10) : Math.abs(p).toFixed(Math.abs(p) < 9.95 ? 1 : 0);
  return `${Number(text) === 0 ? "" : p > 0 ? "+" : "\u2212"}${text} %`;
}

function costs({ cases, staff_months }: SafeguardsJson["arms"][number]): string {
  if (cases === 0 && staff_months === 0) return "no cases and no work of an office";
  return `${write(cases)} cases and ${write(staff_months)} staff-months a year for each million residents`;
}
