import { plain, shown } from "../report/attribution/words.js";
import type { AttributionJson } from "../results/attribution-json.js";
import { textTable } from "./screen.js";

/** The answer for a terminal: what each mechanism brings, the largest first, between the world without them and the world as it is. */
export function attributionTable(json: AttributionJson): string {
  const { measure, interval, without, parts, total, as_it_is } = shown(json);
  const write = writer(measure.unit);
  const ends = ({ lo, hi }: { lo: number | null; hi: number | null }): string =>
    lo === null || hi === null ? "" : `${write(lo)} to ${write(hi)}`;
  const signed = (x: number): string => `${x > 0 ? "+" : ""}${write(x)}`;
  const level = `${interval.level * 100} % interval`;
  const sorted = [...parts].sort((a, b) => Math.abs(b.estimate) - Math.abs(a.estimate));
  const table = textTable(
    [plain(measure.key), measure.unit, level, "share"],
    [
      ["without any of these", write(without.estimate), ends(without), ""],
      ...sorted.map((p) => [
        plain(p.mechanism),
        signed(p.estimate),
        ends(p),
        p.share === null ? "" : `${(p.share * 100).toFixed(1)} %`,
      ]),
      ["all of these together", signed(total.estimate), ends(total), ""],
      ["as it is", write(as_it_is.estimate), ends(as_it_is), ""],
    ],
  );
  const notes = [
    ...(interval.over === null ? ["No intervals: one replicate says nothing of its spread (--replicates)."] : []),
    ...(interval.over === "permutations"
      ? ["Intervals are over orders of the mechanisms in the one replicate, not over worlds (--replicates)."]
      : []),
    ...(parts.every((p) => p.share === null) ? ["No shares: the total cannot be told from zero."] : []),
  ];
  return [table, ...notes].join("\n");
}

/** Shares in percent, everything else with four digits that count. */
function writer(unit: string): (x: number) => string {
  if (unit.startsWith("share of")) return (x) => `${(x * 100).toFixed(2)} %`;
  return (x) => {
    const digits = Math.abs(x) >= 1000 ? 0 : Math.abs(x) >= 100 ? 1 : Math.abs(x) >= 1 ? 2 : 4;
    return x.toLocaleString("en-US", { minimumFractionDigits: digits, maximumFractionDigits: digits });
  };
}
