import type { Month } from "../month/month.js";
import type { Scene } from "../society/scene.js";
import { CIRCLE, FAR_SLOT, NEAR, type Orders, PAIR, whitening } from "../society/ties.js";
import type { Town } from "../state/town.js";

/**
 * What company each resident keeps: over living ties to rated people, the sum of last month's scores, how many they are, and how
 * many stand below a line. Plainly, for each resident i and slot k:
 *
 *   j = tie(i, k); if alive(i, k) and rated(j): tieSum[i] += last[j]; tieCount[i]++; if last[j] < line: tieLow[i]++
 *
 * The tight form walks the circles once each, so that every member is fetched once for its circle.
 */
export function companyKept(
  s: Scene,
  ordersOf: (size: number) => Orders,
): (town: Town, m: Month, line: number) => void {
  return (town, m, line) => {
    const { size } = town;
    const { tieSum, tieCount, tieLow } = m.scratch;
    const last = town.lastScores(m.clock.index);
    const { ties } = town.columns;
    const o = ordersOf(size);
    tieSum.fill(0, 0, size);
    tieCount.fill(0, 0, size);
    tieLow.fill(0, 0, size);
    for (const kind of [NEAR, CIRCLE]) {
      const white = whitening(s.seed, town.index, size, kind);
      circles(o.order[kind], white, kind * 3, size, last, ties, tieSum, tieCount, tieLow, line);
      leftOver(o.order[kind], white, kind * 3, size, last, ties, tieSum, tieCount, tieLow, line);
    }
    pairs(o.order[PAIR], whitening(s.seed, town.index, size, PAIR), size, last, ties, tieSum, tieCount, tieLow, line);
    if (m.far !== null)
      farEnds(m.far.lastScores(m.clock.index), Math.min(size, m.far.size), ties, tieSum, tieCount, tieLow, line);
  };
}

function farEnds(
  theirs: Int16Array,
  both: number,
  ties: Uint8Array,
  tieSum: Int32Array,
  tieCount: Uint8Array,
  tieLow: Uint8Array,
  line: number,
): void {
  for (let i = 0; i < both; i++) {
    const score = theirs[i];
    const counts = ~(score >> 31) & -(ties[i] >> FAR_SLOT);
    tieSum[i] += score & counts;
    tieCount[i] -= counts;
    tieLow[i] -= counts & ((score - line) >> 31);
  }
}

/** One circle of four at a time. `first` is the circle's first slot; member p^step is in slot first + step − 1. */
function circles(
  order: Uint16Array,
  white: number,
  first: number,
  size: number,
  last: Int16Array,
  ties: Uint8Array,
  tieSum: Int32Array,
  tieCount: Uint8Array,
  tieLow: Uint8Array,
  line: number,
): void {
  const whole = (size & ~3) | 0;
  for (let p = 0; p < whole; p += 4) {
    const i0 = order[p] ^ white;
    const i1 = order[p + 1] ^ white;
    const i2 = order[p + 2] ^ white;
    const i3 = order[p + 3] ^ white;
    const s0 = last[i0];
    const s1 = last[i1];
    const s2 = last[i2];
    const s3 = last[i3];
    const t0 = (ties[i0] >> first) & 7;
    const t1 = (ties[i1] >> first) & 7;
    const t2 = (ties[i2] >> first) & 7;
    const t3 = (ties[i3] >> first) & 7;
    // Masks: −1 for a rated member, 0 for one who is not.
    const r0 = ~(s0 >> 31);
    const r1 = ~(s1 >> 31);
    const r2 = ~(s2 >> 31);
    const r3 = ~(s3 >> 31);
    const v0 = s0 & r0;
    const v1 = s1 & r1;
    const v2 = s2 & r2;
    const v3 = s3 & r3;
    const l0 = r0 & ((s0 - line) >> 31);
    const l1 = r1 & ((s1 - line) >> 31);
    const l2 = r2 & ((s2 - line) >> 31);
    const l3 = r3 & ((s3 - line) >> 31);
    // Bit 0 of t: the other one step away (0-1, 2-3); bit 1: two steps (0-2, 1-3); bit 2: three steps (0-3, 1-2).
    const a01 = -(t0 & 1);
    const a23 = -(t2 & 1);
    const a02 = -((t0 >> 1) & 1);
    const a13 = -((t1 >> 1) & 1);
    const a03 = -((t0 >> 2) & 1);
    const a12 = -((t1 >> 2) & 1);
    if ((t0 | t1 | t2 | t3) === 0) continue;
    tieSum[i0] += (v1 & a01) + (v2 & a02) + (v3 & a03);
    tieSum[i1] += (v0 & a01) + (v3 & a13) + (v2 & a12);
    tieSum[i2] += (v3 & a23) + (v0 & a02) + (v1 & a12);
    tieSum[i3] += (v2 & a23) + (v1 & a13) + (v0 & a03);
    tieCount[i0] -= (r1 & a01) + (r2 & a02) + (r3 & a03);
    tieCount[i1] -= (r0 & a01) + (r3 & a13) + (r2 & a12);
    tieCount[i2] -= (r3 & a23) + (r0 & a02) + (r1 & a12);
    tieCount[i3] -= (r2 & a23) + (r1 & a13) + (r0 & a03);
    if ((l0 | l1 | l2 | l3) === 0) continue;
    tieLow[i0] -= (l1 & a01) + (l2 & a02) + (l3 & a03);
    tieLow[i1] -= (l0 & a01) + (l3 & a13) + (l2 & a12);
    tieLow[i2] -= (l3 & a23) + (l0 & a02) + (l1 & a12);
    tieLow[i3] -= (l2 & a23) + (l1 & a13) + (l0 & a03);
  }
}

/** Fewer than four are left over at the end of the order: the same, pair by pair. */
function leftOver(
  order: Uint16Array,
  white: number,
  first: number,
  size: number,
  last: Int16Array,
  ties: Uint8Array,
  tieSum: Int32Array,
  tieCount: Uint8Array,
  tieLow: Uint8Array,
  line: number,
): void {
  for (let p = size & ~3; p < size; p++) {
    const i = order[p] ^ white;
    for (let step = 1; step < 4; step++) {
      const q = p ^ step;
      if (q >= size || ((ties[i] >> (first + step - 1)) & 1) === 0) continue;
      const other = last[order[q] ^ white];
      if (other < 0) continue;
      tieSum[i] += other;
      tieCount[i]++;
      if (other < line) tieLow[i]++;
    }
  }
}

function pairs(
  order: Uint16Array,
  white: number,
  size: number,
  last: Int16Array,
  ties: Uint8Array,
  tieSum: Int32Array,
  tieCount: Uint8Array,
  tieLow: Uint8Array,
  line: number,
): void {
  for (let p = 0; p + 1 < size; p += 2) {
    const i = order[p] ^ white;
    const j = order[p + 1] ^ white;
    const alive = -((ties[i] >> 6) & 1);
    const si = last[i];
    const sj = last[j];
    const countsI = ~(sj >> 31) & alive;
    const countsJ = ~(si >> 31) & alive;
    tieSum[i] += sj & countsI;
    tieSum[j] += si & countsJ;
    tieCount[i] -= countsI;
    tieCount[j] -= countsJ;
    tieLow[i] -= countsI & ((sj - line) >> 31);
    tieLow[j] -= countsJ & ((si - line) >> 31);
  }
}
