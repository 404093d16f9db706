import type { Because, How, Witness } from "../month/witness.js";
import { TOWN } from "../state/columns.js";
import type { Town } from "../state/town.js";

/** Places of a move in a ledger's rows, all whole numbers: see `LedgerPart.moves`. */
export const MOVE = {
  /** Which of the residents followed. */
  who: 0,
  month: 1,
  /** Which of `rules`. */
  rule: 2,
  /** bits 0-5 act plus one, 6-10 channel plus one, 11-13 truth plus one: 0 where there is none. */
  record: 3,
  /** Number of the resident behind it, or −1. */
  cause: 4,
  /** bits 0-3 which of `HOWS`, 4-7 slot of the tie plus one, 8-11 months late. */
  how: 5,
  /** In 1/16. */
  points: 6,
} as const;
export const MOVE_WIDTH = 7;
export const HOWS: readonly How[] = ["act", "report", "file", "tie", "household"];

/** The rules of the moves by which a resident comes to be rated, and no longer rated, and of what is left from an earlier rating. */
export const BASE = "score.scale.base";
export const UNRATED = "registry.enrolment";
export const KEPT = "score.kept";

/** What one thread's ledger has written down. */
export interface LedgerPart {
  /** Numbers of the residents followed, rising. */
  readonly residents: readonly number[];
  readonly rules: readonly string[];
  /** Rows of `MOVE`, by month, and within a month town by town. */
  readonly moves: Int32Array;
  /** Rows of four: which resident, month, counter, amount. What was counted of them, in order. */
  readonly counted: Float64Array;
}

/** A list of whole-numbered rows that grows. */
class Rows<List extends Int32Array | Float64Array> {
  private length = 0;

  constructor(private list: List) {}

  push(...row: number[]): void {
    if (this.length + row.length > this.list.length) {
      const longer = new (this.list.constructor as new (n: number) => List)(this.list.length * 2);
      longer.set(this.list);
      this.list = longer;
    }
    for (const value of row) this.list[this.length++] = value;
  }

  get filled(): List {
    return this.list.slice(0, this.length) as List;
  }
}

/** A part of a score that is worked out afresh each month. */
interface Level {
  points: number;
  /** The month in which it was last told. */
  month: number;
  readonly row: Row;
}

type Row = readonly [rule: number, record: number, cause: number, how: number];
const NOBODY_FOLLOWED = new Int32Array(TOWN);
const NO_MARKS = new Uint8Array(TOWN);

/** One resident's open account. */
interface Account {
  /** Score after the last move written down, in 1/16; −1 while not rated. */
  score: number;
  /** Sum of all moves that were told as such: what is held in `own` and `wrong`. */
  held: number;
  /** What of it came since the last score. */
  fresh: number;
  readonly levels: Map<string, Level>;
  /** Moves since the last score, as rows without who and month. */
  readonly open: (readonly [...Row, points: number])[];
}

/**
 * Writes down every move of the scores of some residents, so that the moves up to any month sum to that month's score, exactly.
 * It holds what is asked for and nothing else; in it an unrated resident counts as zero.
 */
export class Ledger implements Witness {
  followed: readonly number[] = [];
  private readonly moves = new Rows(new Int32Array(1024));
  /** Amounts may pass 2³¹. */
  private readonly counts = new Rows(new Float64Array(1024));
  private readonly rules: string[] = [];
  private readonly ruleNumbers = new Map<string, number>();
  private readonly accounts: Account[];
  private readonly byTown = new Map<number, { first: number; places: number[]; at: Int32Array; marks: Uint8Array }>();
  /** For each place of the present town, which account plus one; 0 for those not followed. */
  private at: Int32Array = NOBODY_FOLLOWED;
  /** 1 for each place followed: asked of everyone who is counted, so it is kept small. */
  private marks: Uint8Array = NO_MARKS;
  private month = 0;

  /** `residents` by number, rising. */
  constructor(private readonly residents: readonly number[]) {
    this.accounts = residents.map(() => ({ score: -1, held: 0, fresh: 0, levels: new Map(), open: [] }));
    residents.forEach((resident, n) => {
      const t = Math.floor(resident / TOWN);
      let town = this.byTown.get(t);
      if (town === undefined) {
        town = { first: n, places: [], at: new Int32Array(TOWN), marks: new Uint8Array(TOWN) };
        this.byTown.set(t, town);
      }
      town.places.push(resident % TOWN);
      town.at[resident % TOWN] = n + 1;
      town.marks[resident % TOWN] = 1;
    });
  }

