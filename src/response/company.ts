import { DECISIONS } from "../draws/decisions.js";
import { type Key, word } from "../draws/hash.js";
import { drawCode, threshold } from "../draws/uniform.js";
import type { Kernel } from "../kernel/kernel.js";
import { quarterBegins } from "../life/presence.js";
import { bySize } from "../month/laid.js";
import { type Beginning, mechanism, type Pass, type ValuesOf } from "../month/mechanism.js";
import type { Month } from "../month/month.js";
import { packing } from "../month/packing.js";
import { number, probability } from "../parameters/parameter.js";
import { reached } from "../parameters/schedule.js";
import { publicity } from "../score/score.js";
import { CIRCLE, FAR_SLOT, likeness, NEAR, type Orders, orderIn, PAIR, whitening } from "../society/ties.js";
import type { Clock } from "../state/clock.js";
import { POINT, TOWN } from "../state/columns.js";
import type { Town } from "../state/town.js";

export const droppingTies = mechanism({
  room: "response",
  key: "dropping_ties",
  says: "Where association or publicity makes it pay, residents drop a friend who is seen to stand low.",
  direction: "On: low scorers lose ties, and the low are left with each other.",
  reads: "last month's scores, ties",
  writes: "ties",
  parameters: {
    drop: probability({
      says: "Chance a month that a tie between one who stands low and one who does not is dropped.",
      max: 0.5,
      default: 0.03,
      source: "assumption (no measured rate)",
      sweep: [0, 0.1],
    }),
    low: number({
      says: "Score below which one stands low.",
      unit: "points",
      min: 0,
      max: 2000,
      default: 850,
      source: "F-CITY-2 (band C, unverified)",
    }),
  },
  begin: () => () => null,
});

export const TIE_COUNTERS = [
  { key: "ties", unit: "ends of ties", says: "Living ties, counted at each end, in the first month of each quarter." },
  {
    key: "ties_dropped",
    unit: "ends of ties",
    says: "Ties dropped because one of the two stands low, counted at each end.",
  },
  { key: "ties_lost", unit: "ends of ties", says: "Ties lost for reasons of their own, counted at each end." },
  { key: "ties_made", unit: "ends of ties", says: "Ties made or taken up again, counted at each end." },
];

/** A tie is looked at every so many months; a third of them each month, with three months' chances. */
export const LOOK_EVERY = 3;

/**
 * Ties end and begin. Each possible tie has its own decision, drawn for the pair, so both ends agree. Plainly:
 *
 *   u = draw(tie_churn, pair, month)
 *   alive: ends if u < loss, or if u < loss + drop and one of the two stands low and the other does not
 *   dead:  begins if u < birth and they do not stand so apart
 *
 * Where a tie is new the pair is the same as ever: who can know whom is fixed, which is a stated simplification.
 */
export function tieChurn(
  drop: ValuesOf<typeof droppingTies> | null,
  s: Beginning,
  ordersOf: (size: number) => Orders,
): (clock: Clock) => Pass {
  const [living, dropped, lost, made] = TIE_COUNTERS.map((c) => s.counter(c.key));
  const like = likeness(s);
  const lossRate = rateOver(monthlyRate(s.society.tie_loss), LOOK_EVERY);
  const loss = threshold(lossRate);
  // Ties come to life at the rate that keeps the share alive at what it was at the start.
  const birth = s.society.tie_alive.map((a) => threshold(Math.min(1, (lossRate * a) / (1 - Math.min(a, 0.999)))));
  const mostBirth = Math.max(...birth);
  const close = [s.society.tie_age_close, s.society.tie_income_close].map(Math.floor);
  const open = s.valuesOf(publicity);
  const linked = s.has("score.association");
  return (clock) => {
    const pays = drop !== null && (linked || (open !== null && reached(open.from, clock)));
    const extra = pays && drop !== null ? threshold(rateOver(drop.drop, LOOK_EVERY)) : 0;
    const low = pays && drop !== null ? Math.round(drop.low * POINT) : 0;
    const ends = Math.min(loss + extra, 0xffffffff);
    const most = Math.max(ends, mostBirth);
    const turn = clock.index % LOOK_EVERY;
    const apart = (a: number, b: number): boolean => extra !== 0 && a >= 0 && b >= 0 && a < low !== b < low;
    const layFor = bySize((k, size) =>
      rulesIn(k, ordersOf(size), [
        ...[loss, ends, extra === 0 ? 0 : low, mostBirth, ...close, ...birth, turn, LOOK_EVERY, s.seed, clock.index],
        ...[drawCode(DECISIONS.tie_churn), drawCode(DECISIONS.tie_whitening), drawCode(0, 1)],
      ]),
    );
    return (town, m) => {
      if (m.kernel) {
        const { lists, counts } = churnCompiled(town, m, m.kernel, layFor(m.kernel, town.size));
        m.countEach(lost, lists[0], counts[0]);
        m.countEach(dropped, lists[1], counts[1]);
        m.countEach(made, lists[2], counts[2]);
      } else churnPlainly(town, m);
      if (quarterBegins(clock)) countTies(town.columns.ties, m, town.size, living);
    };

    function churnPlainly(town: Town, m: Month): void {
      const { order } = ordersOf(town.size);
      const scores = town.lastScores(clock.index);
      const { ties, traits, income } = town.columns;
      /** Settles one pair for the whole draw `u`. */
      const settle: Settle = (i, j, bit, u) => {
        if ((ties[i] & bit) !== 0) {
          if (u >= loss && !(u < ends && apart(scores[i], scores[j]))) return;
          ties[i] &= ~bit;
          ties[j] &= ~bit;
          const why = u < loss ? lost : dropped;
          m.count(why, i);
          m.count(why, j);
        } else if (u < birth[like(traits[i], income[i], traits[j], income[j])] && !apart(scores[i], scores[j])) {
          ties[i] |= bit;
          ties[j] |= bit;
          m.count(made, i);
          m.count(made, j);
        }
      };
      for (const kind of [NEAR, CIRCLE]) circleChurn(town, m, order[kind], kind, turn, most, settle);
      pairChurn(town, m, order[PAIR], turn, most, settle);
      if (m.far !== null)
        farChurn(town, m.far, m, turn, { loss, ends, birth, like, apart, counters: [dropped, lost, made] });
    }
  };
}

