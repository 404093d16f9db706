import type { Month } from "../month/month.js";
import { residentAt, SOMEONE_ELSE, type Witness } from "../month/witness.js";
import { FAR_SLOT, type Orders, SLOTS, tieOf, whitening } from "../society/ties.js";
import type { Town } from "../state/town.js";
import type { Pull } from "./parts.js";

/** What a score was put together with this month. */
export interface Assembled {
  /** In 1/16 points. */
  readonly base: number;
  /** What ties and household bring; null where they do not count. */
  readonly friends: Pull | null;
  readonly family: Pull | null;
}

/** Someone whose last score pulls. */
interface Puller {
  readonly resident: number;
  /** Last month's, in 1/16 points. */
  readonly score: number;
  readonly slot?: number;
}

/** Tells a witness the parts of each followed resident's score that are worked out afresh each month, and then the score. */
export function tellParts(
  town: Town,
  m: Month,
  witness: Witness,
  seed: number,
  ordersOf: (size: number) => Orders,
  { base, friends, family }: Assembled,
): void {
  const now = town.scores(m.clock.index);
  const { own, wrong } = town.columns;
  const white = [0, 1, 2].map((kind) => whitening(seed, town.index, town.size, kind));
  const orders = friends === null ? null : ordersOf(town.size);
  for (const i of witness.followed) {
    if (now[i] >= 0) {
      const standing = m.scratch.standing[i];
      const through = m.scratch.through[i];
      witness.level(i, "score.scale.base", base);
      witness.level(i, "score.standing", standing);
      if (friends !== null && orders !== null)
        tellPull(witness, i, "score.association", "tie", friends, tiesOf(town, m, orders, white, i), base);
      if (family !== null) tellPull(witness, i, "score.household", "household", family, membersOf(town, m, i), base);
      // What the ends of the scale take or give.
      witness.level(i, "score.scale", now[i] - (base + own[i] + wrong[i] + standing + through));
    }
    witness.scored(i, now[i]);
  }
}

/** A pull, told by whom it comes from. Cut to 1/16 points as a running sum is, so that the parts sum to the whole. */
function tellPull(
  witness: Witness,
  i: number,
  rule: string,
  how: "tie" | "household",
  { shares, most }: Pull,
  pullers: readonly Puller[],
  base: number,
): void {
  const share = shares[pullers.length];
  let sum = 0;
  let told = 0;
  for (const { resident, score, slot } of pullers) {
    sum += score - base;
    const upTo = ((sum * share) / 65536) | 0;
    witness.level(i, rule, upTo - told, {
      truth: SOMEONE_ELSE,
      cause: { resident, how, ...(slot === undefined ? {} : { slot }) },
    });
    told = upTo;
  }
  const cut = told > most ? most : told < -most ? -most : told;
  witness.level(i, `${rule}.most`, cut - told, { truth: SOMEONE_ELSE });
}

/** The living ties of a resident to rated people. */
function tiesOf(town: Town, m: Month, o: Orders, white: readonly number[], i: number): Puller[] {
  const last = town.lastScores(m.clock.index);
  const alive = town.columns.ties[i];
  const out: Puller[] = [];
  for (let slot = 0; slot < SLOTS; slot++) {
    if (((alive >> slot) & 1) === 0) continue;
    const far = slot === FAR_SLOT ? m.far : null;
    if (slot === FAR_SLOT && (far === null || i >= far.size)) continue;
    const place = far === null ? tieOf(o, white, town.size, i, slot) : i;
    if (place < 0) continue;
    const score = (far?.lastScores(m.clock.index) ?? last)[place];
    if (score >= 0) out.push({ resident: residentAt(far ?? town, place), score, slot });
  }
  return out;
}

/** The others of a resident's household who are rated. */
function membersOf(town: Town, m: Month, i: number): Puller[] {
  const last = town.lastScores(m.clock.index);
  const w = town.columns.traits[i];
  const first = i - ((w >>> 24) & 7);
  const end = first + ((w >>> 27) & 7) + 1;
  const out: Puller[] = [];
  for (let j = first; j < end; j++)
    if (j !== i && last[j] >= 0) out.push({ resident: residentAt(town, j), score: last[j] });
  return out;
}
