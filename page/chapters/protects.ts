import { without } from "./changes.js";
import type { Chapter } from "./chapter.js";

/** What each bar counts, by counter. */
const HARMS = {
  sanctioned: "sanctioned",
  falsely: "sanctioned_false",
  through: "sanctioned_through_others",
  children: "children_barred",
  stuck: "spells_over_a_year",
} as const;

/** What protects: one rule more, and the same people again. */
export const protects: Chapter = {
  key: "protects",
  residents: 16384,
  seed: 1,
  until: "2020-12",
  sample: 0,
  always: {},
  positions: [
    { key: "none", changes: {} },
    { key: "expiry", changes: { "score.rule_book": { fading: "expiry", expires_after: 12 } } },
    { key: "alone", changes: without("score.association", "score.household") },
  ],
  base: "none",
  opens: "none",
  bet: { options: [10, 40, 80], position: "expiry" },
  tell(here, base) {
    const harms = Object.entries(HARMS).map(([name, counter]) => ({
      name,
      before: base.count(counter),
      now: here.count(counter),
    }));
    const fewer = (100 * (base.count("sanctioned") - here.count("sanctioned"))) / base.count("sanctioned");
    return {
      holes: {
        ...Object.fromEntries(harms.map(({ name, now }) => [name, now])),
        fewer,
        before: base.count("sanctioned"),
      },
      answer: fewer,
      picture: { kind: "bars", unit: "count", rows: harms },
    };
  },
};
