import type { Pass } from "../month/mechanism.js";
import type { Month } from "../month/month.js";
import { reached } from "../parameters/schedule.js";
import type { Clock } from "../state/clock.js";
import type { Town } from "../state/town.js";
import { EXIT_BARRED } from "./lists.js";
import type { RewardValues, SanctionValues } from "./parameters.js";
import { REWARDS, SANCTIONS } from "./sanctions.js";

/** Bit of `flags`: barred from flying at some time this year. */
export const AIR_BARRED_THIS_YEAR = 1;

/** The sanctions that are applied in a month, with their values and bits. */
export const sanctionsIn = (valuesOf: (key: string) => SanctionValues | null, clock: Clock) =>
  SANCTIONS.flatMap((row, n) => {
    const v = valuesOf(row.key);
    return v !== null && reached(v.from, clock) ? [{ row, v, bit: 1 << n }] : [];
  });

/** The rewards that are given in a month. */
export const rewardsIn = (valuesOf: (key: string) => RewardValues | null, clock: Clock) =>
  REWARDS.flatMap((row, n) => {
    const v = valuesOf(row.key);
    return v !== null && reached(v.from, clock) ? [{ row, v, bit: 1 << n }] : [];
  });

/** What a whole score closes, and what it closes and opens, by whole score plus one: −1 (not rated) opens and closes nothing. */
function doorsOf(sanctions: ReturnType<typeof sanctionsIn>, rewards: ReturnType<typeof rewardsIn>) {
  const closedBy = new Uint16Array(2048);
  const doors = new Int32Array(2049);
  for (let score = 0; score < 2048; score++) {
    let opened = 0;
    for (const x of sanctions) if (score < x.v.below) closedBy[score] |= x.bit;
    for (const x of rewards) if (score >= x.v.at_least) opened |= x.bit;
    doors[score + 1] = closedBy[score] | (opened << 16);
  }
  return { closedBy, doors };
}

/** Before doors are met: what each resident's score closes and opens, and whom anything concerns. */
export function close(
  sanctionValues: (key: string) => SanctionValues | null,
  rewardValues: (key: string) => RewardValues | null,
): (clock: Clock) => Pass {
  let known = doorsOf([], []);
  let openNow = "";
  return (clock) => {
    const sanctions = sanctionsIn(sanctionValues, clock);
    const rewards = rewardsIn(rewardValues, clock);
    // They are the same for years on end.
    const now = [...sanctions, ...rewards].map((x) => x.row.key).join();
    if (now !== openNow) known = doorsOf(sanctions, rewards);
    openNow = now;
    const { closedBy, doors } = known;
    return (town, m) => {
      const { wrong, flags } = town.columns;
      const { closed, opened, touched, through, withoutFalse, withoutOthers } = m.scratch;
      const score = town.scores(clock.index);
      if (clock.season === 0) newYear(flags, town.size);
      const n = findTouched(town, m, score, doors, closed, opened, touched);
      m.scratch.touchedCount = n;
      for (let t = 0; t < n; t++) {
        const i = touched[t];
        if (closed[i] === 0) continue;
        withoutFalse[i] = closedBy[whole(score[i] - wrong[i])];
        withoutOthers[i] = closedBy[whole(score[i] - through[i])];
      }
    };
  };
}

/** Writes what the score closes and opens, and finds everyone for whom it, a list or a running spell makes a difference. */
function findTouched(
  town: Town,
  m: Month,
  score: Int16Array,
  doors: Int32Array,
  closed: Uint16Array,
  opened: Uint16Array,
  touched: Uint16Array,
): number {
  const { court, misconduct, hardship, spell } = town.columns;
  const size = town.size | 0;
  if (m.kernel) {
    const k = m.kernel;
    return k.loops.touched(
      ...[score.byteOffset, k.table("doors", doors), court.byteOffset, misconduct.byteOffset],
      ...[hardship.byteOffset, EXIT_BARRED, spell.byteOffset, closed.byteOffset, opened.byteOffset],
      ...[size, touched.byteOffset],
    );
  }
  let n = 0;
  for (let i = 0; i < size; i++) {
    const both = doors[(score[i] >> 4) + 1];
    closed[i] = both;
    opened[i] = both >>> 16;
    touched[n] = i;
    n += (both | court[i] | misconduct[i] | (hardship[i] & EXIT_BARRED) | spell[i]) !== 0 ? 1 : 0;
  }
  return n;
}

function newYear(flags: Uint8Array, size: number): void {
  for (let i = 0; i < size; i++) flags[i] &= ~AIR_BARRED_THIS_YEAR;
}

/** Whole score, within the tables, of a score in 1/16 points. */
export const whole = (score: number): number => (score < 0 ? 0 : score > 32767 ? 2047 : score >> 4);
