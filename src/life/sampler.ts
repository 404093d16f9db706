import { GATED_DECISIONS } from "../draws/decisions.js";
import { word } from "../draws/hash.js";
import type { Month } from "../month/month.js";
import { ADULT, kindIn, ONLINE, PAYER, PROFILE_SEEKING, PROFILE_STATUS, restIn, SCHOOL_AGE } from "../month/scratch.js";
import type { Clock } from "../state/clock.js";
import { TOWN } from "../state/columns.js";
import type { Town } from "../state/town.js";
import { ALL, type Asked, bound, boundsOf, newGate, type PlainBounds, plainBounds, WORDS } from "./gate.js";
import { ONE, Rate, scaled } from "./rates.js";
import type { Row, RowValues, Who } from "./row.js";
import { type Counters, compiledSampler } from "./sampler-compiled.js";

/**
 * Asks every resident every gated question of the month. Plainly, for each row and resident:
 *
 *   if (draw(seed, row, resident, month) < rate(row, resident)) did[row].push(resident)
 *
 * The tight form hashes once for all rows, compares one byte a row with a bound on the rate for the resident's kind, and works out
 * the exact rate and the lower 24 bits of the draw only for the few who pass. The outcome is the same.
 */

/** Bits of `status` without which nobody is asked. */
const NEED: Record<Who, number> = {
  anyone: 0,
  adult: ADULT,
  "online adult": ADULT | ONLINE,
  payer: ADULT | PAYER,
  pupil: SCHOOL_AGE,
};
const fixed = (x: number): number => Math.round(x * ONE);

export function sampler(
  rows: readonly Row[],
  valuesOf: (row: Row) => RowValues | null,
  counters: Counters,
): (clock: Clock) => (town: Town, m: Month) => void {
  const gate = newGate(rows.flatMap((row) => askedOf(row, valuesOf(row)) ?? []));
  return (clock) => {
    const changed = gate.asked.filter((a) => a.rate.turnTo(clock));
    if (changed.length > 0) bound(gate, changed);
    const compiled = compiledSampler(gate, counters);
    let plain: PlainBounds | null = null;
    return (town, m) => {
      m.scratch.didCount.fill(0);
      if (m.kernel && gate.fits) {
        compiled(town, m, m.kernel);
        return;
      }
      plain ??= plainBounds(gate);
      const { lists, counts } = ask(town, m, plain);
      for (const row of gate.asked) {
        const { decision } = row.rate;
        settle(town, m, row, lists[decision], counts[decision], counters);
      }
      const { did, didCount } = m.scratch;
      for (const { rate } of gate.asked)
        m.countEach(counters.of(rate.decision), did[rate.decision], didCount[rate.decision]);
    };
  };
}

/** What the sampler goes by for a row of the catalogue; null where it is switched off. */
function askedOf(row: Row, values: RowValues | null): Asked | null {
  if (!values?.on) return null;
  const deterred = fixed(values.deterred ?? 0);
  const chilled = values.chilled?.map(fixed) ?? null;
  const most = deterred !== 0 ? new Array<number>(4).fill(deterred) : chilled;
  return {
    rate: new Rate(row, values),
    need: NEED[row.who],
    deterred,
    chilled,
    sought: fixed(values.sought ?? 1),
    left: most && Uint32Array.from({ length: 4 * 256 }, (_, k) => ONE - Math.floor((most[k >> 8] * (k & 255)) / 255)),
  };
}

/** Who may come out, by decision: place in the upper 24 bits, the draw's top byte in the lower 8. */
interface Passed {
  readonly lists: readonly Int32Array[];
  readonly counts: Int32Array;
}

const passed = Array.from({ length: GATED_DECISIONS }, () => new Int32Array(0));
const passedCount = new Int32Array(GATED_DECISIONS);

