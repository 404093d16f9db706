/** Small statistics for tests. Thresholds come from theory: a test says how many z values it looks at, and asks for `zLimit` of them. */

/** The |z| that the largest of `tests` independent z values exceeds once in a thousand such families. */
export const zLimit = (tests: number): number => normalQuantile(1 - 0.001 / (2 * tests));

/** Standard normal quantile by bisection on the error function's series. */
function normalQuantile(p: number): number {
  let lo = -10;
  let hi = 10;
  for (let k = 0; k < 80; k++) {
    const mid = (lo + hi) / 2;
    if (normalCdf(mid) < p) lo = mid;
    else hi = mid;
  }
  return (lo + hi) / 2;
}

function normalCdf(x: number): number {
  if (x < 0) return 1 - normalCdf(-x);
  if (x > 8) return 1;
  let term = x;
  let sum = x;
  for (let n = 1; n < 300; n++) {
    term *= (x * x) / (2 * n + 1);
    sum += term;
  }
  return 0.5 + (sum * Math.exp((-x * x) / 2)) / Math.sqrt(2 * Math.PI);
}

/** A chi-square value on `df` degrees of freedom as a z value (Wilson and Hilferty). Too even is as bad as too uneven. */
export function chiSquareZ(chi2: number, df: number): number {
  const v = 2 / (9 * df);
  return (Math.cbrt(chi2 / df) - (1 - v)) / Math.sqrt(v);
}

/** z of the chi-square of counts that should all be equal. */
export function evenZ(counts: ArrayLike<number>): number {
  let n = 0;
  for (let k = 0; k < counts.length; k++) n += counts[k];
  const expected = n / counts.length;
  let chi2 = 0;
  for (let k = 0; k < counts.length; k++) chi2 += (counts[k] - expected) ** 2 / expected;
  return chiSquareZ(chi2, counts.length - 1);
}

/** z of a count of successes among n at probability p. */
export const binomialZ = (count: number, n: number, p: number): number => (count - n * p) / Math.sqrt(n * p * (1 - p));

/** z of the mean of squared z values (1 where counts are as dispersed as they should be). */
export const dispersionZ = (meanSquare: number, n: number): number => chiSquareZ(meanSquare * n, n);
