import type { Changes } from "./changes.js";
import type { Chapter } from "./chapter.js";

const below = (line: number): Changes => ({ "enforcement.air_ban": { below: line } });

/** Every so many residents, one is drawn. */
const EACH = 64;

/** The ban: below a line, no ticket is sold (F-SEED-1). People barred are not tickets refused. */
export const ban: Chapter = {
  key: "ban",
  residents: 65536,
  seed: 1,
  until: "2018-12",
  sample: 0,
  always: {},
  positions: [
    { key: "none", changes: below(0) },
    { key: "low", changes: below(700) },
    { key: "described", changes: below(850) },
    { key: "high", changes: below(950) },
  ],
  base: "none",
  opens: "none",
  bet: { options: [30, 100, 300], position: "described" },
  tell(here) {
    const january = here.monthAt("2018-01");
    const barred = here.sum("air_barred_first", january);
    const refused = here.sum("met.air_ban", january);
    const drawn = Array.from({ length: here.residents / EACH }, (_, n) => n * EACH);
    return {
      holes: {
        barred,
        barredCountry: here.scaled(barred),
        refused,
        refusedCountry: here.scaled(refused),
      },
      answer: barred === 0 ? 0 : (100 * refused) / barred,
      picture: {
        kind: "crowd",
        residents: drawn,
        names: ["free", "barred"],
        // Bit 0 of the flags: barred from flying at some time this year.
        states: drawn.map((i) => here.of(i, "flags") & 1),
      },
    };
  },
};
