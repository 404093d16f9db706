import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll } from "vitest";

const PROGRAM = fileURLToPath(new URL("../../dist/src/cli/main.js", import.meta.url));
/** Not even an empty FORCE_COLOR: newer Node warns of it beside NO_COLOR. */
const env = { ...process.env, FORCE_COLOR: undefined, NO_COLOR: "1", CI: "1" };

/** A command that has ended: its exit code (null where a signal ended it), and what it said. */
export interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** A command under way. */
export interface Begun {
  readonly child: ChildProcess;
  readonly ended: Promise<Ended>;
}

/** The built program, for the tests of one file, in a folder of their own that goes when they are done. */
export function programIn(name: string) {
  const folder = mkdtempSync(join(tmpdir(), `glasshouse-${name}-`));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  return {
    folder,
    /** Runs it to its end, streams apart. */
    glasshouse(...args: string[]): Ended {
      const options = { cwd: folder, encoding: "utf8", maxBuffer: 1 << 26, env } as const;
      const { status, stdout, stderr } = spawnSync(process.execPath, [PROGRAM, ...args], options);
      return { code: status, out: stdout, err: stderr };
    },
    /** Begins a command, to be stopped on its way. */
    begin(...args: string[]): Begun {
      const child = spawn(process.execPath, [PROGRAM, ...args], { cwd: folder, env });
      const said = { out: "", err: "" };
      child.stdout.on("data", (data) => {
        said.out += data;
      });
      child.stderr.on("data", (data) => {
        said.err += data;
      });
      return { child, ended: new Promise((resolve) => child.on("close", (code) => resolve({ code, ...said }))) };
    },
    /** Takes away what a first try of the test left behind, so that it can be tried again. */
    afresh(...names: string[]): void {
      for (const name of names) rmSync(join(folder, name), { recursive: true, force: true });
    },
    /** Runs a line that the program printed, pasted into a shell. */
    pasted(line: string, ...within: string[]): Ended {
      const shell = `glasshouse() { "${process.execPath}" "${PROGRAM}" "$@"; }; ${line}`;
      const options = { cwd: join(folder, ...within), encoding: "utf8", maxBuffer: 1 << 26, env } as const;
      const { status, stdout, stderr } = spawnSync("sh", ["-c", shell], options);
      return { code: status, out: stdout, err: stderr };
    },
    text: (...path: string[]): string => readFileSync(join(folder, ...path), "utf8"),
    bytes: (...path: string[]): Buffer => readFileSync(join(folder, ...path)),
  };
}

/** Waits until something is so; gives up in silence after 40 s, for the test to say what is wrong. */
export async function until(isSo: () => boolean): Promise<void> {
  for (let wait = 0; wait < 4000 && !isSo(); wait++) await new Promise((resolve) => setTimeout(resolve, 10));
}
