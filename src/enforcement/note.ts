import type { Kernel } from "../kernel/kernel.js";
import { lasting } from "../month/laid.js";
import type { Month } from "../month/month.js";
import { ADULT, ONLINE } from "../month/scratch.js";
import { TOWN } from "../state/columns.js";
import type { Town } from "../state/town.js";
import { AIR_BARRED_THIS_YEAR } from "./close.js";
import type { InForce } from "./in-force.js";
import { COURT_FALSE, EXIT_BARRED, MISCONDUCT_FALSE } from "./lists.js";
import { doorsOfTouched } from "./meet.js";
import type { SanctionValues } from "./parameters.js";
import { SANCTIONS, type Sanction } from "./sanctions.js";

/** What is counted once for each resident it concerns, besides the sanctions one is under: a bit each, after theirs. */
export const NOTED = [
  "sanctioned",
  "sanctioned_by_score",
  "sanctioned_false",
  "sanctioned_through_others",
  "rewarded",
  "air_barred_first",
  "spells_started",
  "spells_ended",
  "spells_over_a_year",
] as const;
const noted = (key: (typeof NOTED)[number]): number => 1 << (SANCTIONS.length + NOTED.indexOf(key));
const SANCTIONED = noted("sanctioned");
const BY_SCORE = noted("sanctioned_by_score");
const BY_FALSE = noted("sanctioned_false");
const THROUGH_OTHERS = noted("sanctioned_through_others");
const REWARDED = noted("rewarded");
const AIR_FIRST = noted("air_barred_first");
const SPELL_STARTED = noted("spells_started");
const SPELL_ENDED = noted("spells_ended");
const OVER_A_YEAR = noted("spells_over_a_year");

/** Sanctions that are met without an occasion: whoever is under them meets them, and is counted with a bit each, after those above. */
export const AT_ONCE = SANCTIONS.filter((row) => row.occasion === null);
const metAtOnce = (row: Sanction): number => 1 << (SANCTIONS.length + NOTED.length + AT_ONCE.indexOf(row));

const AIR = 1 << SANCTIONS.findIndex((r) => r.key === "air_ban");

/** What a month's sanctions say of the lists, and which are met at once. */
export function rulesOf(sanctions: InForce["sanctions"]) {
  const bits = (test: (v: SanctionValues) => boolean): number =>
    sanctions.reduce((sum, x) => sum | (test(x.v) ? x.bit : 0), 0);
  const byCourt = bits((v) => v.court);
  const byAir = bits((v) => v.misconduct === "air");
  const byRail = bits((v) => v.misconduct === "rail");
  const byTax = bits((v) => v.tax);
  const atOnce = sanctions
    .filter((x) => x.row.occasion === null)
    .map((x) => ({ bit: x.bit, need: x.row.key === "slow_internet" ? ONLINE : ADULT, met: metAtOnce(x.row) }));
  /** The same for the compiled loop, in the order in which it reads them. */
  const words = Int32Array.of(
    ...[byCourt, byAir, byRail, byTax, EXIT_BARRED, COURT_FALSE, MISCONDUCT_FALSE],
    ...[AIR, AIR_BARRED_THIS_YEAR, SANCTIONS.length, atOnce.length],
    ...atOnce.flatMap((x) => [x.bit, x.need, x.met]),
  );
  return { byCourt, byAir, byRail, byTax, atOnce, words };
}
type Rules = ReturnType<typeof rulesOf>;

const plainRoom = new Uint32Array(TOWN);

/**
 * Adds what lists close to what the score does, and gives a word for each of those touched, in their order: what they are under, what is noted of
 * them, and what they meet at once. Spells under sanction go on, begin or end.
 */
export function note(town: Town, m: Month, { byCourt, byAir, byRail, byTax, atOnce }: Rules): Uint32Array {
  const { court, misconduct, flags, hardship, spell, status } = town.columns;
  const { closed, opened, touched, touchedCount: n, withoutFalse, withoutOthers } = m.scratch;
  for (let t = 0; t < n; t++) {
    const i = touched[t];
    let shut = closed[i];
    let word = opened[i] !== 0 ? REWARDED : 0;
    if (shut !== 0) {
      word |= BY_SCORE;
      if ((shut & ~withoutFalse[t]) !== 0) word |= BY_FALSE;
      if ((shut & ~withoutOthers[t]) !== 0) word |= THROUGH_OTHERS;
    }
    const out = misconduct[i];
    const listed =
      (court[i] !== 0 ? byCourt : 0) |
      ((out & 15) !== 0 ? byAir : 0) |
      (out >> 4 !== 0 ? byRail : 0) |
      ((hardship[i] & EXIT_BARRED) !== 0 ? byTax : 0);
    if ((listed & ~shut) !== 0) {
      const isFalse =
        (court[i] !== 0 && (flags[i] & COURT_FALSE) !== 0) || (out !== 0 && (flags[i] & MISCONDUCT_FALSE) !== 0);
      if (isFalse) word |= BY_FALSE;
    }
    shut |= listed;
    closed[i] = shut;
    if (shut !== 0) {
      word |= shut | SANCTIONED;
      for (const x of atOnce) if ((shut & x.bit) !== 0 && (status[i] & x.need) !== 0) word |= x.met;
      if ((shut & AIR) !== 0 && (flags[i] & AIR_BARRED_THIS_YEAR) === 0) {
        flags[i] |= AIR_BARRED_THIS_YEAR;
        word |= AIR_FIRST;
      }
      if (spell[i] === 0) word |= SPELL_STARTED;
      if (spell[i] < 255) spell[i]++;
      if (spell[i] > 12) word |= OVER_A_YEAR;
    } else if (spell[i] !== 0) {
      word |= SPELL_ENDED;
      m.spellEnded(spell[i], i);
      spell[i] = 0;
    }
    plainRoom[t] = word;
  }
  return plainRoom;
}

const roomsIn = lasting((k) => ({
  out: k.room("what is noted", Uint32Array, TOWN),
  ended: k.room("spells that end", Uint32Array, TOWN + 1),
  doors: doorsOfTouched(k).byteOffset,
}));

/** The same, compiled; `rules` is where their words lie. It also notes who is at which door, for `meetCompiled`. */
export function noteCompiled(town: Town, m: Month, k: Kernel, rules: number): Uint32Array {
  const { court, misconduct, flags, hardship, spell, status } = town.columns;
  const { closed, opened, touched, touchedCount: n, withoutFalse, withoutOthers } = m.scratch;
  const { out, ended, doors } = roomsIn(k);
  const ends = k.loops.note(
    touched.byteOffset,
    n,
    closed.byteOffset,
    opened.byteOffset,
    withoutFalse.byteOffset,
    withoutOthers.byteOffset,
    court.byteOffset,
    misconduct.byteOffset,
    hardship.byteOffset,
    flags.byteOffset,
    spell.byteOffset,
    status.byteOffset,
    rules,
    out.byteOffset,
    ended.byteOffset,
    doors,
  );
  m.spellsEnded(k, ended, ends);
  return out;
}
