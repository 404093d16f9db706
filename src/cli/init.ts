import {
  closeSync,
  existsSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import type { Command } from "commander";
import { template } from "../scenario/template.js";
import { BadUse, refusing } from "./errors.js";
import { schemaText } from "./schema.js";

const EXAMPLES = `
Examples:
  $ glasshouse init
  $ glasshouse init worlds/no-cameras
  $ glasshouse init && glasshouse check scenario.yaml

Nothing is ever overwritten.`;

/** `glasshouse init [DIR]`: a commented scenario, and its schema beside it. */
export function init(program: Command): void {
  program
    .command("init")
    .summary("write a commented scenario to start from")
    .description("Writes scenario.yaml, with comments, and scenario.schema.json for the editor.")
    .argument("[dir]", "the folder to write to; made where it is not there", ".")
    .addHelpText("after", EXAMPLES)
    .action(
      refusing((dir: string) => {
        for (const file of writeStart(dir)) process.stdout.write(`${file}\n`);
      }),
    );
}

/** Writes both files, or neither. */
function writeStart(dir: string): string[] {
  const files = [
    [join(dir, "scenario.schema.json"), schemaText()],
    [join(dir, "scenario.yaml"), template()],
  ] as const;
  const written: string[] = [];
  try {
    mkdirSync(dir, { recursive: true });
    for (const [file, text] of files) {
      writeNew(file, text);
      written.push(file);
    }
  } catch (error) {
    for (const file of written) rmSync(file, { force: true });
    throw new BadUse(reason(error, dir));
  }
  return written.reverse();
}

/** Under another name first, flushed, then given its name in one step, which fails where the name is taken. */
function writeNew(file: string, text: string): void {
  const draft = `${file}.${process.pid}.tmp`;
  const handle = openSync(draft, "wx");
  try {
    writeFileSync(handle, text);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
  try {
    give(draft, file);
  } finally {
    rmSync(draft, { force: true });
  }
}

/** A link cannot take a name that is taken. Where the disk knows no links, looking first has to do. */
function give(draft: string, file: string): void {
  try {
    linkSync(draft, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EEXIST" || existsSync(file)) throw error;
    renameSync(draft, file);
  }
}

function reason(error: unknown, dir: string): string {
  const { code, message, dest, path } = error as NodeJS.ErrnoException & { dest?: string };
  if (code === "EEXIST" && dest) return `${dest}: it is there already, and nothing is overwritten; name another folder`;
  if (code === "EEXIST" || code === "ENOTDIR") return `${path ?? dir}: this is a file, not a folder`;
  if (code === "ENOSPC") return `${dir}: the disk is full`;
  return `${dir}: cannot be written to (${message})`;
}
