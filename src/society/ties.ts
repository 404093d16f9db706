import { ASKED } from "../draws/decisions.js";
import { type Key, key, word } from "../draws/hash.js";
import { drawCode, threshold } from "../draws/uniform.js";
import type { Kernel } from "../kernel/kernel.js";
import { HOOD, TOWN } from "../state/columns.js";
import type { Town } from "../state/town.js";
import { generated } from "./generate.js";
import type { Scene } from "./scene.js";

/**
 * Who may know whom. Nothing is stored of a tie but the bit that says it is alive.
 *
 * Eight slots. 0-2: the three others of a circle of four inside the neighbourhood. 3-5: a circle of four in the town. 6: one
 * other in the town. 7: the same place in the paired town. A circle is made by a keyed permutation: residents are put in a
 * keyed order, and each four in a row of that order are a circle; 6 is the same with two. So ties are symmetric by construction, and whoever
 * walks the order meets every circle once.
 *
 * The order is one table for all full towns, whitened by a keyed xor per town, plus one for the last town if it is not full.
 */
export const NEAR = 0;
export const CIRCLE = 1;
export const PAIR = 2;
export const FAR_SLOT = 7;
export const SLOTS = 8;
const FIRST_SLOT = [0, 3, 6] as const;
const GROUP_SIZE = [4, 4, 2] as const;

/** Places 0..n−1 in keyed order: sorted by a keyed hash, and by place where two hashes are equal, within blocks of `block`. */
function ordered(n: number, block: number, a: number, b: number): Uint16Array {
  const out = new Uint16Array(n);
  for (let start = 0; start < n; start += block) sortByHash(out.subarray(start, start + block), start, a, b);
  return out;
}

/** Writes the places from `start` on in the order of their hashes: dealt to about as many piles as there are places, then put right where they lie. */
function sortByHash(out: Uint16Array, start: number, a: number, b: number): void {
  const shift = Math.min(31, Math.clz32(out.length - 1));
  const piles = new Int32Array((0xffffffff >>> shift) + 2);
  for (let c = 0; c < out.length; c++) piles[(word(start + c, a, b) >>> shift) + 1]++;
  for (let pile = 1; pile < piles.length; pile++) piles[pile] += piles[pile - 1];
  const hashes = new Uint32Array(out.length);
  for (let c = 0; c < out.length; c++) {
    const hash = word(start + c, a, b) >>> 0;
    const at = piles[hash >>> shift]++;
    hashes[at] = hash;
    out[at] = start + c;
  }
  for (let c = 1; c < out.length; c++) {
    const [hash, place] = [hashes[c], out[c]];
    let at = c;
    for (; at > 0 && hashes[at - 1] > hash; at--) {
      hashes[at] = hashes[at - 1];
      out[at] = out[at - 1];
    }
    hashes[at] = hash;
    out[at] = place;
  }
}

function inverse(order: Uint16Array): Uint16Array {
  const out = new Uint16Array(order.length);
  for (let p = 0; p < order.length; p++) out[order[p]] = p;
  return out;
}

/** The three orders of a town of some size. */
export interface Orders {
  readonly order: readonly Uint16Array[];
  readonly place: readonly Uint16Array[];
}

export function orders(seed: number, size: number): Orders {
  const order = [HOOD, size, size].map((block, kind) => {
    const k = key(seed, drawCode(ASKED.tie_permutation, kind), 0, size);
    return ordered(size, block, k.a, k.b);
  });
  return { order, place: order.map(inverse) };
}

/** The address of one of the orders in a kernel: those of full towns stay there beside those of a town that is part full. */
export function orderIn(k: Kernel, { order }: Orders, kind: number): number {
  const own = order[kind];
  return k.table(own.length === TOWN ? `order ${kind}` : `order ${kind} of a part`, own);
}

/** Keeps the whitened orders of full towns apart by an xor that stays inside the town (full towns only; 0 otherwise). */
export function whitening(seed: number, town: number, size: number, kind: number): number {
  if (size !== 65536) return 0;
  const k = key(seed, drawCode(ASKED.tie_whitening, kind), 0, town);
  // The near circles must stay inside their neighbourhood, so only the lower 12 bits of their places move.
  return kind === NEAR ? k.a & (HOOD - 1) : k.a & 0xffff;
}

/** The other end of slot `slot` of place `i`, or −1 where the town has no one there. Slot 7 is not found here. */
export function tieOf(o: Orders, white: readonly number[], size: number, i: number, slot: number): number {
  const kind = slot < 3 ? NEAR : slot < 6 ? CIRCLE : PAIR;
  const group = GROUP_SIZE[kind];
  const p = o.place[kind][i ^ white[kind]];
  const q = p ^ (slot - FIRST_SLOT[kind] + 1);
  if (q >= size || Math.floor(q / group) !== Math.floor(p / group)) return -1;
  return o.order[kind][q] ^ white[kind];
}

/** The town that holds the far ends of slot 7, or −1. Towns are paired by their numbers. */
export const pairedTown = (town: number, towns: number): number => ((town ^ 1) < towns ? town ^ 1 : -1);

