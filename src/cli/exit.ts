import { CommanderError } from "commander";
import { OtherWorld } from "../engine/checkpoint.js";
import { Damaged } from "../engine/sealed-file.js";
import { Incomplete } from "../experiments/analysis/gaps.js";
import { WrongDesign } from "../experiments/analysis/methods.js";
import { NoSweep } from "../experiments/sweep/folder.js";
import { Disagreement } from "../experiments/sweep/kept.js";
import { NoSuchRun } from "../experiments/sweep/replay.js";
import { WriteError } from "../results/files.js";
import { NoRun } from "../results/read-run.js";
import { ScenarioError } from "../scenario/problem.js";
import { NotThere } from "../worlds/explain/asked.js";
import { WorldsUnusable } from "../worlds/kept/kept-worlds.js";
import { WorldsStopped } from "../worlds/kept/live-all.js";
import { OtherComparison } from "../worlds/pair/kept-pairs.js";
import { NotPaired } from "../worlds/pair/pair.js";
import { EffectsNotWritten, ReplicateFailed, ReplicatesStopped } from "../worlds/pair/unfinished.js";
import { Differs } from "../worlds/replay/replay.js";
import { FolderTaken, FolderUnusable } from "../worlds/run-folder.js";
import { Interrupted, NotWritten } from "../worlds/stopped.js";
import { BadUse, NothingToTell } from "./errors.js";

/** What the program ends with, for scripts. */
export const EXIT = {
  done: 0,
  failed: 1,
  /** Bad use, or a bad scenario. */
  badUse: 2,
  /** Not complete; the same command goes on. */
  incomplete: 3,
  /** A digest or a replay does not match. */
  mismatch: 4,
  /** A threshold that the user set was crossed. */
  threshold: 99,
  /** Stopped by a signal; the same command goes on. */
  interrupted: 130,
} as const;

/** Kinds of failure that are to be expected, and the codes they end with. */
const CODES: readonly (readonly [new (...args: never[]) => Error, number])[] = [
  [BadUse, EXIT.badUse],
  [NotThere, EXIT.badUse],
  [NoRun, EXIT.badUse],
  [Differs, EXIT.mismatch],
  [ScenarioError, EXIT.badUse],
  [FolderTaken, EXIT.badUse],
  [OtherWorld, EXIT.badUse],
  [NotPaired, EXIT.badUse],
  [OtherComparison, EXIT.badUse],
  [Damaged, EXIT.failed],
  [NothingToTell, EXIT.failed],
  [NoSweep, EXIT.badUse],
  [NoSuchRun, EXIT.badUse],
  [WrongDesign, EXIT.badUse],
  [Incomplete, EXIT.incomplete],
  [Disagreement, EXIT.mismatch],
  [FolderUnusable, EXIT.failed],
  [WorldsUnusable, EXIT.failed],
  [WriteError, EXIT.failed],
  [Interrupted, EXIT.interrupted],
  [ReplicatesStopped, EXIT.interrupted],
  [ReplicateFailed, EXIT.incomplete],
  [EffectsNotWritten, EXIT.incomplete],
  [WorldsStopped, EXIT.interrupted],
];

/** The exit code of what was thrown. */
export function exitCodeOf(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.done : EXIT.badUse;
  if (error instanceof NotWritten) return error.kept > 0 ? EXIT.incomplete : EXIT.failed;
  return CODES.find(([kind]) => error instanceof kind)?.[1] ?? EXIT.failed;
}

/** What to say of it: a sentence for what was to be expected (a disk, a folder), the whole stack for what was not. */
export function wordsFor(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (isExpected(error)) return error.message;
  if (error instanceof NotWritten)
    return isExpected(error.cause)
      ? error.message
      : `${error.message}
${wordsFor(error.cause)}`;
  const { cause, stack, message } = error;
  return cause instanceof Error
    ? `${stack ?? message}
because of ${wordsFor(cause)}`
    : (stack ?? message);
}

/** Errors of the system (a full disk, no permission) have a code. */
const isExpected = (error: unknown): boolean =>
  CODES.some(([kind]) => error instanceof kind) || (error instanceof Error && "syscall" in error);
