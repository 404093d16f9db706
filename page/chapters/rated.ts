import { type Changes, without } from "./changes.js";
import type { Chapter } from "./chapter.js";
import type { Lived } from "./lived.js";

const price = (points: number): Changes => ({ "score.rule_book": { points: { late_bill: points } } });

/** Score under which doors begin to close in the described system. */
const LINE = 850;

/**
 * Being rated: acts become points, and somebody chose how many. Nobody learns anything here, and nobody else counts, so all
 * three lives are the same in every world, act by act: only the price differs.
 */
export const rated: Chapter = {
  key: "rated",
  residents: 256,
  seed: 1,
  until: "2020-12",
  sample: 256,
  always: without(
    "score.association",
    "score.household",
    "score.publicity",
    "registry.centre",
    "response.compliance",
    "response.self_censorship",
    "response.point_seeking",
    "response.dropping_ties",
    "response.work_lost",
  ),
  positions: [
    { key: "free", changes: price(0) },
    { key: "described", changes: price(-20) },
    { key: "dear", changes: price(-60) },
  ],
  base: "described",
  opens: "described",
  bet: null,
  tell(here, base) {
    const [low, middle, high] = threeOf(base);
    const last = here.months.length - 1;
    const score = (world: Lived, resident: number, month = last): number | null => {
      const sixteenths = world.sampled(resident, month, "score_16ths");
      return sixteenths < 0 ? null : sixteenths / 16;
    };
    return {
      holes: {
        resident: low,
        before: Math.round(score(base, low) ?? 0),
        now: Math.round(score(here, low) ?? 0),
        late: here.sum("acts.late_bill"),
        below: rows(here).filter((i) => (score(here, i) ?? LINE) < LINE).length,
        of: rows(here).filter((i) => score(here, i) !== null).length,
        line: LINE,
      },
      picture: {
        kind: "lines",
        unit: "points",
        months: here.months,
        series: [high, middle, low].map((resident) => ({
          name: "resident",
          label: resident,
          values: here.months.map((_, month) => score(here, resident, month)),
        })),
        rule: LINE,
      },
    };
  },
};

const rows = (world: Lived): number[] => Array.from({ length: world.residents }, (_, i) => i);

/** The lowest, the middle and the highest score at the end, among those rated from the second year on. */
function threeOf(world: Lived): [number, number, number] {
  const last = world.months.length - 1;
  const at = (i: number, month: number): number => world.sampled(i, month, "score_16ths");
  const steady = rows(world)
    .filter((i) => at(i, 12) >= 0 && at(i, last) >= 0)
    .sort((i, j) => at(i, last) - at(j, last) || i - j);
  return [steady[0], steady[steady.length >> 1], steady[steady.length - 1]];
}
