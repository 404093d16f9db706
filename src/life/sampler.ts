import { GATED, GATED_DECISIONS, type GatedName } from "../draws/decisions.js";
import { word } from "../draws/hash.js";
import type { Kernel } from "../kernel/kernel.js";
import type { Month } from "../month/month.js";
import { ADULT, kindIn, ONLINE, PAYER, PROFILE_SEEKING, PROFILE_STATUS, restIn, SCHOOL_AGE } from "../month/scratch.js";
import type { Clock } from "../state/clock.js";
import { TOWN } from "../state/columns.js";
import type { Town } from "../state/town.js";
import { KINDS, ONE, Rate, scaled } from "./rates.js";
import type { Row, RowValues, Who } from "./row.js";

/**
 * Asks every resident every gated question of the month. Plainly, for each row and resident:
 *
 *   if (draw(seed, row, resident, month) < rate(row, resident)) did[row].push(resident)
 *
 * The tight form hashes once for all rows, compares one byte a row with a bound on the rate for the resident's kind, and works out
 * the exact rate and the lower 24 bits of the draw only for the few who pass. The outcome is the same.
 */

/** Hears of a resident whose learned fear alone kept an act from happening. */
export type Held = (m: Month, decision: number, i: number, byChill: boolean) => void;

/** A row being sampled: its rate, and what learning takes off it. */
interface Asked {
  readonly rate: Rate;
  readonly need: number;
  readonly deterred: number;
  readonly chilled: readonly number[] | null;
  readonly sought: number;
}

/** The rows by decision, and for each kind and each of the eight words, four byte bounds: a byte not below its bound cannot come out. */
interface Gate {
  readonly rows: readonly (Asked | null)[];
  readonly bounds: Int32Array;
  /** The same bounds, a byte each in the order of the rows, for the compiled loop; only where all fit. */
  readonly bytes: Uint8Array;
  /** 1 where a bound is above 128. */
  readonly wide: Uint8Array;
  /** The highest bound of each row. */
  readonly highest: Int32Array;
  /** Is every bound below 256? */
  fits: boolean;
  /** Counts the changes of the bounds. */
  version: number;
  /** The first kind that is asked anything: 256 where children, the first age band, are spared. */
  youngest: number;
}

/** Words of four bytes in a hash. */
const WORDS = GATED_DECISIONS / 4;

/** All four bytes pass: some bound is above 128, where the quick look cannot tell. */
const ALL = -1;
const NAMES = Object.fromEntries(Object.entries(GATED).map(([name, n]) => [n, name])) as Record<number, GatedName>;
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
  held: Held,
): (clock: Clock) => (town: Town, m: Month) => void {
  const asked = rows.flatMap((row): Asked[] => {
    const values = valuesOf(row);
    if (!values?.on) return [];
    return [
      {
        rate: new Rate(row, values),
        need: NEED[row.who],
        deterred: fixed(values.deterred ?? 0),
        chilled: values.chilled?.map(fixed) ?? null,
        sought: fixed(values.sought ?? 1),
      },
    ];
  });
  const gate: Gate = {
    rows: Array.from({ length: GATED_DECISIONS }, (_, d) => asked.find((a) => a.rate.decision === d) ?? null),
    bounds: new Int32Array(KINDS * WORDS),
    bytes: new Uint8Array(KINDS * GATED_DECISIONS),
    wide: new Uint8Array(KINDS * GATED_DECISIONS),
    highest: new Int32Array(GATED_DECISIONS),
    fits: false,
    version: 0,
    youngest: 0,
  };
  return (clock) => {
    const changed = asked.filter((a) => a.rate.turnTo(clock));
    if (changed.length > 0 || gate.version === 0) bound(gate, changed);
    return (town, m) => {
      m.scratch.didCount.fill(0);
      const kernel = gate.fits ? m.kernel : null;
      const { lists, counts } = kernel ? askCompiled(town, m, kernel, gate) : ask(town, m, gate);
      gate.rows.forEach((row, d) => {
        if (row === null || row.rate.none) return;
        const out = m.scratch.listOf(d);
        if (kernel) settleCompiled(town, m, kernel, row, lists[d], counts[d], out, held);
        else settle(town, m, row, lists[d], counts[d], out, held);
      });
    };
  };
}

/** Works out the byte bounds of the rows whose rates have changed. */
function bound(gate: Gate, changed: readonly Asked[]): void {
  const { bounds, bytes, rows } = gate;
  for (const { rate, sought } of changed) {
    const { byKind, mostRest, decision } = rate;
    let highest = 0;
    for (let kind = 0; kind < KINDS; kind++) {
      const most = byKind[kind] === 0 ? 0 : scaled(scaled(byKind[kind], mostRest), sought);
      const n = byKind[kind] === 0 ? 0 : Math.floor(most / 0x1000000) + 1;
      highest = n > highest ? n : highest;
      bytes[kind * GATED_DECISIONS + decision] = n > 255 ? 255 : n;
      // Four bytes a word; above 128 the quick look cannot tell.
      gate.wide[kind * GATED_DECISIONS + decision] = n > 128 ? 1 : 0;
    }
    gate.highest[decision] = highest;
  }
  gate.fits = gate.highest.every((n) => n < 256);
  gate.version++;
  // The first byte is the lowest of its word, as on every machine that Node and browsers run on.
  const words = new Int32Array(bytes.buffer);
  const wide = new Int32Array(gate.wide.buffer);
  for (let n = 0; n < bounds.length; n++) bounds[n] = wide[n] === 0 ? words[n] : ALL;
  gate.youngest = rows.some((row) => row?.rate.byKind.subarray(0, 256).some((n) => n !== 0)) ? 0 : 256;
}

