import { studentQuantile } from "./interval.js";

/** A mean with what is known of it: values it rests on, and their variance (n − 1 in the denominator; NaN for one value). */
export interface Sample {
  readonly n: number;
  readonly mean: number;
  readonly variance: number;
}

export interface Contrast {
  readonly estimate: number;
  /** Null where a sample has a single value, for then nothing is known of its spread. */
  readonly lo: number | null;
  readonly hi: number | null;
}

/** Throws RangeError for no values. */
export function sampleOf(values: ArrayLike<number>): Sample {
  const n = values.length;
  if (n === 0) throw new RangeError("a sample needs at least one value");
  let mean = 0;
  for (let k = 0; k < n; k++) mean += values[k] / n;
  let squares = 0;
  for (let k = 0; k < n; k++) squares += (values[k] - mean) ** 2;
  return { n, mean, variance: n > 1 ? squares / (n - 1) : Number.NaN };
}

/**
 * A weighted sum of means of independent samples, Σ wᵢ x̄ᵢ, with the interval of Welch (1947) and Satterthwaite (1946), which lets each
 * sample have a variance of its own. Weights 1 and −1 give Welch's interval of a difference.
 *
 *   se² = Σ wᵢ² sᵢ² ÷ nᵢ,   degrees of freedom = se⁴ ÷ Σ (wᵢ² sᵢ² ÷ nᵢ)² ÷ (nᵢ − 1)
 */
export function contrast(parts: readonly (Sample & { readonly weight: number })[], level = 0.95): Contrast {
  let estimate = 0;
  let squared = 0;
  let spread = 0;
  for (const { weight, mean, variance, n } of parts) {
    const part = (weight * weight * variance) / n;
    estimate += weight * mean;
    squared += part;
    spread += (part * part) / (n - 1);
  }
  if (Number.isNaN(squared)) return { estimate, lo: null, hi: null };
  if (squared === 0) return { estimate, lo: estimate, hi: estimate };
  const half = studentQuantile((1 + level) / 2, (squared * squared) / spread) * Math.sqrt(squared);
  return { estimate, lo: estimate - half, hi: estimate + half };
}
