/**
 * Columns that a town has only in a world whose mechanisms ask for them; they lie behind the others, and begin at zero. A world that
 * asks for none has not a byte more.
 */
export const EXTRA_COLUMNS = {
  spent_travel: { type: Int16Array, says: "points that records of travel have cost, after decay, in 1/16 points" },
  spent_money: { type: Int16Array, says: "points that records of money have cost, after decay, in 1/16 points" },
  spent_online: { type: Int16Array, says: "points that records of words have cost, after decay, in 1/16 points" },
  false_travel: { type: Int16Array, says: "what of the points of travel is from false records" },
  false_money: { type: Int16Array, says: "what of the points of money is from false records" },
  false_online: { type: Int16Array, says: "what of the points of words is from false records" },
  months_allowed: { type: Uint8Array, says: "months of sanction that what is on record still allows" },
} as const;

export type ExtraName = keyof typeof EXTRA_COLUMNS;
export type Extras = { readonly [K in ExtraName]?: InstanceType<(typeof EXTRA_COLUMNS)[K]["type"]> };

const bytesOf = (name: ExtraName, size: number): number =>
  EXTRA_COLUMNS[name].type.BYTES_PER_ELEMENT * ((size + 3) & ~3);

/** Bytes of some extra columns of a town of `size` residents. */
export const extraBytes = (names: readonly ExtraName[], size: number): number =>
  names.reduce((sum, name) => sum + bytesOf(name, size), 0);

/** Extra columns over a buffer, from `offset` (a multiple of four) on. */
export function extrasOver(buffer: ArrayBufferLike, offset: number, size: number, names: readonly ExtraName[]): Extras {
  const out: Record<string, unknown> = {};
  let at = offset;
  for (const name of names) {
    out[name] = new EXTRA_COLUMNS[name].type(buffer as ArrayBuffer, at, size);
    at += bytesOf(name, size);
  }
  return out as Extras;
}
