/**
 * The p-quantile of values in rising order, between neighbours in a straight line: Hyndman and Fan's (1996) definition 7, as in R and
 * NumPy. Throws RangeError for no values.
 */
export function quantile(rising: ArrayLike<number>, p: number): number {
  if (rising.length === 0) throw new RangeError("a quantile needs at least one value");
  const at = (rising.length - 1) * p;
  const below = Math.floor(at);
  const above = Math.min(below + 1, rising.length - 1);
  return rising[below] + (at - below) * (rising[above] - rising[below]);
}
