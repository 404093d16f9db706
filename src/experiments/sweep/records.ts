import { closeSync, fstatSync, fsyncSync, openSync, readdirSync, readSync, writeSync } from "node:fs";
import { join } from "node:path";
import { crc32 } from "node:zlib";
import { WriteError } from "../../results/files.js";

/** A run that is done. */
export interface DoneRun {
  readonly state: "done";
  /** Of its cell: 32 hexadecimal digits. */
  readonly address: string;
  /** From 1. */
  readonly replicate: number;
  readonly seed: number;
  /** Of the world: 32 hexadecimal digits. */
  readonly digest: string;
  /** By the clock; in no table. */
  readonly seconds: number;
  readonly values: Float64Array;
}

/** A run that failed. It is tried again when the sweep goes on; a result, once there, counts instead of it. */
export interface FailedRun {
  readonly state: "failed";
  readonly address: string;
  readonly replicate: number;
  readonly seed: number;
  readonly error: string;
}

export type RunRecord = DoneRun | FailedRun;

/** What a file of runs says of itself in its first record. */
export interface RunsHeader {
  readonly kind: "glasshouse runs 1";
  /** Of the sweep's identity. */
  readonly sweep: string;
  readonly plan: string;
  readonly modelVersion: number;
  /** "1/4" */
  readonly shard: string;
  readonly outcomes: number;
}

/**
 * A file of runs: records one after the other, each `length (4 bytes), contents, CRC-32 (4 bytes)`, little-endian. The first is a
 * RunsHeader in JSON. One process writes it, in whole records, and nobody ever writes it again; a process killed in the middle of a record leaves a
 * tail whose length or check does not fit, and the tail is ignored.
 */
const ENDING = ".runs";
const DONE = 1;
const FAILED = 2;
/** state, address, replicate, seed */
const HEAD = 1 + 16 + 4 + 4;
/** digest, seconds */
const DONE_HEAD = HEAD + 16 + 4;
/** So long that no record is longer. */
const MOST = 1 << 28;

/** Bytes that a finished run takes in the folder. */
export const bytesOfRun = (outcomes: number): number => 8 + DONE_HEAD + 8 * outcomes;

/** Appends runs to a file of this process's own. */
export class RunsWriter {
  private readonly file: string;
  private readonly fd: number;
  private dirty = false;

  /** Makes the file, which must not be there. Throws WriteError. */
  constructor(folder: string, name: string, header: RunsHeader) {
    this.file = join(folder, `${name}${ENDING}`);
    this.fd = this.tried(() => openSync(this.file, "ax"));
    this.append(Buffer.from(JSON.stringify(header)));
  }

  write(run: RunRecord): void {
    this.append(run.state === "done" ? doneBytes(run) : failedBytes(run));
    this.dirty = true;
  }

  /** Makes what was written last through a loss of power. (A kill loses nothing that was written.) */
  flush(): void {
    if (!this.dirty) return;
    this.tried(() => fsyncSync(this.fd));
    this.dirty = false;
  }

  close(): void {
    this.flush();
    this.tried(() => closeSync(this.fd));
  }

  private append(contents: Buffer): void {
    const record = Buffer.allocUnsafe(contents.length + 8);
    record.writeUInt32LE(contents.length, 0);
    contents.copy(record, 4);
    record.writeUInt32LE(crc32(contents), contents.length + 4);
    this.tried(() => {
      for (let done = 0; done < record.length; ) done += writeSync(this.fd, record, done);
    });
  }

  private tried<T>(work: () => T): T {
    try {
      return work();
    } catch (error) {
      throw new WriteError(this.file, error);
    }
  }
}

function head(run: RunRecord, size: number): Buffer {
  const bytes = Buffer.alloc(size);
  bytes.writeUInt8(run.state === "done" ? DONE : FAILED, 0);
  bytes.write(run.address, 1, 16, "hex");
  bytes.writeUInt32LE(run.replicate, 17);
  bytes.writeUInt32LE(run.seed, 21);
  return bytes;
}

