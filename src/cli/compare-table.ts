import { gainOf, intervalOf, keyEffects, signedly } from "../report/compare/key-measures.js";
import { DIMENSIONS } from "../report/figures/by-group.js";
import { groupName, monthName, written } from "../report/words.js";
import type { Compared } from "../worlds/pair/replicates.js";
import { textTable } from "./screen.js";

/** A comparison in a few tables: everyone's numbers, residents and their twins, and who is under a sanction, group by group. */
export const compareTable = (compared: Compared): string =>
  [everyone(compared), twins(compared), byGroup(compared)].join("\n\n");

const lastMonth = ({ months }: Compared): string => monthName(months[months.length - 1]);

function everyone(compared: Compared): string {
  const rows = keyEffects(compared.effects).map(({ key, effect: e }) => [
    key.name,
    written(key.format, e.meanA),
    written(key.format, e.meanB),
    signedly(key.change, e.estimate),
    intervalOf(key.change, e.lo, e.hi),
    gainOf(e.gain),
  ]);
  return textTable([`Everyone, ${lastMonth(compared)}`, "A", "B", "B − A", "95 % interval", "pairing gain"], rows);
}

const TWINS: readonly (readonly [string, string])[] = [
  ["twins_gained", "score higher in B"],
  ["twins_lost", "score lower in B"],
  ["twins_unchanged", "the same score in both"],
  ["twins_into_sanction", "under a sanction in B alone"],
  ["twins_out_of_sanction", "under a sanction in A alone"],
  ["twins_sanctioned_in_both", "under a sanction in both"],
  ["twins_parted", "lives that differed at some time"],
];

function twins(compared: Compared): string {
  const rows = TWINS.map(([measure, name]) => {
    const e = compared.effects.find(measure);
    return [
      name,
      written("count", e?.estimate ?? null),
      rangeOf(e?.lo ?? null, e?.hi ?? null, compared.first.a.residents),
    ];
  });
  return textTable([`The same residents, ${lastMonth(compared)}`, "residents", "95 % interval"], rows);
}

/** The part of an interval in which a number of residents can lie. */
const rangeOf = (lo: number | null, hi: number | null, all: number): string =>
  lo === null || hi === null ? "–" : `${written("count", Math.max(0, lo))} to ${written("count", Math.min(all, hi))}`;

function byGroup({ effects, first }: Compared): string {
  const groups = first.a.groups.filter((g) => g.dimension !== "all" && g.dimension !== "region");
  const rows = groups.flatMap(({ key, dimension }) => {
    const e = effects.find("sanctioned_share", key);
    if (e === null || e.estimate === null) return [];
    const twin = (measure: string): string => written("count", effects.find(measure, key)?.estimate ?? null);
    return [
      [
        `${DIMENSIONS[dimension] ?? dimension}: ${groupName(key)}`,
        written("share", e.meanA),
        written("share", e.meanB),
        signedly("change", e.estimate),
        intervalOf("change", e.lo, e.hi),
        ...["twins_gained", "twins_lost", "twins_into_sanction", "twins_out_of_sanction"].map(twin),
      ],
    ];
  });
  return textTable(
    ["Under a sanction, by group", "A", "B", "B − A", "95 % interval", "score up", "down", "B alone", "A alone"],
    rows,
  );
}
