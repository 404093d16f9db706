/** One number that is known, beside what this program makes of it. */
export interface Row {
  readonly what: string;
  readonly expected: number;
  readonly got: number;
  /** |got − expected| may be no greater. 0 where they must be equal. */
  readonly tolerance: number;
}

/** A group of numbers with one source. */
export interface Check {
  readonly key: string;
  readonly says: string;
  /** Where the expected numbers come from. */
  readonly source: string;
  rows(): Row[];
}

/** Does the row hold? A got that is no number never does. */
export const holds = ({ expected, got, tolerance }: Row): boolean => Math.abs(got - expected) <= tolerance;

/** Rows of names, expected and got numbers in the same order, to one tolerance. */
export const rowsOf = (
  names: readonly string[],
  expected: readonly number[],
  got: readonly (number | null)[],
  tolerance: number,
): Row[] => names.map((what, k) => ({ what, expected: expected[k], got: got[k] ?? Number.NaN, tolerance }));
