import { ASKED, type AskedName, type DecisionName, GATED, type GatedName } from "../draws/decisions.js";
import { word } from "../draws/hash.js";
import { pick, threshold } from "../draws/uniform.js";
import { ACTS } from "../life/acts.js";
import { drawn } from "../month/drawn.js";
import type { Month } from "../month/month.js";
import { NOBODY, TRUE, WRONG_PERSON } from "../month/records.js";
import { type TableParameter, table } from "../parameters/parameter.js";
import type { Town } from "../state/town.js";

const ACT_NAMES = ACTS.map((a) => a.key);
export const ACT_OF: Readonly<Record<string, number>> = Object.fromEntries(ACTS.map((a) => [a.key, GATED[a.key]]));

/** The parameter by which a channel says what it sees: for each act, the chance that it leaves a record here. */
export function sees(chances: Partial<Record<GatedName, number>>, source = "assumption"): TableParameter {
  return table({
    says: "For each act, the chance that this channel sees it and a record is made.",
    unit: "probability",
    min: 0,
    max: 1,
    names: ACT_NAMES,
    default: chances as Record<string, number>,
    source,
    sweep: [0, 1],
  });
}

/** One act a channel looks for, and the 32-bit threshold of seeing it. */
export interface Look {
  readonly act: number;
  readonly seen: number;
}

export const looks = (chances: { readonly [act: string]: number }, factor = 1): Look[] =>
  Object.entries(chances).flatMap(([name, chance]) =>
    chance * factor > 0 ? [{ act: ACT_OF[name], seen: threshold(chance * factor) }] : [],
  );

/**
 * The plain channel: each act is seen or missed; of those seen, some are put on somebody else in the town.
 * In words: for each resident who did it, if draw(seen) < chance, the record names the resident, or with chance `wrong` another.
 */
export function sight(
  town: Town,
  m: Month,
  channel: number,
  list: readonly Look[],
  wrong: number,
  seen: DecisionName,
  target: DecisionName,
): void {
  for (const look of list) {
    const who = m.scratch.did[look.act];
    const count = m.scratch.didCount[look.act];
    if (count === 0) continue;
    const k = m.key(seen, look.act);
    const other = m.key(target, look.act);
    for (const i of drawn(m, who, count, k, look.seen)) {
      if (wrong !== 0 && word(i, other.a, other.b) >>> 0 < wrong) {
        const j = someoneElse(i, word(i + 65536, other.a, other.b), town.size);
        if (j >= 0) m.seen.push(j, look.act, channel, WRONG_PERSON, i);
      } else m.seen.push(i, look.act, channel, TRUE);
    }
  }
}

/** Another resident of the town, or −1 where there is none. */
export function someoneElse(i: number, draw32: number, size: number): number {
  if (size < 2) return -1;
  const j = pick(draw32, size - 1);
  return j >= i ? j + 1 : j;
}

/** A machine's mistakes are asked for once in every so many residents. */
export const BLOCK = 256;

/**
 * Visits the residents to whom something nobody did is ascribed this month. Each block of 256 residents is asked once, with 256 times
 * the rate, and the mistake falls on one of them: so each has the rate asked for (at most 1 in 256), with one draw for the block.
 */
export function eachPhantom(
  town: Town,
  m: Month,
  decision: AskedName,
  rate: number,
  visit: (i: number, draw32: number) => void,
): void {
  if (rate <= 0) return;
  const chance = threshold(Math.min(1, rate * BLOCK));
  const k = m.key(decision);
  const which = m.key("phantom_act", ASKED[decision]);
  for (let block = 0; block * BLOCK < town.size; block++) {
    if (word(block, k.a, k.b) >>> 0 >= chance) continue;
    const i = block * BLOCK + pick(word(block, which.a, which.b), BLOCK);
    if (i < town.size) visit(i, word(block + 65536, which.a, which.b));
  }
}

/** Records of what nobody did, against residents with all the bits `need`, each with one of the acts the channel could have seen. */
export function phantoms(
  town: Town,
  m: Month,
  channel: number,
  decision: AskedName,
  rate: number,
  need: number,
  acts: readonly number[],
): void {
  if (acts.length === 0) return;
  const { status } = town.columns;
  eachPhantom(town, m, decision, rate, (i, u) => {
    if ((status[i] & need) === need) m.seen.push(i, acts[pick(u, acts.length)], channel, NOBODY);
  });
}
