import { existsSync, mkdirSync, readdirSync, statSync } from "node:fs";
import { Checkpoints } from "../engine/checkpoint.js";
import { reasonOf } from "./stopped.js";

/** The folder named for a run cannot take it: it holds a complete run, or something else. */
export class FolderTaken extends Error {}

/** The folder named for a run cannot be made or read. */
export class FolderUnusable extends Error {}

/** What a complete run has and an unfinished one has not. Written last. */
const COMPLETE = "manifest.json";

/** Makes ready the folder of a run, new or to be resumed. Nothing that is there is changed. */
export function openRunFolder(out: string): Checkpoints {
  const checkpoints = new Checkpoints(out);
  try {
    if (existsSync(out) && !statSync(out).isDirectory())
      throw new FolderTaken(`${out} is a file; name a folder for the run`);
    const there = existsSync(out) ? readdirSync(out) : [];
    if (there.includes(COMPLETE)) throw new FolderTaken(`${out} holds a complete run; name another folder`);
    if (checkpoints.newest() === null && there.some((name) => name !== "checkpoint"))
      throw new FolderTaken(`${out} is not empty and holds no run to resume; name another folder`);
    mkdirSync(checkpoints.folder, { recursive: true });
  } catch (error) {
    if (error instanceof FolderTaken) throw error;
    throw new FolderUnusable(`${out} cannot be the folder of a run: ${reasonOf(error)}`, { cause: error });
  }
  return checkpoints;
}
