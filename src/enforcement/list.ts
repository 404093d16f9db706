import { COURT, isFalse, listOf, MISCONDUCT, subjectOf, termOf } from "../month/listings.js";
import type { Beginning, Pass } from "../month/mechanism.js";
import { COURT_FALSE, EXIT_BARRED, MISCONDUCT_FALSE } from "./lists.js";

/** The pass that lists those of whom the passes before have settled it. */
export function list(s: Beginning): () => Pass {
  const names = ["court_listed", "court_listed_false", "misconduct_listed", "misconduct_listed_false", "exit_bans"];
  const [courtNew, courtFalse, misconductNew, misconductFalse, bans] = names.map((k) => s.counter(k));
  return () => (town, m) => {
    const { court, misconduct, flags, hardship } = town.columns;
    for (const w of m.listings.words) {
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
