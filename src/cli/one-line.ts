import { stripVTControlCharacters } from "node:util";

/**
 * Writes over a terminal's line: the first text that fits it, else the last one, cut. A line that wraps could not be written over or
 * taken away.
 */
export function overwrite(stream: NodeJS.WriteStream, ...texts: readonly string[]): void {
  const room = (stream.columns || Number.POSITIVE_INFINITY) - 1;
  const text = texts.find((t) => plain(t).length <= room) ?? `${plain(texts[texts.length - 1]).slice(0, room - 1)}…`;
  stream.write(`\r\u001b[K${text}`);
}

const plain = (text: string): string => stripVTControlCharacters(text);
