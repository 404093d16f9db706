import type { Compared } from "../../worlds/pair/replicates.js";
import { DIMENSIONS } from "../figures/by-group.js";
import { figure, tells } from "../figures/figure.js";
import { steady } from "../reading/amount.js";
import type { Figure, Series } from "../report.js";
import { groupName, monthName } from "../words.js";

interface Asked {
  readonly key: string;
  readonly title: string;
  readonly says: string;
  readonly series: readonly { readonly name: string; readonly measure: string }[];
}

const SCORES: Asked = {
  key: "winners",
  title: "Whose score is higher, and whose lower",
  says: "Residents whose score in B is higher, and lower, than the same resident's in A.",
  series: [
    { name: "higher in B", measure: "twins_gained" },
    { name: "lower in B", measure: "twins_lost" },
  ],
};
const SANCTIONS: Asked = {
  key: "crossed",
  title: "Who comes under a sanction, and who from under it",
  says: "Residents under a sanction in B and not in A, and in A and not in B.",
  series: [
    { name: "under one in B alone", measure: "twins_into_sanction" },
    { name: "under one in A alone", measure: "twins_out_of_sanction" },
  ],
};

/** Who gained and who lost, group by group, in scores and in sanctions. */
export const winners = (compared: Compared): Figure[] =>
  [SCORES, SANCTIONS].flatMap((asked) => {
    const found = byGroup(compared, asked);
    return found === null ? [] : [found];
  });

function byGroup({ effects, first, months }: Compared, { key, title, says, series }: Asked): Figure | null {
  const groups = first.a.groups.filter((g) => g.dimension !== "all" && g.dimension !== "region");
  const last = monthName(months[months.length - 1]);
  const rows = series.map(({ name, measure }): Series => {
    const found = groups.map((g) => ({
      effect: effects.find(measure, g.key),
      residents: effects.find("residents", g.key)?.meanA ?? 0,
    }));
    const scaled = (pick: "estimate" | "lo" | "hi", least = Number.NEGATIVE_INFINITY): (number | null)[] =>
      found.map(({ effect, residents }) => {
        const value = effect?.[pick] ?? null;
        return value === null || residents === 0 ? null : steady((Math.max(least, value) / residents) * 1000);
      });
    return {
      name,
      measure,
      group: "each",
      values: scaled("estimate"),
      n: found.map(({ effect }) => effect?.n ?? 0),
      ...(effects.ends.length < 2 ? {} : { lo: scaled("lo", 0), hi: scaled("hi") }),
    };
  });
  if (!rows.some(tells)) return null;
  const interval = effects.ends.length < 2 ? "" : " Thin lines: 95 % interval over pairs (Student).";
  return figure({
    key,
    title,
    says: `${says} For each 1,000 residents of a group (as it is in A), in ${last}.${interval}`,
    draw: "dots",
    x: groups.map((g) => groupName(g.key)),
    x_says: "Group",
    families: groups.map((g) => DIMENSIONS[g.dimension] ?? g.dimension),
    unit: "residents per 1,000 of the group",
    format: "rate",
    series: rows,
  });
}
