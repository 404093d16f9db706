import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { inTurn, type Measured, summary } from "./measure.js";

const program = fileURLToPath(new URL("../src/cli/main.js", import.meta.url));

/** Milliseconds that a command takes. */
function glasshouse(...args: string[]): number {
  const began = performance.now();
  execFileSync(process.execPath, [program, ...args], { stdio: "ignore" });
  return performance.now() - began;
}

export interface StartUp {
  readonly version: Measured;
  readonly smallestRun: Measured;
}

/** How long the program takes to say its version, and to run a world of one resident and one month with all its files. */
export function benchStartUp(rounds: number): StartUp {
  const folder = mkdtempSync(join(tmpdir(), "glasshouse-bench-"));
  let n = 0;
  try {
    const { version, run } = inTurn(rounds, {
      version: () => glasshouse("--version"),
      run: () => glasshouse("run", "--residents", "1", "--months", "1", "--quiet", "--out", join(folder, String(n++))),
    });
    return { version: summary(version), smallestRun: summary(run) };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
