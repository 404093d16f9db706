import { WordList } from "./word-list.js";

/** What a town's registry holds in every world. */
export const ALWAYS_HELD = {
  pending: "records on their way: from a region to the centre, or late; one word each",
  expiring: "points to be given back when their record expires; two words each",
} as const;

/**
 * What a town's registry holds besides records on their way and points that expire, list by list. A list nobody uses takes no
 * memory. A checkpoint keeps them all; a fingerprint, those that hold something.
 */
export const HELD = {
  notices: "listings that residents were told of and that have not taken effect",
  appeals: "records under appeal",
  audits: "records under audit",
  suspect: "points of false records that may have led to a listing",
  single: "records that wait for a second source",
  offences: "points of records that will be deleted, by month and act",
  costs: "points of records by domain, where points go when their record expires",
} as const;

export type HeldName = keyof typeof HELD;
export const HELD_NAMES = Object.keys(HELD) as HeldName[];
export type Held = { readonly [name in HeldName]: WordList };

export const holdNothing = (): Held =>
  Object.fromEntries(HELD_NAMES.map((name) => [name, new WordList()])) as Record<HeldName, WordList>;
