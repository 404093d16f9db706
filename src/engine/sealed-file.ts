import { createHash } from "node:crypto";
import { closeSync, fstatSync, fsyncSync, openSync, readSync, renameSync, rmSync, writeSync } from "node:fs";
import { dirname } from "node:path";

/**
 * A file that proves itself whole: one line `glasshouse <kind> 1 <sha256 of all that follows>`, then the length of a JSON text in
 * eight hexadecimal digits, the text, and the bytes of some arrays. It appears under its name complete or not at all.
 */
export type Kind = "checkpoint" | "world" | "pair";
const magicOf = (kind: Kind): string => `glasshouse ${kind} 1 `;
const headerOf = (kind: Kind): number => magicOf(kind).length + 64 + 1;
/** Bytes written or read in one call. */
const PIECE = 1 << 26;

/** The file is not what was written. Its name is in the message. */
export class Damaged extends Error {
  constructor(
    readonly file: string,
    readonly why: string,
  ) {
    super(
      `${file} is damaged: ${why}. Nothing was changed. Delete its folder to begin again, or put back a copy of the file.`,
    );
  }
}

export function writeSealed(
  file: string,
  about: unknown,
  parts: readonly ArrayBufferView[],
  kind: Kind = "checkpoint",
): void {
  const unfinished = `${file}.${process.pid}.tmp`;
  const hash = createHash("sha256");
  try {
    const fd = openSync(unfinished, "w");
    try {
      let at = headerOf(kind);
      const put = (view: ArrayBufferView): void => {
        hash.update(bytesOf(view));
        at += eachPiece(view, (piece, offset) => writeSync(fd, piece, 0, piece.length, at + offset));
      };
      const text = Buffer.from(JSON.stringify(about));
      put(Buffer.from(text.length.toString(16).padStart(8, "0")));
      put(text);
      for (const part of parts) put(part);
      writeSync(fd, `${magicOf(kind)}${hash.digest("hex")}\n`, 0);
      fsyncSync(fd);
    } finally {
      closeSync(fd);
    }
    renameSync(unfinished, file);
    syncFolder(dirname(file));
  } catch (error) {
    rmSync(unfinished, { force: true });
    throw error;
  }
}

/**
 * Reads the JSON text, asks for the arrays it speaks of, and fills them. Every byte is looked at before any is believed: throws
 * `Damaged` unless all are as they were written.
 */
export function readSealed<A>(
  file: string,
  partsFor: (about: A) => readonly ArrayBufferView[],
  kind: Kind = "checkpoint",
): A {
  const fd = openSync(file, "r");
  try {
    prove(fd, file, kind);
    let at = headerOf(kind);
    const take = <V extends ArrayBufferView>(view: V): V => {
      at += eachPiece(view, (piece, offset) => {
        const n = readSync(fd, piece, 0, piece.length, at + offset);
        if (n === 0) throw new Damaged(file, "it holds less than it says");
        return n;
      });
      return view;
    };
    const length = Number.parseInt(take(Buffer.alloc(8)).toString("latin1"), 16);
    const about = JSON.parse(take(Buffer.alloc(length)).toString("utf8")) as A;
    for (const part of partsFor(about)) take(part);
    if (at !== fstatSync(fd).size) throw new Damaged(file, "it holds more than it says");
    return about;
  } finally {
    closeSync(fd);
  }
}

/** Throws `Damaged` unless the file's contents match the hash it begins with. */
function prove(fd: number, file: string, kind: Kind): void {
  const header = Buffer.alloc(headerOf(kind));
  readSync(fd, header, 0, header.length, 0);
  const [, begins, seal] = /^(.*)([0-9a-f]{64})\n$/.exec(header.toString("latin1")) ?? [];
  if (begins !== magicOf(kind)) throw new Damaged(file, `it does not begin like a ${kind}`);
  const hash = createHash("sha256");
  const piece = Buffer.alloc(1 << 20);
  for (let at = header.length; ; ) {
    const n = readSync(fd, piece, 0, piece.length, at);
    if (n === 0) break;
    hash.update(piece.subarray(0, n));
    at += n;
  }
  if (hash.digest("hex") !== seal) throw new Damaged(file, "its contents do not match their hash");
}

const bytesOf = (view: ArrayBufferView): Uint8Array =>
  new Uint8Array(view.buffer as ArrayBuffer, view.byteOffset, view.byteLength);

/** Goes through the bytes of a view, as far as `use` says it came each time. */
function eachPiece(view: ArrayBufferView, use: (piece: Uint8Array, offset: number) => number): number {
  const { byteLength } = view;
  for (let done = 0; done < byteLength; ) {
    const size = Math.min(PIECE, byteLength - done);
    done += use(new Uint8Array(view.buffer as ArrayBuffer, view.byteOffset + done, size), done);
  }
  return byteLength;
}

/** A new name is safe only when its folder is. Not every system can do this to a folder. */
function syncFolder(folder: string): void {
  try {
    const fd = openSync(folder, "r");
    try {
      fsyncSync(fd);
    } finally {
      closeSync(fd);
    }
  } catch {}
}
