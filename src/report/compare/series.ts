import type { Compared } from "../../worlds/pair/replicates.js";
import { figure } from "../figures/figure.js";
import { steady } from "../reading/amount.js";
import type { Figure, Format, Series } from "../report.js";

/** A measure whose course is drawn: both worlds, and the difference with its interval. */
interface Course {
  readonly measure: string;
  readonly title: string;
  readonly unit: string;
  readonly format: Format;
  readonly change: Format;
  readonly changeUnit: string;
  /** Counts are given for each 1,000 residents. */
  readonly per1000?: boolean;
}

const per1000 = (measure: string, title: string, what = "residents"): Course => ({
  measure,
  title,
  unit: `${what} per 1,000 residents`,
  format: "rate",
  change: "rate",
  changeUnit: `${what} per 1,000 residents`,
  per1000: true,
});

const COURSES: readonly Course[] = [
  {
    measure: "mean_score",
    title: "Mean score",
    unit: "points",
    format: "points",
    change: "points",
    changeUnit: "points",
  },
  {
    measure: "sanctioned_share",
    title: "Under a sanction",
    unit: "share of residents",
    format: "share",
    change: "change",
    changeUnit: "difference of shares",
  },
  per1000("sanctioned_false", "Under a sanction for a false record"),
  per1000("sanctioned_through_others", "Under a sanction through ties or household"),
  per1000("refusals", "Doors found closed", "times"),
  per1000("records_false", "False records filed", "records"),
  per1000("words_held_back", "Words held back", "words"),
  per1000("ties_dropped", "Ends of ties dropped", "ends"),
];

/** The courses in which the two worlds differ, two figures each; and the titles of those in which they never do. */
export function courses(compared: Compared): { figures: Figure[]; alike: string[] } {
  const figures: Figure[] = [];
  const alike: string[] = [];
  for (const course of COURSES) {
    const found = courseOf(compared, course);
    if (found === null) continue;
    if (found.differs) figures.push(...found.figures);
    else alike.push(course.title.toLowerCase());
  }
  return { figures, alike };
}

function courseOf(compared: Compared, course: Course): { figures: Figure[]; differs: boolean } | null {
  const { effects, months, residents } = compared;
  const at = months.map((month) => effects.find(course.measure, "all", month));
  if (at.some((e) => e === null)) return null;
  const times = course.per1000 ? 1000 / residents : 1;
  const scaled = (value: number | null | undefined): number | null =>
    value === null || value === undefined ? null : steady(value * times);
  const n = at.map((e) => e?.n ?? 0);
  const base = { measure: course.measure, group: "all", n };
  const difference: Series = {
    ...base,
    name: "B − A",
    values: at.map((e) => scaled(e?.estimate)),
    ...(effects.ends.length < 2 ? {} : { lo: at.map((e) => scaled(e?.lo)), hi: at.map((e) => scaled(e?.hi)) }),
  };
  const common = { draw: "lines", x: months, x_says: "Month" } as const;
  const band = effects.ends.length < 2 ? "One pair, so no interval." : "Band: 95 % interval over pairs (Student).";
  return {
    differs: difference.values.some((v) => v !== null && v !== 0),
    figures: [
      figure({
        ...common,
        key: `${course.measure}-both`,
        title: `${course.title}: both worlds`,
        says: `Means over the pairs, month by month.`,
        unit: course.unit,
        format: course.format,
        series: [
          { ...base, name: "A", values: at.map((e) => scaled(e?.meanA)) },
          { ...base, name: "B", values: at.map((e) => scaled(e?.meanB)) },
        ],
      }),
      figure({
        ...common,
        key: `${course.measure}-difference`,
        title: `${course.title}: B less A`,
        says: `Mean difference of the pairs, month by month. ${band}`,
        unit: course.changeUnit,
        format: course.change,
        series: [difference],
        reference: { name: "no difference", value: 0 },
      }),
    ],
  };
}
