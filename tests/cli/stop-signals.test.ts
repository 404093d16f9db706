import { spawn } from "node:child_process";
import { expect, test } from "vitest";

const module = new URL("../../dist/src/cli/stop-signals.js", import.meta.url).href;

/** Work that says when it hears of a stop, and then takes a minute to end in order. */
const SLOW = `import { stoppable } from ${JSON.stringify(module)};
await stoppable(() => console.log("stopping"), (signal) => new Promise((resolve) => {
  console.log("begun");
  setTimeout(resolve, 60_000);
  signal.addEventListener("abort", () => console.log("heard"));
}));`;

test.each(["SIGINT", "SIGTERM"] as const)("%s stops in order; a second one stops at once, with 130", async (signal) => {
  const child = spawn(process.execPath, ["--input-type=module", "--eval", SLOW]);
  let out = "";
  const said = (word: string): Promise<void> =>
    new Promise((resolve) => {
      const look = (): void => {
        if (out.includes(word)) resolve();
        else child.stdout.once("data", () => setImmediate(look));
      };
      look();
    });
  child.stdout.on("data", (data) => {
    out += data;
  });
  const ended = new Promise((resolve) => child.on("close", (code) => resolve(code)));
  await said("begun");
  child.kill(signal);
  await said("stopping");
  expect(child.exitCode).toBe(null);
  child.kill("SIGINT");
  expect(await ended).toBe(130);
  expect(out.match(/heard|stopping/g)?.sort()).toEqual(["heard", "stopping"]);
});
