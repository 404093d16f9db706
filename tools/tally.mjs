// node tools/tally.mjs <vitest report> <exit code of the tests> <checks passed> <checks failed>
// Adds the tests to the checks and prints the sum as one line. A file that could not be loaded, a run that ended badly with
// no failed test, and a run without tests each count as one failure.
import { readFileSync } from "node:fs";

const [path, status, checksPassed, checksFailed] = process.argv.slice(2);
const files = read(path)?.testResults ?? [];
const tests = files.flatMap((file) => file.assertionResults);
const count = (...states) => tests.filter((test) => states.includes(test.status)).length;

const broken = files.filter((f) => f.status === "failed" && !f.assertionResults.some((t) => t.status === "failed"));
for (const file of broken) console.log(`!! ${file.name}: ${file.message}`);

const testsPassed = count("passed");
const skipped = tests.length - testsPassed - count("failed");
let testsFailed = count("failed") + broken.length;
if (testsFailed === 0 && (Number(status) !== 0 || testsPassed === 0)) {
  console.log(testsPassed === 0 ? "!! no test ran" : `!! the tests ended with exit code ${status}`);
  testsFailed = 1;
}

const passed = Number(checksPassed) + testsPassed;
const failed = Number(checksFailed) + testsFailed;
console.log(`${passed} passed, ${failed} failed${skipped ? `, ${skipped} skipped` : ""}`);
process.exitCode = failed ? 1 : 0;

function read(file) {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch {
    return undefined;
  }
}