function doneBytes(run: DoneRun): Buffer {
  const bytes = head(run, DONE_HEAD + 8 * run.values.length);
  bytes.write(run.digest, HEAD, 16, "hex");
  bytes.writeFloatLE(run.seconds, HEAD + 16);
  run.values.forEach((value, n) => void bytes.writeDoubleLE(value, DONE_HEAD + 8 * n));
  return bytes;
}

function failedBytes(run: FailedRun): Buffer {
  const text = Buffer.from(run.error);
  const bytes = head(run, HEAD + text.length);
  text.copy(bytes, HEAD);
  return bytes;
}

/** A record as it lies in a file: read what is needed of it, and only while it is at hand. */
export class RecordView {
  bytes: Buffer = Buffer.alloc(0);
  file = "";

  get done(): boolean {
    return this.bytes[0] === DONE;
  }
  /** The address as sixteen characters of one byte each, for looking it up. */
  get key(): string {
    return this.bytes.toString("latin1", 1, 17);
  }
  get address(): string {
    return this.bytes.toString("hex", 1, 17);
  }
  get replicate(): number {
    return this.bytes.readUInt32LE(17);
  }
  get seed(): number {
    return this.bytes.readUInt32LE(21);
  }
  get digest(): string {
    return this.bytes.toString("hex", HEAD, HEAD + 16);
  }
  get digestBytes(): Buffer {
    return this.bytes.subarray(HEAD, HEAD + 16);
  }
  get seconds(): number {
    return this.bytes.readFloatLE(HEAD + 16);
  }
  get outcomes(): number {
    return (this.bytes.length - DONE_HEAD) / 8;
  }
  value(outcome: number): number {
    return this.bytes.readDoubleLE(DONE_HEAD + 8 * outcome);
  }
  get error(): string {
    return this.bytes.toString("utf8", HEAD);
  }
}

/** The key of an address as `RecordView.key` has it. */
export const keyOf = (address: string): string => Buffer.from(address, "hex").toString("latin1");

/** A file of runs that was read. */
export interface RunsFile {
  readonly name: string;
  readonly header: RunsHeader | null;
  readonly records: number;
  /** Bytes at its end that are no whole record. */
  readonly torn: number;
}

/** Reads all files of runs of a folder, in the order of their names, record by record. The view is used again for the next one. */
export function scanRuns(folder: string, onRecord: (view: RecordView, header: RunsHeader) => void): RunsFile[] {
  const names = readdirSync(folder)
    .filter((name) => name.endsWith(ENDING))
    .sort();
  return names.map((name) => scanFile(folder, name, onRecord));
}

const PIECE = 1 << 20;

function scanFile(folder: string, name: string, onRecord: (view: RecordView, header: RunsHeader) => void): RunsFile {
  const fd = openSync(join(folder, name), "r");
  const view = new RecordView();
  view.file = name;
  let header: RunsHeader | null = null;
  let records = 0;
  let whole = 0;
  let buffer = Buffer.alloc(PIECE);
  let from = 0;
  let to = 0;
  let ended = false;
  /** Sees to it that `size` bytes are at hand, as far as the file has them. */
  const need = (size: number): boolean => {
    while (to - from < size && !ended) {
      if (from > 0) buffer.copyWithin(0, from, to);
      to -= from;
      from = 0;
      if (size > buffer.length) buffer = Buffer.concat([buffer.subarray(0, to)], Math.max(size, 2 * buffer.length));
      const n = readSync(fd, buffer, to, buffer.length - to, null);
      ended = n === 0;
      to += n;
    }
    return to - from >= size;
  };
  try {
    while (need(4)) {
      const length = buffer.readUInt32LE(from);
      if (length > MOST || !need(length + 8)) break;
      const contents = buffer.subarray(from + 4, from + 4 + length);
      if (buffer.readUInt32LE(from + 4 + length) !== crc32(contents)) break;
      if (header === null) header = JSON.parse(contents.toString("utf8")) as RunsHeader;
      else {
        view.bytes = contents;
        onRecord(view, header);
        records++;
      }
      from += length + 8;
      whole += length + 8;
    }
    return { name, header, records, torn: fstatSync(fd).size - whole };
  } finally {
    closeSync(fd);
  }
}
