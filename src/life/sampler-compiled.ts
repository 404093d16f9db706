import { GATED_DECISIONS } from "../draws/decisions.js";
import type { Kernel } from "../kernel/kernel.js";
import type { Month } from "../month/month.js";
import { PROFILE_STATUS } from "../month/scratch.js";
import { CELLS } from "../society/groups.js";
import { TOWN } from "../state/columns.js";
import type { Town } from "../state/town.js";
import type { Gate } from "./gate.js";

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
const KEY_A = 5;
const KEY_B = 6;
const OUT = 7;
const LEFT = 8;
const LEVEL = 9;
const SUMS = 10;
const SUMS_HELD = 11;
const CAME_OUT = 12;
const HELD = 13;
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

/** The sampler's two steps for one month, compiled; its bounds must fit. All rows of a town are settled and counted in one call. */
export function compiledSampler(gate: Gate, counters: Counters): (town: Town, m: Month, k: Kernel) => void {
  const { asked } = gate;
  const countersOfRows = [...asked.map(({ rate }) => counters.of(rate.decision)), counters.deterred, counters.heldBack];
  let told: Kernel | null = null;
  return (town, m, k) => {
    const { scratch } = m;
    const rows = k.room("rows asked", Int32Array, GATED_DECISIONS * ROW_WORDS);
    if (told !== k) tellRows(gate, m, k, rows);
    told = k;
    const { caution, chill } = town.columns;
    asked.forEach(({ rate, deterred }, r) => {
      const { a, b } = m.key(rate.row.key);
      rows[r * ROW_WORDS + KEY_A] = a;
      rows[r * ROW_WORDS + KEY_B] = b;
      rows[r * ROW_WORDS + LEVEL] = (deterred !== 0 ? caution : chill).byteOffset;
    });
    ask(town, m, k, gate);
    if (m.witness !== null) {
      settleOneByOne(m, k, gate, rows, counters);
      return;
    }
    const sums = k.room("sums by row asked", Float64Array, (GATED_DECISIONS + 2) * CELLS * 16);
    settle(m, k, rows.byteOffset, asked.length, sums.byteOffset);
    asked.forEach(({ rate }, r) => {
      scratch.didCount[rate.decision] = rows[r * ROW_WORDS + CAME_OUT];
    });
    m.addRows(k, sums, countersOfRows);
  };
}

/** Writes down what the compiled loop must know of each row for a month. */
function tellRows({ asked }: Gate, m: Month, k: Kernel, rows: Int32Array): void {
  asked.forEach(({ rate, need, sought, left, deterred }, r) => {
    const { decision, byKind, rest, version } = rate;
    const row = rows.subarray(r * ROW_WORDS, (r + 1) * ROW_WORDS);
    row[DECISION] = decision;
    row[BY_KIND] = k.table(`rate ${decision}`, byKind, version, Uint32Array);
    row[BY_REST] = k.table(`rest ${decision}`, rest, 0, Uint32Array);
    row[NEEDED] = need << PROFILE_STATUS;
    row[SOUGHT] = sought;
    row[OUT] = m.scratch.listOf(decision).byteOffset;
    row[LEFT] = left === null ? 0 : k.table(`left ${decision}`, left);
    row[SUMS] = r;
    row[SUMS_HELD] = deterred !== 0 ? asked.length : asked.length + 1;
  });
}

/** Who might come out, as lists by decision. */
const passed = (k: Kernel) => k.room("passed", Int32Array, GATED_DECISIONS * TOWN).byteOffset;
const ends = (k: Kernel) => k.room("ends of the passed", Int32Array, GATED_DECISIONS).byteOffset;

function ask(town: Town, m: Month, k: Kernel, gate: Gate): void {
  const { a, b } = m.gate();
  k.loops.ask(
    ...[m.scratch.profile.byteOffset, town.size, k.table("bounds", gate.bytes, gate.version), a, b],
    ...[passed(k), 4 * TOWN, ends(k)],
    k.room("words of a run", Uint8Array, RUN * GATED_DECISIONS).byteOffset,
    k.room("some of a run", Uint32Array, 2 * (RUN + 2)).byteOffset,
  );
}

const heldOf = (k: Kernel): Uint16Array => k.room("held back", Uint16Array, TOWN);

/** Settles some rows, from an address on; counts them by cell where there are sums. */
function settle({ scratch, stride }: Month, k: Kernel, row: number, rows: number, sums: number): void {
  k.loops.settle(
    ...[scratch.profile.byteOffset, scratch.cell.byteOffset, row, rows, passed(k), 4 * TOWN, ends(k)],
    k.room("draws", Uint32Array, TOWN + 4).byteOffset,
    k.room("rates", Uint32Array, TOWN + 4).byteOffset,
    ...[heldOf(k).byteOffset, k.table("lanes kept", LANES), sums, stride],
  );
}

/** The same row by row, each resident counted by name, for a witness. */
function settleOneByOne(m: Month, k: Kernel, { asked }: Gate, rows: Int32Array, counters: Counters): void {
  const { did, didCount } = m.scratch;
  asked.forEach(({ rate: { decision }, deterred }, r) => {
    const row = rows.subarray(r * ROW_WORDS, (r + 1) * ROW_WORDS);
    settle(m, k, row.byteOffset, 1, 0);
    m.countEach(deterred !== 0 ? counters.deterred : counters.heldBack, heldOf(k), row[HELD]);
    didCount[decision] = row[CAME_OUT];
  });
  for (const { rate } of asked) m.countEach(counters.of(rate.decision), did[rate.decision], didCount[rate.decision]);
}