function countTies(ties: Uint8Array, m: Month, size: number, counter: number): void {
  m.sumBytes(counter, ties, ONES, size);
}

const ONES = Uint8Array.from({ length: 256 }, (_, bits) => bits.toString(2).replaceAll("0", "").length);

/** The monthly chance that compounds to a yearly one, by bisection: plain arithmetic only, so that it is the same everywhere. */
export function monthlyRate(yearly: number): number {
  let lo = 0;
  let hi = 1;
  for (let k = 0; k < 60; k++) {
    const mid = (lo + hi) / 2;
    let kept = 1;
    for (let n = 0; n < 12; n++) kept *= 1 - mid;
    if (1 - kept < yearly) lo = mid;
    else hi = mid;
  }
  return (lo + hi) / 2;
}

/** The chance over several months of what has a monthly chance. */
export function rateOver(monthly: number, months: number): number {
  let kept = 1;
  for (let n = 0; n < months; n++) kept *= 1 - monthly;
  return 1 - kept;
}

type Settle = (i: number, j: number, bit: number, u: number) => void;

/** Pair n of a circle of four is (A[n], B[n]). */
const A = [0, 2, 0, 1, 0, 1];
const B = [1, 3, 2, 3, 3, 2];

/** Six pairs a circle. Their draws' upper halves share three words; the lower half is drawn for the few that may come out. */
function circleChurn(
  town: Town,
  m: Month,
  order: Uint16Array,
  kind: number,
  turn: number,
  most: number,
  settle: Settle,
): void {
  const { size } = town;
  const white = whitening(m.scene.seed, town.index, size, kind);
  const keys = A.map((_, n) => m.key("tie_churn", kind * 16 + n));
  const gate = m.key("tie_churn", kind * 16 + 8);
  const top = Math.floor(most / 0x10000) + 1;
  let x = 0;
  for (let p = turn * 4; p < size; p += 4 * LOOK_EVERY) {
    for (let n = 0; n < 6; n++) {
      // A word carries the upper halves of two pairs' draws.
      if ((n & 1) === 0) x = word(p + (n >> 1), gate.a, gate.b);
      const high = n & 1 ? x & 0xffff : x >>> 16;
      if (high >= top || p + A[n] >= size || p + B[n] >= size) continue;
      const u = high * 0x10000 + (word(p, keys[n].a, keys[n].b) >>> 16);
      settle(order[p + A[n]] ^ white, order[p + B[n]] ^ white, 1 << (kind * 3 + (A[n] ^ B[n]) - 1), u);
    }
  }
}

/** Room for the ends of ties that change in a month, of each kind. */
const ENDS = 4 * TOWN;

/** Room for six lists of the compiled loops, two shorts a circle for 256 circles and eight more, and for as many pairs to be settled: 31 bytes each. */
const SOME = 6 * 2 * (2 * 256 + 8) + 31 * (2 * 256 + 8);

/** Words that the compiled loop is told, and room for seven keys. */
const RULES = 27 + 14;

