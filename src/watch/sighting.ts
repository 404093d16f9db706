import { ASKED, type AskedName, type DecisionName, GATED, type GatedName } from "../draws/decisions.js";
import { type Key, word } from "../draws/hash.js";
import { pick, threshold } from "../draws/uniform.js";
import { ACTS } from "../life/acts.js";
import { drawn, lanesIn } from "../month/drawn.js";
import type { Month } from "../month/month.js";
import { NOBODY, TRUE, WRONG_PERSON } from "../month/records.js";
import { type TableParameter, table } from "../parameters/parameter.js";
import { TOWN } from "../state/columns.js";
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

/** What a sensor takes down of those who did something: as which act, by which channel, and how that stands to what happened. */
export interface Note {
  readonly did: number;
  readonly act: number;
  readonly channel: number;
  readonly truth: number;
}

/** Of whom is drawn for a record, and with what chance. */
export type Chance = readonly [key: Key, chance: number];

/**
 * Adds records of those who did something. In words: for each of them, if draw(seen) < chance, the record names the resident, or where
 * draw(mistaken) < chance another.
 */
export function take(town: Town, m: Month, note: Note, [seen, chance]: Chance, mistaken: Chance | null = null): void {
  const { did, act, channel, truth } = note;
  const list = m.scratch.did[did];
  const count = m.scratch.didCount[did];
  if (count === 0 || chance === 0) return;
  const [other, wrong] = mistaken ?? [seen, 0];
  const records = m.seen.reach(count);
  if (m.kernel && records >= 0 && town.size > 1) {
    m.seen.length += m.kernel.loops.take(
      list.byteOffset,
      count,
      seen.a,
      seen.b,
      chance,
      other.a,
      other.b,
      wrong,
      town.size,
      act,
      channel,
      truth,
      lanesIn(m.kernel),
      records,
      m.seen.length,
    );
    return;
  }
  for (const i of drawn(m, list, count, seen, chance)) {
    if (wrong !== 0 && word(i, other.a, other.b) >>> 0 < wrong) {
      const j = someoneElse(i, word(i + 65536, other.a, other.b), town.size);
      if (j >= 0) m.seen.push(j, act, channel, WRONG_PERSON, i);
    } else m.seen.push(i, act, channel, truth);
  }
}

/** The plain channel: each act is seen or missed; of those seen, some are put on somebody else in the town. */
export function sight(
  town: Town,
  m: Month,
  channel: number,
  list: readonly Look[],
  wrong: number,
  seen: DecisionName,
  target: DecisionName,
): void {
  for (const { act, seen: chance } of list) {
    if (m.scratch.didCount[act] === 0) continue;
    const note = { did: act, act, channel, truth: TRUE };
    take(town, m, note, [m.key(seen, act), chance], wrong === 0 ? null : [m.key(target, act), wrong]);
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
const plainBlocks = new Uint16Array(TOWN / BLOCK);

/** Those of a town's first blocks whose draw is below a chance. They hold until the next call. */
function blocksDrawn({ kernel }: Month, count: number, { a, b }: Key, chance: number): Uint16Array {
  if (kernel) {
    const room = kernel.room("blocks drawn", Uint16Array, TOWN / BLOCK);
    return room.subarray(0, kernel.loops.blocks(count, a, b, chance, room.byteOffset));
  }
  let n = 0;
  for (let block = 0; block < count; block++) if (word(block, a, b) >>> 0 < chance) plainBlocks[n++] = block;
  return plainBlocks.subarray(0, n);
}

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
  const blocks = Math.ceil(town.size / BLOCK);
  for (const block of blocksDrawn(m, blocks, k, chance)) {
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
