/** A number of a world and what it is about. Null where it cannot be estimated. */
export interface Amount {
  readonly value: number | null;
  readonly measure: string;
  readonly unit: string;
  readonly group: string;
  readonly when: string;
  readonly n: number;
  readonly scaled_from?: number;
}

/** Nine digits are enough for any reader, and the same on every machine. */
export const steady = (value: number | null): number | null =>
  value === null || Number.isInteger(value) ? value : Number(value.toPrecision(9));

/** A number that can be told: it is there, and it is not zero. */
export const some = (amount: Amount): boolean => amount.value !== null && amount.value !== 0;
