import { RATED } from "../../src/month/scratch.js";
import { OFF, without } from "./changes.js";
import type { Chapter } from "./chapter.js";
import type { Lived } from "./lived.js";

/** Residents drawn as a street: the first of the town. */
const STREET = 256;
const SEEN_LOW = 850;

/** Bad company: a score that counts one's friends falls for what they did (F-SEED-6), and makes it pay to drop them. */
export const company: Chapter = {
  key: "company",
  residents: 16384,
  seed: 1,
  until: "2020-12",
  sample: 0,
  always: without("score.household", "score.publicity"),
  positions: [
    { key: "alone", changes: { "score.association": OFF } },
    { key: "described", changes: { "score.association": { weight: 0.12 } } },
    { key: "strong", changes: { "score.association": { weight: 0.4 } } },
  ],
  base: "alone",
  opens: "alone",
  bet: null,
  tell(here, base) {
    const all = Array.from({ length: here.residents }, (_, i) => i);
    return {
      holes: {
        through: here.count("sanctioned_through_others"),
        clean: all.filter((i) => clean(here, i) && lowered(here, base, i)).length,
        dropped: here.sum("ties_dropped") / 2,
      },
      picture: {
        kind: "crowd",
        residents: all.slice(0, STREET),
        names: ["other", "low", "lowered", "cleanLowered"],
        states: all.slice(0, STREET).map((i) => {
          if ((here.score(i) ?? SEEN_LOW) < SEEN_LOW) return 1;
          if (!lowered(here, base, i)) return 0;
          return clean(here, i) ? 3 : 2;
        }),
      },
    };
  },
};

/** Nothing on record against this resident that has not been made good. */
const clean = (world: Lived, i: number): boolean => world.of(i, "own") + world.of(i, "wrong") >= 0;

/** Stands at least one point lower than in the world in which friends do not count. */
const lowered = (here: Lived, base: Lived, i: number): boolean =>
  (here.of(i, "status") & RATED) !== 0 && (here.score(i) ?? 0) <= (base.score(i) ?? 0) - 1;
