import { word } from "../draws/hash.js";
import { threshold } from "../draws/uniform.js";
import { COURT_FALSE, courtList, EXIT_BARRED, MISCONDUCT_FALSE } from "../enforcement/lists.js";
import { ARREARS, DEBT, NO_DEBT } from "../life/debt.js";
import type { Beginning, Pass } from "../month/mechanism.js";
import { where } from "../month/where.js";
import type { Clock } from "../state/clock.js";

/** The step `remedy`: listings run out, end with the debt, or are corrected. */
export function remedy(s: Beginning): (clock: Clock) => Pass {
  const listing = s.valuesOf(courtList);
  const names = [
    "court_left_paid",
    "court_left_term",
    "court_left_corrected",
    "on_court_list",
    "on_misconduct_list",
    "under_exit_ban",
  ] as const;
  const [paid, term, corrected, onCourt, onMisconduct, underExit] = names.map((k) => s.counter(k));
  const correction = threshold(listing?.wrong_corrected ?? 0);
  return () => (town, m) => {
    const { court, misconduct, flags, hardship } = town.columns;
    const k = m.key("court_corrected");
    m.corrected.length = 0;
    for (const i of where(m, town.size, [court, 255], [misconduct, 255], [hardship, EXIT_BARRED])) {
      if (court[i] !== 0) {
        m.count(onCourt, i);
        const isFalse = (flags[i] & COURT_FALSE) !== 0;
        const debt = hardship[i] & DEBT;
        if (isFalse && word(i, k.a, k.b) >>> 0 < correction) {
          court[i] = 0;
          m.corrected.push(i);
          m.count(corrected, i);
        } else if (!isFalse && (debt === NO_DEBT || debt === ARREARS)) {
          court[i] = 0;
          m.count(paid, i);
        } else if (--court[i] === 0) m.count(term, i);
        if (court[i] === 0) flags[i] &= ~COURT_FALSE;
      }
      const out = misconduct[i];
      if (out !== 0) {
        m.count(onMisconduct, i);
        const left = ((out & 15) > 0 ? (out & 15) - 1 : 0) | ((out >> 4 > 0 ? (out >> 4) - 1 : 0) << 4);
        misconduct[i] = left;
        if (left === 0) flags[i] &= ~MISCONDUCT_FALSE;
      }
      if ((hardship[i] & EXIT_BARRED) !== 0) m.count(underExit, i);
    }
  };
}
