import type { Factor } from "../factor.js";
import type { FoundBox } from "./boxes.js";
import type { Gap } from "./gaps.js";
import type { MethodName } from "./methods.js";
import type { EffectRow, IndexRow } from "./rows.js";

/** What was found of one outcome. */
export interface OutcomeAnalysis {
  readonly key: string;
  readonly measure: string;
  readonly group: string;
  readonly unit: string;
  /** Over the cells' means. */
  readonly mean: number | null;
  readonly sd: number | null;
  /** Share of the variance between cells that chance gives; null where it cannot be told. */
  readonly chance: number | null;
  /** What must be known to read its numbers. */
  readonly says: readonly string[];
}

/** A line that the experiment drew, and where its cells lie. */
export interface ThresholdSummary {
  /** As it was said: "sanctioned_share income:Q1 < 0.05". */
  readonly says: string;
  readonly held: number;
  /** Numbers of the cells, from 1. */
  readonly crossed: readonly number[];
  /** Cells whose interval straddles the line, or that have none. */
  readonly inconclusive: readonly number[];
  /** Is it crossed, as the experiment sets it? */
  readonly counts: boolean;
}

/** A study judged: analysis.json. The tables and the page are made from it alone. The same runs and options give the same bytes. */
export interface Analysis {
  readonly kind: "glasshouse analysis";
  readonly version: 1;
  readonly study: {
    readonly name: string;
    readonly digest: string;
    readonly design: string;
    readonly structure: { readonly [name: string]: unknown };
    readonly factors: readonly Factor[];
    readonly points: number;
    readonly cells: number;
    readonly runs: number;
    /** Fewest and most replicates of a cell. */
    readonly replicates: readonly [number, number];
    readonly paired: boolean;
  };
  readonly options: {
    readonly outcomes: readonly string[];
    readonly methods: readonly MethodName[];
    readonly cases: readonly string[];
    readonly missing: "refuse" | "drop";
    readonly confidence: number;
    readonly resamples: number;
    /** Of the bootstrap: made from the study's digest. */
    readonly seed: number;
  };
  /** Runs that were left out, each with its reason. Empty where nothing was missing. */
  readonly dropped: readonly Gap[];
  readonly outcomes: readonly OutcomeAnalysis[];
  readonly indices: readonly IndexRow[];
  readonly effects: readonly EffectRow[];
  readonly boxes: readonly FoundBox[];
  /** Lines that the experiment drew; empty where it drew none. */
  readonly thresholds: readonly ThresholdSummary[];
  /** Methods that were not used, and why. */
  readonly left_out: readonly string[];
}
