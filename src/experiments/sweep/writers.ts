import { randomBytes } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { hostname } from "node:os";
import { join } from "node:path";
import { writeText } from "../../results/files.js";
import type { ShardChoice } from "./deal.js";

/** How a process's work on a sweep came to its end. */
export type EndedHow = "done" | "failures" | "interrupted" | "out of time" | "error";

/** What a process that works on a sweep says of itself, every few seconds. */
export interface Writer {
  readonly name: string;
  readonly host: string;
  readonly pid: number;
  readonly shard: ShardChoice;
  readonly workers: number;
  /** Digest of the plan it works on. */
  readonly plan: string;
  /** ISO 8601, as all times here. */
  readonly started: string;
  readonly beat: string;
  /** Seconds between two signs of life. */
  readonly every: number;
  readonly done: number;
  readonly failed: number;
  readonly running: readonly { readonly cell: number; readonly replicate: number; readonly since: string }[];
  readonly ended: EndedHow | null;
}

export const SIGN_EVERY_SECONDS = 5;

/** A name that no other process has: "2of4-lz3k9f2a-9c41d2". It is part of no result. */
export const writerName = ({ i, n }: ShardChoice): string =>
  `${i}of${n}-${Date.now().toString(36)}-${randomBytes(4).toString("hex")}`;

/** This process and its machine. */
export const thisProcess = () => ({ host: hostname(), pid: process.pid });

export function writeSign(folder: string, writer: Writer): void {
  writeText(folder, `${writer.name}.json`, `${JSON.stringify(writer)}\n`);
}

export function readWriters(folder: string): Writer[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith(".json") && !name.startsWith("."))
    .sort()
    .flatMap((name) => {
      try {
        return [JSON.parse(readFileSync(join(folder, name), "utf8")) as Writer];
      } catch {
        // Whoever cannot be read has said nothing.
        return [];
      }
    });
}

/**
 * Is the writer at work, did it end in order, was it killed (no such process on this machine), or has it given no sign for four times as long as
 * it should: because it is stuck in a run, or was lost with its machine?
 */
export function stateOf(writer: Writer, now: Date): "at work" | "ended" | "killed" | "silent" {
  if (writer.ended !== null) return "ended";
  const { host, pid, every, beat } = writer;
  if (host === hostname() && !isAlive(pid)) return "killed";
  return now.getTime() - Date.parse(beat) > 4 * every * 1000 ? "silent" : "at work";
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}
