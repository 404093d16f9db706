import { OFF } from "./changes.js";
import type { Chapter } from "./chapter.js";

const INCOME_LOST = 15;

/**
 * The spiral: a refused job costs income, a lower income makes bills late, a late bill lowers the score. How far it turns is
 * worked out, and it is not far: what holds people down is that points fade slowly.
 */
export const spiral: Chapter = {
  key: "spiral",
  residents: 16384,
  seed: 1,
  until: "2020-12",
  sample: 0,
  always: {},
  positions: [
    { key: "free", changes: { "response.work_lost": OFF } },
    { key: "described", changes: { "response.work_lost": { on: true, loss: 0.6, steps: 1, recovers: 0.05 } } },
    { key: "hard", changes: { "response.work_lost": { on: true, loss: 1, steps: 3, recovers: 0.01 } } },
  ],
  base: "free",
  opens: "free",
  bet: { options: [1, 10, 100], position: "hard" },
  tell(here, base) {
    const poorer = Array.from({ length: here.residents }, (_, i) => i).filter(
      (i) => (here.of(i, "hardship") & INCOME_LOST) !== 0,
    );
    const lower = poorer.filter((i) => here.of(i, "own") < base.of(i, "own"));
    const sanctioned = here.count("sanctioned");
    const more = (100 * (sanctioned - base.count("sanctioned"))) / base.count("sanctioned");
    return {
      holes: {
        poorer: poorer.length,
        lower: lower.length,
        sanctioned,
        sanctionedBefore: base.count("sanctioned"),
        stuck: here.count("spells_over_a_year") / sanctioned,
        more,
      },
      answer: more,
      picture: {
        kind: "bars",
        unit: "count",
        rows: [
          { name: "poorer", before: 0, now: poorer.length },
          { name: "lower", before: 0, now: lower.length },
          { name: "sanctioned", before: base.count("sanctioned"), now: sanctioned },
          { name: "stuck", before: base.count("spells_over_a_year"), now: here.count("spells_over_a_year") },
        ],
      },
    };
  },
};
