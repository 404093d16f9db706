import type { Kernel } from "../kernel/kernel.js";
import { laid } from "../month/laid.js";
import type { Pass } from "../month/mechanism.js";
import type { Month } from "../month/month.js";
import type { Clock } from "../state/clock.js";
import { POINT } from "../state/columns.js";
import type { Town } from "../state/town.js";
import type { InForce } from "./in-force.js";
import { EXIT_BARRED } from "./lists.js";

/** Bit of `flags`: barred from flying at some time this year. */
export const AIR_BARRED_THIS_YEAR = 1;

/**
 * What a score closes (lower half) and opens (upper half), by whole score plus one: −1 (not rated) opens and closes nothing. Above `below` and up to
 * `above`, both in 1/16 points, nothing is closed or opened.
 */
function doorsOf({ sanctions, rewards }: InForce) {
  const doors = new Int32Array(SCORES + 1);
  const lines = [...sanctions.map((x) => x.v.below), ...rewards.map((x) => x.v.at_least)].map(Math.ceil);
  // From one line to the next all scores are alike.
  const starts = [...new Set([0, ...lines])].filter((start) => start < SCORES).sort((a, b) => a - b);
  for (const [n, score] of starts.entries()) {
    let both = 0;
    for (const x of sanctions) if (score < x.v.below) both |= x.bit;
    for (const x of rewards) if (score >= x.v.at_least) both |= x.bit << 16;
    doors.fill(both, score + 1, (starts[n + 1] ?? SCORES) + 1);
  }
  const scores = doors.subarray(1);
  const first = scores.indexOf(0);
  if (first < 0) return { doors, below: SCORES * POINT - 1, above: SCORES * POINT - 1 };
  return { doors, below: first * POINT - 1, above: (scores.lastIndexOf(0) + 1) * POINT - 1 };
}
/** Whole scores a column can hold. */
const SCORES = 2048;

/** Before doors are met: what each resident's score closes and opens, and whom anything concerns. */
export function close(inForce: (clock: Clock) => InForce): (clock: Clock) => Pass {
  let before: InForce | null = null;
  let doors: ReturnType<typeof doorsOf>;
  return (clock) => {
    // It is the same for years on end.
    const now = inForce(clock);
    if (now !== before) doors = doorsOf(now);
    before = now;
    const known = doors;
    const layFor = laid((k) => ({ ...known, doors: k.table("doors", known.doors) }));
    return (town, m) => {
      if (clock.season === 0) newYear(town, m);
      m.scratch.touchedCount = m.kernel
        ? touchedCompiled(town, m, m.kernel, layFor(m.kernel))
        : findTouched(town, m, known.doors);
    };
  };
}

/**
 * Writes what the score closes and opens, and what of it without false records and without others, and finds everyone for whom the score, a list
 * or a running spell makes a difference.
 */
function findTouched(town: Town, m: Month, doors: Int32Array): number {
  const { court, misconduct, hardship, spell, wrong } = town.columns;
  const { closed, opened, touched, through, withoutFalse, withoutOthers } = m.scratch;
  const score = town.scores(m.clock.index);
  const size = town.size | 0;
  let n = 0;
  for (let i = 0; i < size; i++) {
    const both = doors[(score[i] >> 4) + 1];
    closed[i] = both;
    opened[i] = both >>> 16;
    if ((both | court[i] | misconduct[i] | (hardship[i] & EXIT_BARRED) | spell[i]) === 0) continue;
    withoutFalse[n] = doors[whole(score[i] - wrong[i]) + 1];
    withoutOthers[n] = doors[whole(score[i] - through[i]) + 1];
    touched[n++] = i;
  }
  return n;
}

/** `doorsOf` as the compiled loop finds it: the doors by their address. */
interface LaidDoors {
  readonly doors: number;
  readonly below: number;
  readonly above: number;
}

/** The same, compiled: most scores are compared with two bounds and that is all. */
function touchedCompiled(town: Town, m: Month, k: Kernel, { doors, below, above }: LaidDoors): number {
  const { court, misconduct, hardship, spell, wrong } = town.columns;
  const { closed, opened, touched, touchedCount, through, withoutFalse, withoutOthers } = m.scratch;
  return k.loops.touched(
    town.scores(m.clock.index).byteOffset,
    doors,
    below,
    above,
    court.byteOffset,
    misconduct.byteOffset,
    hardship.byteOffset,
    EXIT_BARRED,
    spell.byteOffset,
    wrong.byteOffset,
    through.byteOffset,
    closed.byteOffset,
    opened.byteOffset,
    withoutFalse.byteOffset,
    withoutOthers.byteOffset,
    town.size,
    touched.byteOffset,
    touchedCount,
  );
}

function newYear({ columns: { flags }, size }: Town, { kernel }: Month): void {
  if (kernel) kernel.loops.unset(flags.byteOffset, size, AIR_BARRED_THIS_YEAR);
  else for (let i = 0; i < size; i++) flags[i] &= ~AIR_BARRED_THIS_YEAR;
}

/** Whole score, within the tables, of a score in 1/16 points. */
export const whole = (score: number): number => (score < 0 ? 0 : score > 32767 ? 2047 : score >> 4);
