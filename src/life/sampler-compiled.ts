import { GATED_DECISIONS } from "../draws/decisions.js";
import type { Kernel } from "../kernel/kernel.js";
import type { Month } from "../month/month.js";
import { PROFILE_STATUS } from "../month/scratch.js";
import { CELLS } from "../society/groups.js";
import { TOWN } from "../state/columns.js";
import type { Town } from "../state/town.js";
import { boundsIn, type Gate } from "./gate.js";

/** What is counted of the rows, by the numbers of the counters. */
export interface Counters {
  /** Who came out, by decision. */
  readonly of: (decision: number) => number;
  /** Who would have but for learned chill, and but for learned caution. */
  readonly heldBack: number;
  readonly deterred: number;
}

/** What the compiled loop is told of a row, and tells of it: a word each. */
const DECISION = 0;
const BY_KIND = 1;
const BY_REST = 2;
const NEEDED = 3;
const SOUGHT = 4;
const OUT = 5;
const LEFT = 6;
const DETERRED = 7;
const SUMS = 8;
const SUMS_HELD = 9;
const HELD = 10;
const ROW_WORDS = 16;

/** Residents that are hashed at a time. */
const RUN = 256;

/** For each four bits, the lanes of four that they keep: as shorts and as words, sixteen bytes each. */
const LANES = new Uint8Array(16 * 32).fill(255);
for (let bits = 0; bits < 16; bits++) {
  const kept = [0, 1, 2, 3].filter((lane) => ((bits >> lane) & 1) !== 0).map((lane) => 4 * lane);
  const shorts = kept.flatMap((byte) => [byte, byte + 1]);
  const words = kept.flatMap((byte) => [byte, byte + 1, byte + 2, byte + 3]);
  LANES.set(shorts, bits * 32);
  LANES.set(words, bits * 32 + 16);
}

/** Where the loops find what they need, as addresses. */
interface Places {
  readonly kernel: Kernel;
  readonly rows: Int32Array;
  readonly bounds: number;
  /** Who might come out, as lists by decision, and where they end. */
  readonly passed: number;
  readonly ends: number;
  readonly words: number;
  readonly some: number;
  readonly draws: number;
  readonly rates: number;
  readonly held: Uint16Array;
  readonly lanes: number;
  readonly sums: Float64Array;
}

const placesIn = (k: Kernel, gate: Gate): Places => ({
  kernel: k,
  rows: k.room("rows asked", Int32Array, GATED_DECISIONS * ROW_WORDS),
  bounds: boundsIn(k, gate),
  passed: k.room("passed", Int32Array, GATED_DECISIONS * TOWN).byteOffset,
  ends: k.room("ends of the passed", Int32Array, GATED_DECISIONS).byteOffset,
  words: k.room("words of a run", Uint8Array, RUN * GATED_DECISIONS).byteOffset,
  some: k.room("some of a run", Uint32Array, 2 * (RUN + 2)).byteOffset,
  draws: k.room("draws", Uint32Array, TOWN + 4).byteOffset,
  rates: k.room("rates", Uint32Array, TOWN + 4).byteOffset,
  held: k.room("held back", Uint16Array, TOWN),
  lanes: k.table("lanes kept", LANES),
  sums: k.room("sums by row asked", Float64Array, (GATED_DECISIONS + 2) * CELLS * 16),
});

/** The sampler's two steps for one month, compiled; its bounds must fit. All rows of a town are settled and counted in one call. */
export function compiledSampler(gate: Gate, counters: Counters): (town: Town, m: Month, k: Kernel) => void {
  const { asked } = gate;
  const ofRows = asked.map(({ rate }) => counters.of(rate.decision));
  const countersOfRows = Int32Array.of(...ofRows, counters.deterred, counters.heldBack);
  let places: Places | null = null;
  return (town, m, k) => {
    if (places?.kernel !== k) {
      places = placesIn(k, gate);
      if (!k.owned("rows asked", gate)) tellRows(gate, m, k, places.rows);
    }
    const { bounds, ends, passed, rows, some, sums, words } = places;
    const { a, b } = m.gate();
    k.loops.ask(m.scratch.profile.byteOffset, town.size, bounds, a, b, passed, 4 * TOWN, ends, words, some);
    if (m.witness !== null) {
      settleOneByOne(town, m, places, gate, counters);
      return;
    }
    settle(town, m, places, rows.byteOffset, asked.length, sums.byteOffset);
    m.addRows(k, sums, countersOfRows);
  };
}

/** Writes down what the compiled loop must know of each row for a month. */
function tellRows({ asked }: Gate, m: Month, k: Kernel, rows: Int32Array): void {
  asked.forEach(({ rate, need, sought, left, deterred }, r) => {
    const { decision, rest } = rate;
    const row = rows.subarray(r * ROW_WORDS, (r + 1) * ROW_WORDS);
    row[DECISION] = decision;
    row[BY_KIND] = rate.byKindIn(k).byteOffset;
    row[BY_REST] = k.table(`rest ${decision}`, rest);
    row[NEEDED] = need << PROFILE_STATUS;
    row[SOUGHT] = sought;
    row[OUT] = m.scratch.listOf(decision).byteOffset;
    row[LEFT] = left === null ? 0 : k.table(`left ${decision}`, left);
    row[DETERRED] = deterred !== 0 ? 1 : 0;
    row[SUMS] = r;
    row[SUMS_HELD] = deterred !== 0 ? asked.length : asked.length + 1;
  });
}

/** Settles some rows, from an address on; counts them by cell where there are sums. */
function settle(town: Town, m: Month, places: Places, row: number, rows: number, sums: number): void {
  const { draws, ends, held, lanes, passed, rates } = places;
  const { caution, chill } = town.columns;
  const { cell, didCount, profile } = m.scratch;
  places.kernel.loops.settle(
    profile.byteOffset,
    cell.byteOffset,
    caution.byteOffset,
    chill.byteOffset,
    row,
    rows,
    passed,
    4 * TOWN,
    ends,
    draws,
    rates,
    held.byteOffset,
    lanes,
    sums,
    m.stride,
    m.scene.seed,
    m.clock.index,
    town.index,
    didCount.byteOffset,
  );
}

/** The same row by row, each resident counted by name, for a witness. */
function settleOneByOne(town: Town, m: Month, places: Places, { asked }: Gate, counters: Counters): void {
  const { did, didCount } = m.scratch;
  asked.forEach(({ deterred }, r) => {
    const row = places.rows.subarray(r * ROW_WORDS, (r + 1) * ROW_WORDS);
    settle(town, m, places, row.byteOffset, 1, 0);
    m.countEach(deterred !== 0 ? counters.deterred : counters.heldBack, places.held, row[HELD]);
  });
  for (const { rate } of asked) m.countEach(counters.of(rate.decision), did[rate.decision], didCount[rate.decision]);
}
