#!/usr/bin/env node
import { CommanderError } from "commander";
import { exitCodeOf, wordsFor } from "./exit.js";
import { glasshouse } from "./program.js";
import { allowClosedPipes, coloursFor, say } from "./screen.js";

async function main(): Promise<void> {
  allowClosedPipes();
  const program = glasshouse();
  if (process.argv.length === 2) {
    program.outputHelp();
    return;
  }
  try {
    await program.parseAsync();
  } catch (error) {
    process.exitCode = exitCodeOf(error);
    // What commander throws it has already said.
    if (!(error instanceof CommanderError)) say(`${coloursFor(process.stderr).red("error:")} ${wordsFor(error)}`);
  }
}

await main();
