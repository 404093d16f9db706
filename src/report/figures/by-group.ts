import type { Group } from "../../society/groups.js";
import { type Amount, steady } from "../reading/amount.js";
import type { Reading } from "../reading/reading.js";
import type { Figure, Series } from "../report.js";
import { groupName } from "../words.js";
import { figure, tells } from "./figure.js";
import { wilson } from "./interval.js";

/** What a row of dots shows of each group. */
export interface Dots {
  readonly name: string;
  readonly of: (group: string) => Amount;
  /** Give each share its interval. */
  readonly interval?: boolean;
}

interface About {
  readonly key: string;
  readonly title: string;
  readonly says: string;
  readonly unit: string;
  readonly format: Figure["format"];
}

export const DIMENSIONS: Readonly<Record<string, string>> = {
  sex: "Sex",
  minority: "Minority",
  registered: "Registration",
  age: "Age",
  income: "Income",
  place: "Place",
  region: "Region",
};

/** Groups of residents, regions aside. */
export const socialGroups = (r: Reading): readonly Group[] =>
  r.outcomes.groups.filter((g) => g.dimension !== "all" && g.dimension !== "region");

/** A figure of groups, one row each. Null where no group has a value other than zero. */
export function byGroup(about: About, groups: readonly Group[], dots: readonly Dots[]): Figure | null {
  const series = dots.map((d) => seriesOf(d, groups)).filter(tells);
  if (series.length === 0) return null;
  const everyone = dots.length === 1 ? dots[0].of("all").value : null;
  return figure({
    ...about,
    draw: "dots",
    x: groups.map((g) => groupName(g.key)),
    x_says: "Group",
    families: groups.map((g) => DIMENSIONS[g.dimension] ?? g.dimension),
    series,
    ...(everyone === null ? {} : { reference: { name: "everyone", value: everyone } }),
  });
}

function seriesOf({ name, of, interval = false }: Dots, groups: readonly Group[]): Series {
  const amounts = groups.map((g) => of(g.key));
  const ends = interval ? amounts.map((a) => wilson(a.value, a.n)) : null;
  return {
    name,
    measure: amounts[0]?.measure ?? of("all").measure,
    group: "each",
    values: amounts.map((a) => a.value),
    n: amounts.map((a) => a.n),
    ...(ends === null
      ? {}
      : { lo: ends.map((e) => steady(e?.lo ?? null)), hi: ends.map((e) => steady(e?.hi ?? null)) }),
  };
}