/** What the compiled loop goes by in a month, and where it works: `rules` are its first sixteen words. */
function rulesIn(k: Kernel, orders: Orders, rules: readonly number[]) {
  const words = k.room("rules of ties", Int32Array, RULES);
  const lists = k.room("ends of ties", Uint16Array, 3 * ENDS);
  const counts = k.room("how many ends", Uint32Array, 3);
  const places = k.room("places", Uint32Array, TOWN + 4);
  const others = k.room("their others", Int32Array, TOWN);
  words.set([
    ...rules,
    ...[NEAR, CIRCLE, PAIR].map((kind) => orderIn(k, orders, kind)),
    ...[lists.byteOffset, 2 * ENDS, counts.byteOffset, packing(k)],
    k.room("some of the ties", Uint8Array, SOME).byteOffset,
    ...[places.byteOffset, k.room("their draws", Uint32Array, TOWN + 4).byteOffset, others.byteOffset],
  ]);
  return {
    rules: words.byteOffset,
    lists: [0, 1, 2].map((list) => lists.subarray(list * ENDS, (list + 1) * ENDS)),
    counts,
    places,
    others,
  };
}
type Rules = ReturnType<typeof rulesIn>;

/** All of a town's ties, compiled: the ends of the ties lost, dropped and made come to the lists of its rules. */
function churnCompiled(town: Town, m: Month, k: Kernel, there: Rules): Rules {
  const { traits, income, ties } = town.columns;
  const { far } = m;
  const within = far === null || !k.reaches(far.bytes);
  const other = within ? town : far;
  k.loops.churn(
    there.rules,
    traits.byteOffset,
    income.byteOffset,
    town.lastScores(m.clock.index).byteOffset,
    ties.byteOffset,
    town.size,
    town.index,
    other.columns.traits.byteOffset,
    other.columns.income.byteOffset,
    other.lastScores(m.clock.index).byteOffset,
    within ? 0 : Math.min(town.size, far.size),
    Math.min(town.index, other.index),
  );
  if (within && far !== null) churnFarAway(town, far, m, k, there);
  return there;
}

/** Far ties to a town that the loops do not reach: what is asked of the other ends is gathered for the few whose draws may change a tie. */
function churnFarAway(town: Town, far: Town, m: Month, k: Kernel, { rules, places, others }: Rules): void {
  const { traits, income } = far.columns;
  const scores = far.lastScores(m.clock.index);
  const n = k.loops.farDraws(rules, Math.min(town.size, far.size), Math.min(town.index, far.index));
  for (let c = 0; c < n; c++) {
    const i = places[c];
    others[c] = (traits[i] & 127) | (income[i] << 8) | (scores[i] << 16);
  }
  k.loops.churnFar(rules, n);
}

/** The key under which both towns draw for the ties between them. */
const farKey = (town: Town, far: Town, m: Month): Key => m.keyOfTown("tie_churn", 63, Math.min(town.index, far.index));

function pairChurn(town: Town, m: Month, order: Uint16Array, turn: number, most: number, settle: Settle): void {
  const white = whitening(m.scene.seed, town.index, town.size, PAIR);
  const { a, b } = m.key("tie_churn", PAIR * 16);
  for (let p = turn * 2; p < town.size - 1; p += 2 * LOOK_EVERY) {
    const u = word(p, a, b) >>> 0;
    if (u < most) settle(order[p] ^ white, order[p + 1] ^ white, 1 << 6, u);
  }
}

interface FarRules {
  readonly loss: number;
  readonly ends: number;
  readonly birth: readonly number[];
  readonly like: (ta: number, ia: number, tb: number, ib: number) => number;
  readonly apart: (a: number, b: number) => boolean;
  readonly counters: readonly number[];
}

/** Far ties: both towns work out the same outcome from what both can read, and each writes its own end. */
function farChurn(town: Town, far: Town, m: Month, turn: number, r: FarRules): void {
  const { ties, traits, income } = town.columns;
  const mine = town.lastScores(m.clock.index);
  const theirs = far.lastScores(m.clock.index);
  const bit = 1 << FAR_SLOT;
  const { a, b } = farKey(town, far, m);
  const both = Math.min(town.size, far.size);
  for (let i = turn; i < both; i += LOOK_EVERY) {
    const u = word(i, a, b) >>> 0;
    if ((ties[i] & bit) !== 0) {
      if (u >= r.loss && !(u < r.ends && r.apart(mine[i], theirs[i]))) continue;
      ties[i] &= ~bit;
      m.count(r.counters[u < r.loss ? 1 : 0], i);
    } else if (
      u < r.birth[r.like(traits[i], income[i], far.columns.traits[i], far.columns.income[i])] &&
      !r.apart(mine[i], theirs[i])
    ) {
      ties[i] |= bit;
      m.count(r.counters[2], i);
    }
  }
}
