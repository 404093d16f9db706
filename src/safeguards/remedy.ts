import { ASKED } from "../draws/decisions.js";
import { word } from "../draws/hash.js";
import { threshold } from "../draws/uniform.js";
import { COURT_FALSE, courtList, EXIT_BARRED, MISCONDUCT_FALSE } from "../enforcement/lists.js";
import type { Kernel } from "../kernel/kernel.js";
import { ARREARS, DEBT, NO_DEBT } from "../life/debt.js";
import { lasting } from "../month/laid.js";
import type { Beginning, Pass } from "../month/mechanism.js";
import type { Month } from "../month/month.js";
import { LIST } from "../month/packing.js";
import { where } from "../month/where.js";
import { CELLS } from "../society/groups.js";
import type { Clock } from "../state/clock.js";
import { TOWN } from "../state/columns.js";
import type { Town } from "../state/town.js";

const COUNTERS = [
  "court_left_paid",
  "court_left_term",
  "court_left_corrected",
  "on_court_list",
  "on_misconduct_list",
  "under_exit_ban",
] as const;

/** The step `remedy`: listings run out, end with the debt, or are corrected. */
export function remedy(s: Beginning): (clock: Clock) => Pass {
  const counters = Int32Array.from(COUNTERS, (key) => s.counter(key));
  const correction = threshold(s.valuesOf(courtList)?.wrong_corrected ?? 0);
  return () => (town, m) => {
    if (m.corrected.length > 0) m.corrected.length = 0;
    if (m.kernel && m.witness === null) endCompiled(town, m, m.kernel, correction, counters);
    else endListings(town, m, correction, counters);
  };
}

function endListings(town: Town, m: Month, correction: number, counters: Int32Array): void {
  const [paid, term, corrected, onCourt, onMisconduct, underExit] = counters;
  const { court, misconduct, flags, hardship } = town.columns;
  const k = m.key("court_corrected");
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
}

const roomsIn = lasting((k) => ({
  sums: k.room("sums of remedies", Float64Array, COUNTERS.length * CELLS * 16),
  corrected: k.room("corrected", Uint16Array, TOWN + 1),
  listed: k.room("listed", Uint16Array, LIST).byteOffset,
}));

/** The same, compiled. */
function endCompiled(town: Town, m: Month, k: Kernel, correction: number, counters: Int32Array): void {
  const { court, misconduct, flags, hardship } = town.columns;
  const { sums, corrected, listed } = roomsIn(k);
  const n = k.loops.remedies(
    town.size,
    court.byteOffset,
    misconduct.byteOffset,
    flags.byteOffset,
    hardship.byteOffset,
    m.scratch.cell.byteOffset,
    listed,
    m.scene.seed,
    m.clock.index,
    town.index,
    ASKED.court_corrected,
    correction,
    corrected.byteOffset,
    sums.byteOffset,
    m.stride,
  );
  if (n > 0) m.corrected.push(...corrected.subarray(0, n));
  m.addRows(k, sums, counters);
}
