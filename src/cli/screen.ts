import pc from "picocolors";

/** Colours for a stream: only on a terminal, and not against the user's wish (NO_COLOR, https://no-color.org). */
export const coloursFor = (stream: NodeJS.WriteStream): ReturnType<typeof pc.createColors> =>
  pc.createColors(stream.isTTY === true && !process.env.NO_COLOR && process.env.TERM !== "dumb");

/** Data: what a script may want to read. */
export const print = (text: string): void => void process.stdout.write(`${text}\n`);

/** Messages: what a person may want to know. */
export const say = (text: string): void => void process.stderr.write(`${text}\n`);

/**
 * Whoever reads our output may stop reading (`| head`); that is no failure. Output that cannot be written (a full disk) is one, and is told
 * in a line; what goes into the run's folder goes on.
 */
export function allowClosedPipes(): void {
  for (const stream of [process.stdout, process.stderr])
    stream.on("error", (error: NodeJS.ErrnoException) => {
      if (error.code === "EPIPE") return;
      process.exitCode = 1;
      if (stream === process.stdout) say(`error: the output could not be written: ${error.message}`);
    });
}

/** Columns of text, the first on the left, the others on the right unless said otherwise. */
export function textTable(head: readonly string[], rows: readonly (readonly string[])[], left = 1): string {
  const widths = head.map((title, c) => Math.max(title.length, ...rows.map((row) => row[c].length)));
  const line = (row: readonly string[]): string =>
    row
      .map((cell, c) => (c < left ? cell.padEnd(widths[c]) : cell.padStart(widths[c])))
      .join("  ")
      .trimEnd();
  return [head, ...rows].map(line).join("\n");
}
