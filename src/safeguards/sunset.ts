import { EXIT_BARRED } from "../enforcement/lists.js";
import type { Month } from "../month/month.js";
import { TRUE } from "../month/records.js";
import { RATED } from "../month/scratch.js";
import { FALSE } from "../month/witness.js";
import { telling } from "../month/witnessed.js";
import { integer } from "../parameters/parameter.js";
import { HELD_NAMES } from "../state/held.js";
import type { Town } from "../state/town.js";
import { outcome } from "./casework.js";
import { safeguard } from "./safeguard.js";

const KEY = "sunset";

export const sunset = safeguard({
  key: KEY,
  says: "The scheme ends after a set time: nobody is rated or listed any more, and its records are deleted.",
  direction: "On: from that month on there are no scores, lists, sanctions and rewards.",
  source: "Ranchordás 2014 (Constitutional Sunsets and Experimental Legislation); Lowi 1969 (The End of Liberalism)",
  reads: "status",
  writes: "status (rated), records seen, records waiting, own, wrong, court, misconduct, hardship, flags",
  parameters: {
    runs: integer({
      says: "Months from the world's first for which the scheme runs.",
      unit: "months",
      min: 0,
      max: 1200,
      default: 72,
      source: "assumption",
      sweep: [12, 120],
    }),
  },
  counters: [outcome("released.sunset", "residents", "Residents whose score or listing ended with the scheme.")],
  begin({ runs }, s) {
    const released = s.counter("released.sunset");
    return {
      // What is watched goes nowhere.
      seen: (clock) =>
        clock.index < runs
          ? null
          : (town, m) => {
              m.seen.clear();
              town.pending.length = 0;
            },
      filed: (clock) =>
        clock.index < runs
          ? null
          : (town, m) => {
              const { status } = town.columns;
              if (clock.index === runs) windUp(town, m, released);
              for (let i = 0; i < town.size; i++) status[i] &= ~RATED;
            },
    };
  },
});

/** Flags of listings and offences on file. */
const ON_FILE = 0b11100110;

function windUp(town: Town, m: Month, released: number): void {
  const { status, own, wrong, court, misconduct, hardship, flags } = town.columns;
  for (let i = 0; i < town.size; i++) {
    if ((status[i] & RATED) !== 0 || court[i] !== 0 || misconduct[i] !== 0 || (hardship[i] & EXIT_BARRED) !== 0)
      m.count(released, i);
    hardship[i] &= ~EXIT_BARRED;
    flags[i] &= ~ON_FILE;
  }
  court.fill(0);
  misconduct.fill(0);
  telling(m, own, `safeguards.${KEY}`, { truth: TRUE }, () => own.fill(0));
  telling(m, wrong, `safeguards.${KEY}`, { truth: FALSE }, () => wrong.fill(0));
  for (const column of Object.values(town.extras)) column.fill(0);
  for (const name of HELD_NAMES) town.held[name].clear();
  town.expiring.head = town.expiring.length = 0;
}