  livesIn(town: number): boolean {
    return this.byTown.has(town);
  }

  /** The month `index` of a town begins. */
  enter(town: Town, index: number): void {
    const here = this.byTown.get(town.index);
    this.followed = here?.places ?? [];
    this.at = here?.at ?? NOBODY_FOLLOWED;
    this.marks = here?.marks ?? NO_MARKS;
    this.month = index;
  }

  follows(i: number): boolean {
    return this.marks[i] !== 0;
  }

  move(i: number, rule: string, points: number, because: Because = {}): void {
    if (points === 0 || this.at[i] === 0) return;
    const account = this.accounts[this.at[i] - 1];
    account.held += points;
    account.fresh += points;
    account.open.push([...this.row(rule, because), points]);
  }

  level(i: number, rule: string, points: number, because: Because = {}): void {
    const { levels, open } = this.accounts[this.at[i] - 1];
    const { cause } = because;
    const key = cause === undefined ? rule : `${rule} ${cause.resident} ${cause.slot ?? ""}`;
    let level = levels.get(key);
    if (level === undefined) {
      if (points === 0) return;
      level = { points: 0, month: this.month, row: this.row(rule, because) };
      levels.set(key, level);
    }
    if (points !== level.points) open.push([...level.row, points - level.points]);
    level.points = points;
    level.month = this.month;
  }

  scored(i: number, score: number): void {
    const who = this.at[i] - 1;
    const account = this.accounts[who];
    if (score < 0) {
      if (account.score >= 0) {
        this.write(who, this.row(UNRATED, {}), -account.score);
        account.levels.clear();
      }
      account.open.length = 0;
      account.fresh = 0;
      account.score = -1;
      return;
    }
    const { open, levels } = account;
    // A part that was not told this month is no more.
    for (const [key, level] of levels)
      if (level.month !== this.month) {
        open.push([...level.row, -level.points]);
        levels.delete(key);
      }
    let sum = Math.max(0, account.score);
    if (account.score < 0) {
      // Rated (again): the base first, then what the resident still holds from before.
      const base = this.row(BASE, {});
      const at = open.findIndex(([rule]) => rule === base[0]);
      const kept = account.held - account.fresh;
      if (kept !== 0) open.unshift([...this.row(KEPT, {}), kept]);
      open.unshift(...(at < 0 ? [[...base, 0] as const] : open.splice(at + (kept === 0 ? 0 : 1), 1)));
    }
    for (const [rule, record, cause, how, points] of open) {
      this.write(who, [rule, record, cause, how], points);
      sum += points;
    }
    open.length = 0;
    account.fresh = 0;
    account.score = score;
    if (sum !== score)
      throw new Error(
        `the moves of resident ${this.residents[who]} sum to ${sum}/16 points in month ${this.month}, but the score is ${score}/16: a mechanism moves scores without telling the witness`,
      );
  }

  counted(i: number, counter: number, amount: number): void {
    this.counts.push(this.at[i] - 1, this.month, counter, amount);
  }

  private write(who: number, [rule, record, cause, how]: Row, points: number): void {
    this.moves.push(who, this.month, rule, record, cause, how, points);
  }

  private row(rule: string, { act, channel, truth, cause }: Because): Row {
    let number = this.ruleNumbers.get(rule);
    if (number === undefined) {
      number = this.rules.push(rule) - 1;
      this.ruleNumbers.set(rule, number);
    }
    return [
      number,
      plusOne(act) | (plusOne(channel) << 6) | (plusOne(truth) << 11),
      cause?.resident ?? -1,
      cause === undefined ? 0 : HOWS.indexOf(cause.how) | (plusOne(cause.slot) << 4) | ((cause.late ?? 0) << 8),
    ];
  }

  part(): LedgerPart {
    return { residents: this.residents, rules: this.rules, moves: this.moves.filled, counted: this.counts.filled };
  }
}

const plusOne = (n: number | undefined): number => (n === undefined ? 0 : n + 1);
