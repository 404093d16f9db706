/** A command of this program as it is typed in a shell, its words quoted where they must be. */
export const commandOf = (...words: readonly string[]): string =>
  ["glasshouse", ...words]
    .map((word) => (/^[\w./=:,@+-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`))
    .join(" ");

/** The command as it was typed, with some words more. */
export const typed = (...more: readonly string[]): string => commandOf(...process.argv.slice(2), ...more);