/** Finds who might, by one byte a row. */
function ask(town: Town, m: Month, { words: bounds, youngest }: PlainBounds): Passed {
  const { profile } = m.scratch;
  const k = m.gate();
  const a = k.a | 0;
  const b = k.b | 0;
  const size = town.size | 0;
  passedCount.fill(0);
  if (passed[0].length === 0) for (let d = 0; d < GATED_DECISIONS; d++) passed[d] = new Int32Array(TOWN);
  for (let i = 0; i < size; i++) {
    const row = boundsOf(profile[i]);
    if (row < youngest) continue;
    const at = row * WORDS;
    // wordOfEight, written out. A high bit is set where some byte lies below its bound (a false alarm can only follow a true one).
    let x = (Math.imul(i, 1664525) + 1013904223) | 0;
    let y = a;
    let z = b;
    let w = 1013904223;
    x = (x + Math.imul(y, w)) | 0;
    y = (y + Math.imul(z, x)) | 0;
    z = (z + Math.imul(x, y)) | 0;
    w = (w + Math.imul(y, z)) | 0;
    x ^= x >>> 16;
    y ^= y >>> 16;
    z ^= z >>> 16;
    w ^= w >>> 16;
    x = (x + Math.imul(y, w)) | 0;
    y = (y + Math.imul(z, x)) | 0;
    z = (z + Math.imul(x, y)) | 0;
    w = (w + Math.imul(y, z)) | 0;
    x ^= x >>> 16;
    y ^= y >>> 16;
    z ^= z >>> 16;
    w ^= w >>> 16;
    const n0 = bounds[at];
    const n1 = bounds[at + 1];
    const n2 = bounds[at + 2];
    const n3 = bounds[at + 3];
    if (((x - n0) & ~x & 0x80808080) !== 0 || n0 === ALL) pass(0, i, x, n0);
    if (((y - n1) & ~y & 0x80808080) !== 0 || n1 === ALL) pass(4, i, y, n1);
    if (((z - n2) & ~z & 0x80808080) !== 0 || n2 === ALL) pass(8, i, z, n2);
    if (((w - n3) & ~w & 0x80808080) !== 0 || n3 === ALL) pass(12, i, w, n3);
    x = (x + Math.imul(y, w)) | 0;
    y = (y + Math.imul(z, x)) | 0;
    z = (z + Math.imul(x, y)) | 0;
    w = (w + Math.imul(y, z)) | 0;
    x ^= x >>> 16;
    y ^= y >>> 16;
    z ^= z >>> 16;
    w ^= w >>> 16;
    const n4 = bounds[at + 4];
    const n5 = bounds[at + 5];
    const n6 = bounds[at + 6];
    const n7 = bounds[at + 7];
    if (((x - n4) & ~x & 0x80808080) !== 0 || n4 === ALL) pass(16, i, x, n4);
    if (((y - n5) & ~y & 0x80808080) !== 0 || n5 === ALL) pass(20, i, y, n5);
    if (((z - n6) & ~z & 0x80808080) !== 0 || n6 === ALL) pass(24, i, z, n6);
    if (((w - n7) & ~w & 0x80808080) !== 0 || n7 === ALL) pass(28, i, w, n7);
  }
  return { lists: passed, counts: passedCount };
}

/** Notes for each of a word's four rows whether the resident's byte lies below its bound. */
function pass(lane: number, i: number, x: number, n: number): void {
  const place = i << 8;
  if ((x & 255) < (n & 255) || n === ALL) passed[lane][passedCount[lane]++] = place | (x & 255);
  if (((x >>> 8) & 255) < ((n >>> 8) & 255) || n === ALL)
    passed[lane + 1][passedCount[lane + 1]++] = place | ((x >>> 8) & 255);
  if (((x >>> 16) & 255) < ((n >>> 16) & 255) || n === ALL)
    passed[lane + 2][passedCount[lane + 2]++] = place | ((x >>> 16) & 255);
  if (x >>> 24 < n >>> 24 || n === ALL) passed[lane + 3][passedCount[lane + 3]++] = place | (x >>> 24);
}

/**
 * The exact rate of each who passed, against the whole draw. First without what fear takes off, and without a branch: whether a
 * resident comes out is too near a coin toss to guess. Then the few who learned fear are asked again.
 */
function settle(town: Town, m: Month, row: Asked, candidates: Int32Array, count: number, counters: Counters): void {
  const { decision } = row.rate;
  const k = m.key(row.rate.row.key);
  const out = m.scratch.listOf(decision);
  const would = comeOut(m, row, candidates, count, out, k.a | 0, k.b | 0);
  m.scratch.didCount[decision] = row.left === null ? would : dare(town, m, row, out, would, counters);
}

/** The draws of those who came out, kept for `dare`. */
const draws = new Float64Array(TOWN);
/** Their rates without fear. */
const rates = new Float64Array(TOWN);

function comeOut(
  m: Month,
  row: Asked,
  candidates: Int32Array,
  count: number,
  out: Uint16Array,
  a: number,
  b: number,
): number {
  const { profile } = m.scratch;
  const { sought } = row;
  const need = row.need << PROFILE_STATUS;
  const { thresholds, which, rest: byRest } = row.rate;
  const seeks = sought === ONE ? 0 : PROFILE_SEEKING;
  let n = 0;
  for (let c = 0; c < count; c++) {
    const packed = candidates[c];
    const i = packed >>> 8;
    const who = profile[i];
    let free = scaled(thresholds[which[kindIn(who)]], byRest[restIn(who)]);
    if ((who & seeks) !== 0) free = scaled(free, sought);
    const u = (packed & 255) * 0x1000000 + (word(i, a, b) >>> 8);
    out[n] = i;
    draws[n] = u;
    rates[n] = free;
    n += (u < free ? 1 : 0) & ((who & need) === need ? 1 : 0);
  }
  return n;
}

/** Leaves out those whose caution or chill alone kept them from it, and counts them. */
function dare(town: Town, m: Month, row: Asked, out: Uint16Array, count: number, counters: Counters): number {
  const { traits, caution, chill } = town.columns;
  const { deterred, chilled } = row;
  let n = 0;
  for (let c = 0; c < count; c++) {
    const i = out[c];
    let afraid = 0;
    if (deterred !== 0) afraid = Math.floor((deterred * caution[i]) / 255);
    else if (chilled !== null) afraid = Math.floor((chilled[(traits[i] >>> 22) & 3] * chill[i]) / 255);
    if (afraid !== 0 && draws[c] >= scaled(rates[c], ONE - afraid))
      m.count(deterred !== 0 ? counters.deterred : counters.heldBack, i);
    else out[n++] = i;
  }
  return n;
}
