import { DECISIONS, type DecisionName } from "../draws/decisions.js";
import { threshold } from "../draws/uniform.js";
import type { Month } from "../month/month.js";
import { kindIn, restIn } from "../month/scratch.js";
import { valueAt } from "../parameters/schedule.js";
import type { Clock } from "../state/clock.js";
import type { Dimension, Row, RowValues } from "./row.js";

/** Kinds of resident a rate is tabled for: temperaments and age band, as in `Scratch.profile`. */
export const KINDS = 256 * 6;
/** Ratios are held in 1/65,536. */
export const ONE = 65536;

/**
 * base·ratio in exact whole numbers, at most 2³²−1. Both are below 2³²: a product beyond 2⁵³, which is rounded, is far above that most.
 */
export function scaled(base: number, ratio: number): number {
  const p = Math.floor((base * ratio) / ONE);
  return p > 0xffffffff ? 0xffffffff : p;
}

/** The ratios of a rate by one dimension; one for everybody where it does not depend on it. */
const ratiosOf = (values: RowValues, dimension: Dimension): readonly number[] => values[`by_${dimension}`] ?? EVEN;
const EVEN = [1, 1, 1, 1, 1, 1];

/** The monthly rate of one row of the catalogue, as 32-bit thresholds: a table by kind times a table by everything else. */
export class Rate {
  readonly decision: number;
  /** By kind, for the month last asked for. */
  readonly byKind = new Uint32Array(KINDS);
  /** By everything else (bits 11-17 of `Scratch.profile`), in 1/65,536. */
  readonly rest: Uint32Array;
  readonly mostRest: number;
  /** No resident's threshold is higher. */
  most = 0;
  /** Counts the months in which the table has changed. */
  version = 0;
  /** The thresholds that kinds have, each once, and which of them a kind has. */
  thresholds: readonly number[] = [];
  readonly which = new Uint16Array(KINDS);
  private readonly ratios: readonly number[];
  private base = -1;

  constructor(
    readonly row: Row,
    readonly values: RowValues,
  ) {
    this.decision = DECISIONS[row.key as DecisionName];
    const adult = row.who === "adult" || row.who === "online adult" || row.who === "payer";
    const [age, care, prosocial, outspoken, distance, sex, place, education, income] = (
      ["age", "care", "prosocial", "outspoken", "distance", "sex", "place", "education", "income"] as const
    ).map((dimension) => ratiosOf(values, dimension));
    const places = new Map([[0, 0]]);
    for (let kind = adult ? 256 : 0; kind < KINDS; kind++) {
      const ratio =
        age[kind >> 8] *
        care[kind & 3] *
        prosocial[(kind >> 2) & 3] *
        outspoken[(kind >> 4) & 3] *
        distance[(kind >> 6) & 3];
      const place = places.get(ratio) ?? places.size;
      places.set(ratio, place);
      this.which[kind] = place;
    }
    this.ratios = [...places.keys()];
    this.rest = Uint32Array.from({ length: 128 }, (_, k) =>
      Math.min(
        0xffffffff,
        Math.round(ONE * sex[k & 1] * place[(k >> 1) & 1] * education[(k >> 2) & 3] * income[Math.min(4, k >> 4)]),
      ),
    );
    this.mostRest = Math.max(...this.rest);
  }

  /** Works the month's table out; true if it differs from the one before. */
  turnTo(clock: Clock): boolean {
    const base = valueAt(this.values.rate, clock) * (this.values.by_month?.[clock.season] ?? 1);
    if (base === this.base) return false;
    this.base = base;
    this.version++;
    const { byKind, which } = this;
    const thresholds = this.ratios.map((ratio) => threshold(base * ratio));
    for (let kind = 0; kind < KINDS; kind++) byKind[kind] = thresholds[which[kind]];
    this.thresholds = thresholds;
    this.most = scaled(Math.max(...thresholds), this.mostRest);
    return true;
  }

  get none(): boolean {
    return this.base === 0;
  }

  /** The threshold for one resident. */
  of(m: Month, i: number): number {
    return scaled(this.byKind[kindIn(m.scratch.profile[i])], this.rest[restIn(m.scratch.profile[i])]);
  }
}
