import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

const program = fileURLToPath(new URL("../../dist/src/cli/main.js", import.meta.url));

function glasshouse(...args: string[]): { code: number | null; out: string; err: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, "validate", ...args], { encoding: "utf8" });
  return { code: status, out: stdout, err: stderr };
}

test("prints expected, got and tolerance of each number, and ends with 0", () => {
  const { code, out, err } = glasshouse("sobol-published", "morris-published");
  expect(code).toBe(0);
  expect(out).toMatch(/expected +got +tolerance/);
  expect(out).toMatch(/first order of x1 +0\.33295511 +0\.3329551\d* +1e-7 +ok/);
  expect(out).toMatch(/μ\* of x2 +7\.875 +7\.875 +0\.000001 +ok/);
  expect(err).toBe("All 12 numbers of 2 checks are as expected.\n");
});

test("as JSON, and quietly", () => {
  const found = JSON.parse(glasshouse("gini", "--json").out);
  expect(found).toMatchObject({ holds: true, numbers: 3, wrong: 0, checks: [{ key: "gini", holds: true }] });
  expect(found.checks[0].rows[0]).toMatchObject({ expected: 255 / 768, tolerance: 1e-12, holds: true });
  expect(glasshouse("gini", "--quiet")).toEqual({ code: 0, out: "", err: "" });
});

test("a name that is none is bad use, with the nearest", () => {
  const { code, err } = glasshouse("ginni");
  expect(code).toBe(2);
  expect(err).toContain('no check is called "ginni"; did you mean "gini"?');
});

test("--help has examples and exit codes", () => {
  expect(glasshouse("--help").out).toMatch(/Examples:\n {2}\$ glasshouse validate[\s\S]*4 one is not/);
});
