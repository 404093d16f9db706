import { DECISIONS } from "../draws/decisions.js";
import { word } from "../draws/hash.js";
import { drawCode } from "../draws/uniform.js";
import type { Kernel } from "../kernel/kernel.js";
import { type Occasion, wanting } from "../life/wants.js";
import type { Month } from "../month/month.js";
import { packing } from "../month/packing.js";
import { ADULT, SCHOOL_AGE } from "../month/scratch.js";
import { TOWN } from "../state/columns.js";
import type { Town } from "../state/town.js";
import { SANCTIONS } from "./sanctions.js";

/** Attempts in one month are counted up to this. */
const MOST_TRIES = 7;
/** Points' worth of fear that meeting a sanction once brings. */
const FELT_WHEN_MET = 10;
/** The sanction that is met by children. */
export const SCHOOL = 1 << SANCTIONS.findIndex((r) => r.falls === "child");

/** A sanction or a reward in a month, and the occasion on which it is met. */
export interface Door {
  readonly bit: number;
  readonly occasion: Occasion;
  /** What is counted when it is met. */
  readonly met: number;
  /** Of a sanction: the share of occasions that it covers, and the chance of another try, as thresholds. Null for a reward. */
  readonly refuses: { readonly covers: number; readonly again: number } | null;
}

/** Who meets what is closed or opened, door by door; `school` where sanctions of grown-ups bar their children, who are counted in `barred`. */
export function meet(town: Town, m: Month, doors: readonly Door[], school: boolean, barred: number): void {
  const { closed, opened } = m.scratch;
  const pupils = school ? barredPupils(town, m) : NOBODY;
  for (const i of pupils) m.count(barred, i);
  for (const { bit, occasion, met, refuses } of doors) {
    const those = refuses === null ? having(m, opened, bit) : bit === SCHOOL ? pupils : having(m, closed, bit);
    const want = wanting(town, m, occasion, those);
    if (refuses === null) for (const i of want) m.count(met, i);
    else refuse(m, want, occasion.rate.decision, refuses, met);
  }
}
const NOBODY = new Uint16Array(0);

/** What happens to residents who wanted what is closed: refused, perhaps more than once. Notes who was, for the step `respond`. */
function refuse(
  m: Month,
  want: Uint16Array,
  occasion: number,
  { covers, again }: { readonly covers: number; readonly again: number },
  met: number,
): void {
  const cover = m.key("ticket_covered", occasion);
  const retry = m.key("ticket_retry", occasion);
  const list = m.scratch.listOf(occasion);
  const { didCount, felt } = m.scratch;
  for (const i of want) {
    if (covers !== 0xffffffff && word(i, cover.a, cover.b) >>> 0 >= covers) continue;
    let times = 1;
    while (times < MOST_TRIES && word(i + 65536 * times, retry.a, retry.b) >>> 0 < again) times++;
    m.add(met, i, times);
    list[didCount[occasion]++] = i;
    felt[i] = Math.min(255, felt[i] + FELT_WHEN_MET * times);
  }
}

/** Those touched in whose word of a column a bit is set, in order. */
const having = ({ scratch: { touched, touchedCount } }: Month, column: Uint16Array, bit: number): Uint16Array =>
  touched.subarray(0, touchedCount).filter((i) => (column[i] & bit) !== 0);

/** Children of school age who live with a grown-up whose sanction keeps them out; each once. */
function barredPupils(town: Town, m: Month): Uint16Array {
  const { traits, status } = town.columns;
  const pupils: number[] = [];
  let done = -1;
  for (const i of having(m, m.scratch.closed, SCHOOL)) {
    if ((status[i] & ADULT) === 0) continue;
    const first = i - ((traits[i] >>> 24) & 7);
    if (first === done) continue;
    done = first;
    const end = first + ((traits[i] >>> 27) & 7) + 1;
    for (let j = first; j < end; j++) if ((status[j] & SCHOOL_AGE) !== 0) pupils.push(j);
  }
  return Uint16Array.from(pupils);
}

/** What the compiled loop is told of a door, a word each, as it reads them. */
const ROW_WORDS = 16;
const rowsOf = (k: Kernel): Int32Array => k.room("rows of doors", Int32Array, 32 * ROW_WORDS);

const roomsIn = (k: Kernel) => ({
  rows: rowsOf(k).byteOffset,
  doors: doorsOfTouched(k).byteOffset,
  packing: packing(k),
  those: k.room("at a door", Uint16Array, 3 * (TOWN + 8)).byteOffset,
});

/** The same for one month, compiled: all doors of a town in one call. `noteCompiled` must have noted who is at which door. */
export function meetCompiled(doors: readonly Door[], school: boolean, barred: number) {
  let there: ReturnType<typeof roomsIn> | null = null;
  return (town: Town, m: Month, k: Kernel): void => {
    if (there === null) tellRows(k, m, doors);
    there ??= roomsIn(k);
    const { traits, status } = town.columns;
    const { didCount, felt, profile, touched, touchedCount } = m.scratch;
    k.loops.meet(
      there.rows,
      doors.length,
      touched.byteOffset,
      touchedCount,
      there.doors,
      school ? SCHOOL : 0,
      traits.byteOffset,
      status.byteOffset,
      profile.byteOffset,
      felt.byteOffset,
      there.packing,
      there.those,
      m.scene.seed,
      m.clock.index,
      town.index,
      barred,
      didCount.byteOffset,
    );
  };
}

/** What is closed (lower half) and opened (upper half) to each of those touched, in their order, and zeros for eight more. */
export const doorsOfTouched = (k: Kernel): Uint32Array => k.room("doors of the touched", Uint32Array, TOWN + 8);

function tellRows(k: Kernel, m: Month, doors: readonly Door[]): void {
  const rows = rowsOf(k);
  doors.forEach(({ bit, occasion: { rate, need }, met, refuses }, r) => {
    const { decision, rest, most } = rate;
    rate.tell(k);
    rows.set(
      [
        refuses === null ? bit << 16 : bit,
        need,
        rate.byKindIn(k).byteOffset,
        k.table(`rest ${decision}`, rest),
        most,
        decision,
        drawCode(DECISIONS.ticket_covered, decision),
        drawCode(DECISIONS.ticket_retry, decision),
        refuses?.covers ?? 0,
        refuses?.again ?? 0,
        refuses === null ? 0 : m.scratch.listOf(decision).byteOffset,
        met,
      ],
      r * ROW_WORDS,
    );
  });
}
