import { ASKED, type AskedName } from "../draws/decisions.js";
import { word } from "../draws/hash.js";
import { drawCode, pick, threshold } from "../draws/uniform.js";
import type { Month } from "../month/month.js";
import { NOBODY } from "../month/records.js";
import type { Town } from "../state/town.js";
import { type Chance, INVENT, type Sensor } from "./sensor.js";
import { chanceOf } from "./sighting.js";

/** A machine's mistakes are asked for once in every so many residents. */
const BLOCK = 256;

/** What decides to whom something nobody did is ascribed. */
export interface Haunting {
  readonly block: Chance;
  /** The code of the decision which resident it is, and of what. */
  readonly which: number;
}

export const haunting = (decision: AskedName, rate: number): Haunting => ({
  block: chanceOf(decision, 0, threshold(Math.min(1, rate * BLOCK))),
  which: drawCode(ASKED.phantom_act, ASKED[decision]),
});

/**
 * Visits the residents to whom something nobody did is ascribed this month. Each block of 256 residents is asked once, with 256 times
 * the rate, and the mistake falls on one of them: so each has the rate asked for (at most 1 in 256), with one draw for the block.
 */
export function eachPhantom(
  { size }: Town,
  m: Month,
  { block: { code, chance }, which }: Haunting,
  visit: (i: number, draw32: number) => void,
): void {
  const asked = m.keyOf(code);
  const k = m.keyOf(which);
  for (let block = 0; block * BLOCK < size; block++) {
    if (word(block, asked.a, asked.b) >>> 0 >= chance) continue;
    const i = block * BLOCK + pick(word(block, k.a, k.b), BLOCK);
    if (i < size) visit(i, word(block + 65536, k.a, k.b));
  }
}

/** Records of what nobody did, against residents with all the bits `need`, each with one of the acts the channel could have seen. */
export function inventor(channel: number, phantom: Haunting, need: number, acts: readonly number[]): Sensor {
  const { block, which } = phantom;
  return {
    plainly(town, m) {
      const { status } = town.columns;
      eachPhantom(town, m, phantom, (i, u) => {
        if ((status[i] & need) === need) m.seen.push(i, acts[pick(u, acts.length)], channel, NOBODY);
      });
    },
    words: [INVENT, channel, block.code, block.chance, which, 0, need, acts.length, ...acts],
  };
}
