import { GATED } from "../../draws/decisions.js";
import { HOWS, type LedgerPart, MOVE, MOVE_WIDTH, UNRATED } from "../../engine/ledger.js";
import { SAMPLED } from "../../engine/sample.js";
import { COUNTER_NUMBER } from "../../measures/counters.js";
import { POINT } from "../../state/columns.js";
import { CHANNELS } from "../../watch/channel.js";
import { type Move, type MoveCause, type TieKind, TRUTHS } from "./life.js";

const FIELDS: readonly string[] = SAMPLED;
const ACT_NAMES = Object.fromEntries(Object.entries(GATED).map(([name, n]) => [n, name]));

/** What a replay has kept of one resident. */
export interface Followed {
  readonly resident: number;
  readonly traits: number;
  /** Every move of the score, over all months. */
  readonly moves: readonly Move[];
  /** A field of the state at the end of a month: those of the residents' sample. */
  at(month: number, field: string): number;
  /** What was counted of the resident in some months, both ends included. */
  counted(counter: string, first: number, last: number): number;
}

/** Sorts what a replay has kept by resident. */
export function followedOf(
  residents: readonly number[],
  months: readonly string[],
  parts: readonly LedgerPart[],
  traits: Uint32Array,
  rows: Int32Array,
): Followed[] {
  const moves = new Map<number, Move[]>(residents.map((r) => [r, []]));
  const counted = new Map<number, Map<number, number>[]>(residents.map((r) => [r, months.map(() => new Map())]));
  for (const part of parts) {
    for (let n = 0; n < part.moves.length; n += MOVE_WIDTH) {
      const mine = moves.get(part.residents[part.moves[n + MOVE.who]]) as Move[];
      mine.push(moveOf(part, n, months, mine.at(-1)?.after ?? null));
    }
    for (let n = 0; n < part.counted.length; n += 4) {
      const [who, month, counter, amount] = part.counted.subarray(n, n + 4);
      const mine = (counted.get(part.residents[who]) as Map<number, number>[])[month];
      mine.set(counter, (mine.get(counter) ?? 0) + amount);
    }
  }
  return residents.map((resident, n) => ({
    resident,
    traits: traits[n],
    moves: moves.get(resident) as Move[],
    at: (month, field) => rows[(month * residents.length + n) * FIELDS.length + FIELDS.indexOf(field)],
    counted: (counter, first, last) => {
      const number = COUNTER_NUMBER.get(counter);
      if (number === undefined) return 0;
      const mine = counted.get(resident) as Map<number, number>[];
      let sum = 0;
      for (let m = first; m <= last; m++) sum += mine[m].get(number) ?? 0;
      return sum;
    },
  }));
}

/** Which counters there are, for what is looked up by name only where it exists. */
export const isCounted = (counter: string): boolean => COUNTER_NUMBER.has(counter);

function moveOf({ moves, rules }: LedgerPart, n: number, months: readonly string[], before: number | null): Move {
  const points = moves[n + MOVE.points] / POINT;
  const rule = rules[moves[n + MOVE.rule]];
  const record = moves[n + MOVE.record];
  return {
    month: months[moves[n + MOVE.month]],
    act: nameIn(ACT_NAMES, record & 63),
    channel: nameIn(CHANNELS, (record >>> 6) & 31),
    rule,
    points,
    before,
    after: rule === UNRATED ? null : (before ?? 0) + points,
    truth: nameIn(TRUTHS_BY_NUMBER, (record >>> 11) & 7),
    cause: causeOf(moves[n + MOVE.cause], moves[n + MOVE.how]),
  };
}

/** Truths by the numbers of records and moves: true, wrong person, nobody, mixed up, someone else, false. */
const TRUTHS_BY_NUMBER = TRUTHS;
const nameIn = <T>(names: { readonly [n: number]: T }, plusOne: number): T | null =>
  plusOne === 0 ? null : (names[plusOne - 1] ?? null);

export const tieKind = (slot: number): TieKind =>
  slot < 3 ? "neighbourhood" : slot < 6 ? "town" : slot === 6 ? "other" : "far";

function causeOf(resident: number, packed: number): MoveCause | null {
  if (resident < 0) return null;
  const slot = ((packed >>> 4) & 15) - 1;
  return { resident, how: HOWS[packed & 15], tie: slot < 0 ? null : tieKind(slot), late: packed >>> 8 };
}
