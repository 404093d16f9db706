import { createHash } from "node:crypto";
import { closeSync, fsyncSync, mkdirSync, openSync, readFileSync, renameSync, rmSync, writeSync } from "node:fs";
import { join } from "node:path";

/** A file of a run's folder: its name, size and contents' SHA-256. */
export interface Written {
  readonly name: string;
  readonly bytes: number;
  readonly sha256: string;
}

/** A file could not be written. The message names it and says why; nothing is left under its name. */
export class WriteError extends Error {
  constructor(
    readonly path: string,
    cause: unknown,
  ) {
    super(`could not write ${path}: ${reason(cause)}`, { cause });
    this.name = "WriteError";
  }
}

/**
 * A file that is there whole or not at all: written beside its place under another name, flushed to the disk, and only then
 * given its name. A file of that name from before stays until that moment.
 */
export class WholeFile {
  private readonly path: string;
  private readonly part: string;
  private readonly handle: number;
  private readonly hash = createHash("sha256");
  private bytes = 0;

  constructor(
    private readonly folder: string,
    private readonly name: string,
  ) {
    this.path = join(folder, name);
    this.part = join(folder, `.${name}.part`);
    this.handle = this.tried(() => openSync(this.part, "w"));
  }

  write(data: Uint8Array): void {
    this.hash.update(data);
    this.bytes += data.byteLength;
    this.tried(() => {
      for (let done = 0; done < data.byteLength; ) done += writeSync(this.handle, data, done);
    });
  }

  /** Gives the file its name. */
  finish(): Written {
    this.tried(() => {
      fsyncSync(this.handle);
      closeSync(this.handle);
      renameSync(this.part, this.path);
      flushFolder(this.folder);
    });
    return { name: this.name, bytes: this.bytes, sha256: this.hash.digest("hex") };
  }

  /** Takes back what was written so far. */
  abandon(): void {
    try {
      closeSync(this.handle);
    } catch {
      // Already closed.
    }
    rmSync(this.part, { force: true });
  }

  private tried<T>(what: () => T): T {
    try {
      return what();
    } catch (error) {
      if (this.handle !== undefined) this.abandon();
      throw new WriteError(this.path, error);
    }
  }
}

/** Writes a whole text file. */
export function writeText(folder: string, name: string, text: string): Written {
  const file = new WholeFile(folder, name);
  file.write(new TextEncoder().encode(text));
  return file.finish();
}

/** Makes a folder and those above it. */
export function makeFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true });
  } catch (error) {
    throw new WriteError(folder, error);
  }
}

/** Size and SHA-256 of a file that is already there. */
export function fingerprintOf(folder: string, name: string): Written {
  const data = readFileSync(join(folder, name));
  return { name, bytes: data.byteLength, sha256: createHash("sha256").update(data).digest("hex") };
}

/** Makes the new name last: a rename is kept by its folder. Not every system can open a folder; there it is left to the system. */
function flushFolder(folder: string): void {
  let handle: number;
  try {
    handle = openSync(folder, "r");
  } catch {
    return;
  }
  try {
    fsyncSync(handle);
  } catch {
    // Left to the system.
  } finally {
    closeSync(handle);
  }
}

const REASONS: Readonly<Record<string, string>> = {
  ENOSPC: "the disk is full",
  EDQUOT: "your share of the disk is used up",
  EFBIG: "the file would be larger than the system allows",
  EACCES: "no permission to write there",
  EPERM: "no permission to write there",
  EROFS: "the disk is read-only",
  ENOENT: "the folder is not there",
  ENOTDIR: "part of the path is a file, not a folder",
  EEXIST: "part of the path is a file, not a folder",
  EISDIR: "a folder has that name",
  EMFILE: "too many files are open",
};

function reason(cause: unknown): string {
  const { code, message } = cause as { code?: string; message?: string };
  return code !== undefined && code in REASONS ? `${REASONS[code]} (${code})` : (message ?? String(cause));
}