/** How alike two residents are: 0 neither age nor income close, 1 one of them, 2 both. Ages are those at the start. */
export function likeness(s: Scene): (traitsA: number, incomeA: number, traitsB: number, incomeB: number) => number {
  const years = s.society.tie_age_close;
  const levels = s.society.tie_income_close;
  return (ta, ia, tb, ib) =>
    (Math.abs((ta & 127) - (tb & 127)) <= years ? 1 : 0) + (Math.abs(ia - ib) <= levels ? 1 : 0);
}

/** Visits every possible tie inside a town once: both ends, the slot each end has it in, and the pair's own number. */
export function eachTie(
  o: Orders,
  white: readonly number[],
  size: number,
  visit: (i: number, slotI: number, j: number, slotJ: number, kind: number, p: number, step: number) => void,
): void {
  for (let kind = 0; kind < 3; kind++) {
    const order = o.order[kind];
    const w = white[kind];
    const group = GROUP_SIZE[kind];
    const first = FIRST_SLOT[kind];
    for (let p = 0; p < size; p++) {
      const i = order[p] ^ w;
      for (let step = 1; step < group; step++) {
        const q = p ^ step;
        if (q < p || q >= size) continue;
        visit(i, first + step - 1, order[q] ^ w, first + step - 1, kind, p, step);
      }
    }
  }
}

/** Draws which ties are alive at the start. Far ties are decided alike by both towns. */
export function tieStarter(
  s: Scene,
  ordersOf: (size: number) => Orders,
  k: Kernel | null,
): (town: Town, far: Town | null) => void {
  const alive = s.society.tie_alive.map(threshold);
  const like = likeness(s);
  return (town, far) => {
    const { traits, income, ties } = town.columns;
    const size = town.size;
    const o = ordersOf(size);
    const white = [0, 1, 2].map((kind) => whitening(s.seed, town.index, size, kind));
    const keys = Array.from({ length: 12 }, (_, n) => key(s.seed, drawCode(ASKED.tie_start, n), 0, town.index));
    if (k !== null) {
      startCompiled(s, k, town, far, o, white, keys);
      return;
    }
    eachTie(o, white, size, (i, slotI, j, slotJ, kind, p, step) => {
      const k = keys[kind * 4 + step];
      if (word(p, k.a, k.b) >>> 0 < alive[like(traits[i], income[i], traits[j], income[j])]) {
        ties[i] |= 1 << slotI;
        ties[j] |= 1 << slotJ;
      }
    });
    if (far === null) return;
    const { a, b } = farKey(s, town, far);
    const both = Math.min(size, far.size);
    for (let i = 0; i < both; i++) {
      if (word(i, a, b) >>> 0 < alive[like(traits[i], income[i], far.columns.traits[i], far.columns.income[i])])
        ties[i] |= 1 << FAR_SLOT;
    }
  };
}

/** The key under which two towns draw alike for the ties between them. */
const farKey = (s: Scene, town: Town, far: Town): Key =>
  key(s.seed, drawCode(ASKED.tie_start, 15), 0, Math.min(town.index, far.index));

/** The same, compiled. */
function startCompiled(
  s: Scene,
  k: Kernel,
  town: Town,
  far: Town | null,
  o: Orders,
  white: readonly number[],
  keys: readonly Key[],
): void {
  const { size } = town;
  const { traits, income } = generated(k);
  traits.set(town.columns.traits);
  income.set(town.columns.income);
  const ties = k.room("ties of residents", Uint8Array, TOWN);
  ties.set(town.columns.ties);
  const bounds = k.copy("chances of ties", Uint32Array.from(s.society.tie_alive.map(threshold)));
  const people = [traits, income].map((column) => column.byteOffset);
  const likeness = [Math.floor(s.society.tie_age_close), Math.floor(s.society.tie_income_close), bounds];
  for (const kind of [NEAR, CIRCLE, PAIR]) {
    const order = orderIn(k, o, kind);
    const steps = keys.slice(kind * 4, kind * 4 + 4).flatMap(({ a, b }) => [a, b]);
    const own = k.copy("keys of ties", Int32Array.from(steps));
    k.loops.startTies(
      ...[order, white[kind], FIRST_SLOT[kind], GROUP_SIZE[kind], size, own, ...people, ties.byteOffset, ...likeness],
    );
  }
  if (far !== null) {
    const { a, b } = farKey(s, town, far);
    const theirTraits = k.room("traits over there", Uint32Array, TOWN);
    const theirIncome = k.room("income over there", Uint8Array, TOWN);
    theirTraits.set(far.columns.traits);
    theirIncome.set(far.columns.income);
    const theirs = [theirTraits, theirIncome].map((column) => column.byteOffset);
    k.loops.startFar(...[FAR_SLOT, Math.min(size, far.size), a, b, ...people, ...theirs, ties.byteOffset, ...likeness]);
  }
  town.columns.ties.set(ties.subarray(0, size));
}