/** Who may come out, by decision: place in the upper 24 bits, the draw's top byte in the lower 8. */
interface Passed {
  readonly lists: readonly Int32Array[];
  readonly counts: Int32Array;
}

const passed = Array.from({ length: GATED_DECISIONS }, () => new Int32Array(0));
const passedCount = new Int32Array(GATED_DECISIONS);

/** Finds who might, by one byte a row. */
function ask(town: Town, m: Month, gate: Gate): Passed {
  const { profile } = m.scratch;
  const { bounds, youngest } = gate;
  const k = m.gate();
  const a = k.a | 0;
  const b = k.b | 0;
  const size = town.size | 0;
  passedCount.fill(0);
  if (passed[0].length === 0) for (let d = 0; d < GATED_DECISIONS; d++) passed[d] = new Int32Array(TOWN);
  for (let i = 0; i < size; i++) {
    const t = profile[i] & 0x7ff;
    if (t < youngest) continue;
    const at = t * WORDS;
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

/** Residents that the compiled loop hashes at a time. */
const RUN = 256;

/** The same, four residents at a time. */
function askCompiled(town: Town, m: Month, kernel: Kernel, gate: Gate): Passed {
  const all = kernel.room("passed", Int32Array, GATED_DECISIONS * TOWN);
  const counts = kernel.room("how many passed", Int32Array, GATED_DECISIONS);
  const words = kernel.room("words of a run", Uint8Array, RUN * GATED_DECISIONS);
  const some = kernel.room("some of a run", Uint32Array, 2 * (RUN + 1));
  const { a, b } = m.gate();
  kernel.loops.ask(
    m.scratch.profile.byteOffset,
    town.size,
    kernel.table("bounds", gate.bytes, gate.version),
    ...[a, b],
    gate.youngest,
    ...[all.byteOffset, counts.byteOffset, 4 * TOWN, words.byteOffset, some.byteOffset],
  );
  return { lists: Array.from(counts, (_, d) => all.subarray(d * TOWN, d * TOWN + counts[d])), counts };
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
function settle(
  town: Town,
  m: Month,
  row: Asked,
  candidates: Int32Array,
  count: number,
  out: Uint16Array,
  held: Held,
): void {
  const { decision } = row.rate;
  const k = m.key(NAMES[decision]);
  const would = comeOut(m, row, candidates, count, out, k.a | 0, k.b | 0);
  const fearful = row.deterred !== 0 || row.chilled !== null;
  m.scratch.didCount[decision] = fearful ? dare(town, m, row, out, would, held) : would;
}

/** The same two steps, compiled. */
function settleCompiled(
  town: Town,
  m: Month,
  kernel: Kernel,
  row: Asked,
  candidates: Int32Array,
  count: number,
  out: Uint16Array,
  held: Held,
): void {
  const { decision, byKind, rest, version } = row.rate;
  const { a, b } = m.key(NAMES[decision]);
  const draws = kernel.room("draws", Uint32Array, TOWN).byteOffset;
  const rates = kernel.room("rates", Uint32Array, TOWN).byteOffset;
  const would = kernel.loops.comeOut(
    ...[m.scratch.profile.byteOffset, candidates.byteOffset, count, out.byteOffset, draws, rates],
    kernel.table(`rate ${decision}`, byKind, version, Uint32Array),
    kernel.table(`rest ${decision}`, rest, 0, Uint32Array),
    ...[row.need << PROFILE_STATUS, row.sought === ONE ? 0 : PROFILE_SEEKING, row.sought, a, b],
  );
  const most =
    row.deterred !== 0 ? new Uint32Array(4).fill(row.deterred) : row.chilled && Uint32Array.from(row.chilled);
  m.scratch.didCount[decision] = would;
  if (most === null) return;
  const { traits, caution, chill } = town.columns;
  const left = kernel.room("held back", Uint16Array, TOWN);
  const kept = kernel.loops.dare(
    ...[traits.byteOffset, (row.deterred !== 0 ? caution : chill).byteOffset, kernel.copy("most taken off", most)],
    ...[out.byteOffset, would, draws, rates, left.byteOffset],
  );
  for (let h = 0; h < would - kept; h++) held(m, decision, left[h], row.deterred === 0);
  m.scratch.didCount[decision] = kept;
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
  const { byKind, rest: byRest } = row.rate;
  const seeks = sought === ONE ? 0 : PROFILE_SEEKING;
  let n = 0;
  for (let c = 0; c < count; c++) {
    const packed = candidates[c];
    const i = packed >>> 8;
    const who = profile[i];
    let free = scaled(byKind[kindIn(who)], byRest[restIn(who)]);
    if ((who & seeks) !== 0) free = scaled(free, sought);
    const u = (packed & 255) * 0x1000000 + (word(i, a, b) >>> 8);
    out[n] = i;
    draws[n] = u;
    rates[n] = free;
    n += (u < free ? 1 : 0) & ((who & need) === need ? 1 : 0);
  }
  return n;
}

/** Leaves out those whose caution or chill alone kept them from it, and lets `held` hear of them. */
function dare(town: Town, m: Month, row: Asked, out: Uint16Array, count: number, held: Held): number {
  const { traits, caution, chill } = town.columns;
  const { deterred, chilled, rate } = row;
  let n = 0;
  for (let c = 0; c < count; c++) {
    const i = out[c];
    let byChill = false;
    let afraid = 0;
    if (deterred !== 0) afraid = Math.floor((deterred * caution[i]) / 255);
    else if (chilled !== null) {
      afraid = Math.floor((chilled[(traits[i] >>> 22) & 3] * chill[i]) / 255);
      byChill = true;
    }
    if (afraid !== 0 && draws[c] >= scaled(rates[c], ONE - afraid)) held(m, rate.decision, i, byChill);
    else out[n++] = i;
  }
  return n;
}
