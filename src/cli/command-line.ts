/** Words as they are typed in a shell, quoted where they must be. */
const quoted = (words: readonly string[]): string =>
  words.map((word) => (/^[\w./=:,@+-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`)).join(" ");

/** The command as it was typed, with some words more. */
export const typed = (...more: readonly string[]): string => quoted(["glasshouse", ...process.argv.slice(2), ...more]);
