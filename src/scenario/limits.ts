/** What every reader of a scenario holds it to: the program's schema and the page, which carries no schema. */

/** Most months a world may last. */
export const MOST_MONTHS = 1200;
/** A month, YYYY-MM. */
export const MONTH = /^\d{4}-(0[1-9]|1[0-2])$/;
/** A scenario's name: it becomes part of a folder's name. */
export const NAME = /^[\p{L}\p{N}][\p{L}\p{M}\p{N} ._-]{0,63}$/u;
/** Names of regions and bands. */
export const LABEL = /^[\p{L}\p{N}][\p{L}\p{M}\p{N} .,'&()+/_-]{0,39}$/u;
