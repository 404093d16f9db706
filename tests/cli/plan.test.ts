import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

const program = fileURLToPath(new URL("../../dist/src/cli/main.js", import.meta.url));
function plan(...args: string[]): { code: number | null; out: string; err: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, "plan", ...args], { encoding: "utf8" });
  return { code: status, out: stdout, err: stderr };
}

test("replicates, unpaired and paired", () => {
  const { code, out } = plan("--detect", "0.2sd", "--json");
  expect(code).toBe(0);
  const { needed } = JSON.parse(out);
  expect(needed[0]).toEqual({ comparison: "unpaired", correlation: null, replicates: 394 });
  expect(needed[2]).toEqual({ comparison: "paired", correlation: 0.5, replicates: 199 });
});

test.each([
  [["--detect", "little"], "0.2sd"],
  [["--detect", "0.2sd", "--power", "95"], "from 0.01 to 0.9999"],
  [["--detect", "5%"], "needs --pilot"],
  [["--detect", "0.2sd", "--pilot", "nowhere"], "there is no folder nowhere"],
  [[], "--detect"],
])("%j is refused", (args, words) => {
  const { code, err } = plan(...args);
  expect(code).toBe(2);
  expect(err).toContain(words);
});
