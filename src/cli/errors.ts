import { ScenarioError } from "../scenario/problem.js";

/** A wrong command or a wrong scenario ends with this code. */
export const BAD_USE = 2;

/** Runs a command's work. What the user got wrong goes to stderr with exit code 2; anything else is ours and flies on. */
export function refusing<A extends unknown[]>(work: (...args: A) => void): (...args: A) => void {
  return (...args) => {
    try {
      work(...args);
    } catch (error) {
      if (!(error instanceof ScenarioError) && !(error instanceof BadUse)) throw error;
      process.stderr.write(`${error.message}\n`);
      process.exitCode = BAD_USE;
    }
  };
}

/** A command that cannot be carried out as it was given. */
export class BadUse extends Error {
  override readonly name = "BadUse";
}

/** What was asked for came out in a way that nothing can be made of. The message says what to ask for instead. */
export class NothingToTell extends Error {
  override readonly name = "NothingToTell";
}
