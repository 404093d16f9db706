import { DECISIONS, type DecisionName, GATED, type GatedName } from "../draws/decisions.js";
import { word } from "../draws/hash.js";
import { drawCode, pick, threshold } from "../draws/uniform.js";
import { ACTS } from "../life/acts.js";
import { drawn } from "../month/drawn.js";
import type { Month } from "../month/month.js";
import { TRUE, WRONG_PERSON } from "../month/records.js";
import { type TableParameter, table } from "../parameters/parameter.js";
import type { Town } from "../state/town.js";
import { type Chance, type Sensor, TAKE } from "./sensor.js";

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

/**
 * Adds records of those who did something. In words: for each of them, if draw(seen) < chance, the record names the resident, or where
 * draw(mistaken) < chance another.
 */
export function taker(note: Note, seen: Chance, mistaken: Chance): Sensor {
  const { did, act, channel, truth } = note;
  return {
    plainly: (town, m) => take(town, m, note, seen, mistaken),
    words: [TAKE, did, act, channel, truth, seen.code, seen.chance, mistaken.code, mistaken.chance],
  };
}

function take(town: Town, m: Month, { did, act, channel, truth }: Note, seen: Chance, mistaken: Chance): void {
  const other = m.keyOf(mistaken.code);
  for (const i of drawn(m, m.scratch.did[did], m.scratch.didCount[did], m.keyOf(seen.code), seen.chance)) {
    if (word(i, other.a, other.b) >>> 0 < mistaken.chance) {
      const j = someoneElse(i, word(i + 65536, other.a, other.b), town.size);
      if (j >= 0) m.seen.push(j, act, channel, WRONG_PERSON, i);
    } else m.seen.push(i, act, channel, truth);
  }
}

/** The plain channel: each act is seen or missed; of those seen, some are put on somebody else in the town. */
export const sight = (
  channel: number,
  list: readonly Look[],
  wrong: number,
  seen: DecisionName,
  target: DecisionName,
): Sensor[] =>
  list.map(({ act, seen: chance }) =>
    taker({ did: act, act, channel, truth: TRUE }, chanceOf(seen, act, chance), chanceOf(target, act, wrong)),
  );

export const chanceOf = (decision: DecisionName, item: number, chance: number): Chance => ({
  code: drawCode(DECISIONS[decision], item),
  chance,
});

/** Another resident of the town, or −1 where there is none. */
export function someoneElse(i: number, draw32: number, size: number): number {
  if (size < 2) return -1;
  const j = pick(draw32, size - 1);
  return j >= i ? j + 1 : j;
}
