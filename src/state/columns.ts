/**
 * What the program remembers of a resident from one month to the next: these columns and nothing else (records on their way to
 * the centre are kept by the registry). All are whole numbers. Points are held in sixteenths.
 */
export const TOWN = 65536;
export const HOOD = 4096;
/** Points are whole numbers of 1/16. */
export const POINT = 16;

export const COLUMNS = {
  traits: {
    type: Uint32Array,
    says: "age at the start, birth month, sex, minority, home or away, education, temperaments, place in the household",
  },
  score_a: { type: Int16Array, says: "score in even months, in 1/16 points" },
  score_b: { type: Int16Array, says: "score in odd months, in 1/16 points" },
  own: { type: Int16Array, says: "sum of points from true records, after decay, in 1/16 points" },
  wrong: { type: Int16Array, says: "sum of points from false records, after decay, in 1/16 points" },
  income: { type: Uint8Array, says: "income level without losses, on a logarithmic scale" },
  hardship: {
    type: Uint8Array,
    says: "bits 0-3 income levels lost, 4-5 debt (none, arrears, judged), 6 barred from leaving the country",
  },
  status: {
    type: Uint8Array,
    says: "bit 0 adult, 1 online, 2 pays by phone, 3 rated, 4 aware of the system, 5 of school age; looked at again each quarter",
  },
  caution: { type: Uint8Array, says: "learned caution about offences" },
  chill: { type: Uint8Array, says: "learned caution about speaking" },
  ties: { type: Uint8Array, says: "which of the eight ties are alive" },
  flags: {
    type: Uint8Array,
    says: "bit 0 barred from flying this year, 1 debtor listing false, 2 misconduct listing false, 3 consent withdrawn (where it is asked for), 4 seeking points, 5-7 offences on file",
  },
  court: { type: Uint8Array, says: "months left on the court's list of judgment defaulters" },
  misconduct: { type: Uint8Array, says: "months left on the misconduct list: bits 0-3 air, 4-7 rail" },
  spell: { type: Uint8Array, says: "months under sanction so far, in one spell" },
  rank_past: { type: Uint8Array, says: "national rank last January, in 255ths; 255 where there was none" },
} as const;

type ColumnName = keyof typeof COLUMNS;
export type Columns = { readonly [K in ColumnName]: InstanceType<(typeof COLUMNS)[K]["type"]> };

const widest = Object.entries(COLUMNS).sort((a, b) => b[1].type.BYTES_PER_ELEMENT - a[1].type.BYTES_PER_ELEMENT);

export const BYTES_PER_RESIDENT = widest.reduce((sum, [, c]) => sum + c.type.BYTES_PER_ELEMENT, 0);

/** Room in a column: whole runs of four, so that every column starts and ends on four bytes. */
const room = (size: number): number => (size + 3) & ~3;

/** The bytes of one town of `size` residents: columns side by side, widest first. */
export const townBytes = (size: number): number => BYTES_PER_RESIDENT * room(size);

export function columnsOver(buffer: ArrayBufferLike, size: number, offset = 0): Columns {
  const out: Record<string, unknown> = {};
  for (const [name, { type }] of widest) {
    out[name] = new type(buffer as ArrayBuffer, offset, size);
    offset += type.BYTES_PER_ELEMENT * room(size);
  }
  return out as Columns;
}
