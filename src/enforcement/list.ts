import { COURT, isFalse, listOf, MISCONDUCT, subjectOf, termOf } from "../month/listings.js";
import type { Beginning, Pass } from "../month/mechanism.js";
import { TOWN } from "../state/columns.js";
import { COURT_FALSE, EXIT_BARRED, MISCONDUCT_FALSE } from "./lists.js";

/** The pass that lists those of whom the passes before have settled it. */
export function list(s: Beginning): () => Pass {
  const names = ["court_listed", "court_listed_false", "misconduct_listed", "misconduct_listed_false", "exit_bans"];
  const counters = Int32Array.from(names, (key) => s.counter(key));
  const [courtNew, courtFalse, misconductNew, misconductFalse, bans] = counters;
  return () => (town, m) => {
    const { court, misconduct, flags, hardship } = town.columns;
    const { words } = m.listings;
    if (words.length === 0) return;
    if (m.kernel && m.witness === null && words.length <= TOWN) {
      const listings = m.kernel.room("listings", Int32Array, TOWN);
      listings.set(words);
      m.kernel.loops.enlist(
        listings.byteOffset,
        words.length,
        m.kernel.table("counters of lists", counters),
        court.byteOffset,
        misconduct.byteOffset,
        flags.byteOffset,
        hardship.byteOffset,
      );
      m.listings.clear();
      return;
    }
    for (const w of words) {
      const i = subjectOf(w);
      const wrong = isFalse(w);
      if (listOf(w) === COURT) {
        if (court[i] === 0) {
          m.count(courtNew, i);
          if (wrong) m.count(courtFalse, i);
          flags[i] = wrong ? flags[i] | COURT_FALSE : flags[i] & ~COURT_FALSE;
        } else if (!wrong) flags[i] &= ~COURT_FALSE;
        court[i] = termOf(w);
      } else if (listOf(w) === MISCONDUCT) {
        m.count(misconductNew, i);
        if (wrong) m.count(misconductFalse, i);
        flags[i] = wrong ? flags[i] | MISCONDUCT_FALSE : flags[i] & ~MISCONDUCT_FALSE;
        misconduct[i] = termOf(w);
      } else if ((hardship[i] & EXIT_BARRED) === 0) {
        hardship[i] |= EXIT_BARRED;
        m.count(bans, i);
      }
    }
    m.listings.clear();
  };
}
