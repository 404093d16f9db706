const Z = 1.959963984540054;

/** Wilson's 95 % interval of a share of n cases taken as independent (Wilson 1927). Null where there is no case. */
export function wilson(share: number | null, n: number): { lo: number; hi: number } | null {
  if (share === null || n <= 0) return null;
  const zz = (Z * Z) / n;
  const middle = share + zz / 2;
  const half = Z * Math.sqrt((share * (1 - share)) / n + zz / (4 * n));
  // At the ends of the scale the formula gives the end itself, but for rounding.
  return {
    lo: share === 0 ? 0 : (middle - half) / (1 + zz),
    hi: share === 1 ? 1 : (middle + half) / (1 + zz),
  };
}
