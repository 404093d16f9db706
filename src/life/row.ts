import type { DecisionName } from "../draws/decisions.js";
import {
  flag,
  type Parameters,
  probability,
  type Schedule,
  schedule,
  type VectorParameter,
  vector,
} from "../parameters/parameter.js";
import { AGE_BANDS, QUINTILES, SEXES } from "../society/groups.js";

/** What a rate may depend on, and the labels of each. */
export const DIMENSIONS = {
  care: ["lowest", "low", "high", "highest"],
  prosocial: ["lowest", "low", "high", "highest"],
  outspoken: ["lowest", "low", "high", "highest"],
  distance: ["lowest", "low", "high", "highest"],
  age: AGE_BANDS,
  income: QUINTILES,
  place: ["rural", "urban"],
  sex: SEXES,
  education: ["none or primary", "middle school", "high school", "college"],
} as const;
export type Dimension = keyof typeof DIMENSIONS;

/** Who can do it at all. */
export type Who = "adult" | "online adult" | "payer" | "pupil" | "anyone";

/**
 * Something residents do, want or have happen to them in a month: a row of a catalogue. Asked of everyone every month, with
 * its own keyed decision, so that changing one row's rate moves no other.
 */
export interface Row {
  readonly key: DecisionName;
  readonly says: string;
  readonly who: Who;
  /** Per month, for a resident of average kind before the factors below. */
  readonly rate: Schedule;
  readonly source?: string;
  /** Ratios by trait; they multiply. */
  readonly by?: { readonly [D in Dimension]?: readonly number[] };
  /** January to December, ratios. */
  readonly season?: readonly number[];
  /** Share prevented by full learned caution. */
  readonly deterred?: number;
  /** Share held back under full chill, by distance from the official line. */
  readonly chilled?: readonly number[];
  /** Ratio while the resident seeks points. */
  readonly sought?: number;
}

const MONTHS = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
];

/** The parameters a row gives its users. */
export function rowParameters(row: Row): Parameters {
  const assumed = { source: "assumption" };
  const out: Record<string, Parameters[string]> = {
    on: flag({ says: `Does this happen at all? (${row.says})`, default: true, source: "scenario" }),
    rate: schedule({
      says: `Monthly chance for a resident of average kind. ${row.says}`,
      unit: "per resident and month",
      min: 0,
      max: 1,
      default: row.rate,
      ...(row.source
        ? { source: row.source }
        : {
            source: "assumption",
            sweep: typeof row.rate === "number" ? [row.rate / 3, Math.min(1, row.rate * 3)] : [0, 1],
          }),
    }),
  };
  for (const [dimension, ratios] of Object.entries(row.by ?? {})) {
    out[`by_${dimension}`] = factors(`Ratio of the rate by ${dimension}.`, DIMENSIONS[dimension as Dimension], ratios);
  }
  if (row.season) out.by_month = factors("Ratio of the rate by month of the year.", MONTHS, row.season);
  if (row.deterred !== undefined)
    out.deterred = probability({
      says: "Share of these acts that full learned caution prevents.",
      default: row.deterred,
      sweep: [0, Math.min(1, 2 * row.deterred)],
      ...assumed,
    });
  if (row.chilled) {
    out.chilled = vector({
      says: "Share held back under full chill, by distance from the official line. Those who disagree most hold back least (F-CHILL-2).",
      unit: "probability",
      labels: DIMENSIONS.distance,
      min: 0,
      max: 1,
      default: row.chilled,
      sweep: [0, 1],
      source: "F-CHILL-2 (direction); size: assumption",
    });
  }
  if (row.sought !== undefined)
    out.sought = {
      kind: "number",
      says: "Ratio of the rate while the resident seeks points.",
      unit: "ratio",
      min: 1,
      max: 10,
      default: row.sought,
      sweep: [1, 3],
      ...assumed,
    };
  return out;
}

function factors(says: string, labels: readonly string[], ratios: readonly number[]): VectorParameter {
  return vector({
    says,
    unit: "ratio",
    labels,
    min: 0,
    max: 30,
    default: ratios,
    source: "assumption",
    sweep: [0, Math.max(...ratios) * 1.5],
  });
}

/** A row's values as the scenario gives them. */
export interface RowValues {
  readonly on: boolean;
  readonly rate: Schedule;
  readonly deterred?: number;
  readonly chilled?: readonly number[];
  readonly sought?: number;
  readonly by_month?: readonly number[];
  readonly [by: `by_${string}`]: readonly number[] | undefined;
}
