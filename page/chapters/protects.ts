import type { Changes } from "./changes.js";
import type { Chapter } from "./chapter.js";

/** What each bar counts, by counter. */
const HARMS = {
  sanctioned: "sanctioned",
  falsely: "sanctioned_false",
  through: "sanctioned_through_others",
  stuck: "spells_over_a_year",
  children: "children_barred",
} as const;

const rule = (safeguard: string): Changes => ({ [`safeguards.${safeguard}`]: { on: true } });

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
    { key: "appeal", changes: rule("appeal") },
    { key: "kin", changes: rule("kin_protected") },
    { key: "purpose", changes: rule("purpose_limits") },
    { key: "expiry", changes: rule("expiry") },
    { key: "sources", changes: rule("two_sources") },
  ],
  base: "none",
  opens: "none",
  bet: { options: [10, 50, 100], position: "appeal" },
  tell(here, base) {
    const harms = Object.entries(HARMS).map(([name, counter]) => ({
      name,
      before: base.count(counter),
      now: here.count(counter),
    }));
    return {
      holes: {
        ...Object.fromEntries(harms.map(({ name, now }) => [name, now])),
        before: base.count("sanctioned"),
      },
      // Of those who are sanctioned for a false record alone, how many in 100 still are.
      answer: (100 * here.count(HARMS.falsely)) / base.count(HARMS.falsely),
      picture: { kind: "bars", unit: "count", rows: harms },
    };
  },
};
