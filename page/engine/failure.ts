/** What an error says of itself, whatever was thrown. */
export const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** Did memory run out? Browsers say so in different words, all of them with a RangeError. */
export const isMemory = (error: unknown): boolean =>
  error instanceof RangeError && /alloc|memory|array (buffer )?length|too large/i.test(error.message);
