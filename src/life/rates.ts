import { DECISIONS, type DecisionName } from "../draws/decisions.js";
import { threshold } from "../draws/uniform.js";
import type { Kernel } from "../kernel/kernel.js";
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

/** The dimensions of a kind: where each stands in its number, and how many values it has. Ratios are multiplied in this order. */
const AXES = [
  { dimension: "age", shift: 8, values: 6 },
  { dimension: "care", shift: 0, values: 4 },
  { dimension: "prosocial", shift: 2, values: 4 },
  { dimension: "outspoken", shift: 4, values: 4 },
  { dimension: "distance", shift: 6, values: 4 },
] as const;

/** Where the combinations of some axes stand in a list of them, by kind: the same for all rates that depend on the same. */
const places = new Map<string, Uint16Array>();

function placesOf(axes: readonly (typeof AXES)[number][]): Uint16Array {
  const name = axes.map(({ dimension }) => dimension).join();
  let known = places.get(name);
  if (known === undefined) {
    known = new Uint16Array(KINDS);
    for (const { shift, values } of axes)
      for (let kind = 0; kind < KINDS; kind++)
        known[kind] = known[kind] * values + ((kind >> shift) & (shift === 8 ? 7 : 3));
    places.set(name, known);
  }
  return known;
}

/** The ratios of a rate by one dimension; one for everybody where it does not depend on it. */
const ratiosOf = (values: RowValues, dimension: Dimension): readonly number[] => values[`by_${dimension}`] ?? EVEN;
const EVEN = [1, 1, 1, 1, 1, 1];

/** The monthly rate of one row of the catalogue, as 32-bit thresholds: a table by kind times a table by everything else. */
export class Rate {
  readonly decision: number;
  /** Thresholds by what the rate depends on, for the month last asked for, and which of them each kind has. */
  readonly thresholds: Uint32Array;
  readonly which: Uint16Array;
  /** By everything else (bits 11-17 of `Scratch.profile`), in 1/65,536. */
  readonly rest: Uint32Array;
  readonly mostRest: number;
  /** No resident's threshold is higher. */
  most = 0;
  private readonly ratios: readonly number[];
  private base = -1;

  constructor(
    readonly row: Row,
    readonly values: RowValues,
  ) {
    this.decision = DECISIONS[row.key as DecisionName];
    const adult = row.who === "adult" || row.who === "online adult" || row.who === "payer";
    const axes = AXES.filter(
      ({ dimension }) => values[`by_${dimension}`] !== undefined || (adult && dimension === "age"),
    );
    let ratios = [1];
    for (const { dimension, values: n } of axes) {
      const own = ratiosOf(values, dimension).slice(0, n);
      // Children, the first age band, do nothing that takes an adult.
      if (adult && dimension === "age") own[0] = 0;
      ratios = ratios.flatMap((ratio) => own.map((more) => ratio * more));
    }
    this.ratios = ratios;
    this.thresholds = new Uint32Array(ratios.length);
    this.which = placesOf(axes);
    const [sex, place, education, income] = (["sex", "place", "education", "income"] as const).map((dimension) =>
      ratiosOf(values, dimension),
    );
    this.rest = Uint32Array.from({ length: 128 }, (_, k) =>
      Math.min(
        0xffffffff,
        Math.round(ONE * sex[k & 1] * place[(k >> 1) & 1] * education[(k >> 2) & 3] * income[Math.min(4, k >> 4)]),
      ),
    );
    this.mostRest = Math.max(...this.rest);
  }

  /** Works the month's thresholds out; true if they differ from those before. */
  turnTo(clock: Clock): boolean {
    const base = valueAt(this.values.rate, clock) * (this.values.by_month?.[clock.season] ?? 1);
    if (base === this.base) return false;
    this.base = base;
    this.ratios.forEach((ratio, n) => {
      this.thresholds[n] = threshold(base * ratio);
    });
    this.most = scaled(Math.max(...this.thresholds), this.mostRest);
    return true;
  }

  get none(): boolean {
    return this.base === 0;
  }

  /** The threshold for one resident. */
  of(m: Month, i: number): number {
    const profile = m.scratch.profile[i];
    return scaled(this.thresholds[this.which[kindIn(profile)]], this.rest[restIn(profile)]);
  }

  /** Room in a kernel for the thresholds of all kinds. */
  byKindIn(k: Kernel): Uint32Array {
    return k.room(`rate ${this.decision}`, Uint32Array, KINDS);
  }

  /** Writes them there. */
  tell(k: Kernel): void {
    const some = k.room("thresholds of a rate", Uint32Array, KINDS);
    some.set(this.thresholds);
    k.loops.spreadWords(this.whichIn(k), some.byteOffset, KINDS, this.byKindIn(k).byteOffset);
  }

  /** The address of `which` in a kernel. */
  whichIn(k: Kernel): number {
    return k.table(`places of rate ${this.decision}`, this.which);
  }
}
