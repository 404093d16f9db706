import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { hireThread } from "../src/engine/thread.js";
import { World } from "../src/engine/world.js";
import type { Scenario } from "../src/scenario/catalogue.js";

/** What some months took, and at the last of them what a resident takes. */
interface Lived {
  readonly seconds: number;
  readonly cpuSeconds: number;
  readonly bytesPerResident: number | null;
}

/** Months that one world lives before the other's turn. A year: no thread begins a January before all have ended the December. */
const TURN = 12;

/** A world that lives a year whenever its parent says so. */
export async function byYear(scenario: Scenario, seed: number, residents: number, threads: number): Promise<null> {
  const world = new World(scenario, seed, residents, { threads });
  world.hire(hireThread);
  await world.generate();
  const tell = (lived: Lived | "ready"): unknown => process.send?.(lived);
  process.on("message", async () => {
    const began = performance.now();
    const before = process.cpuUsage();
    await world.liveOn(Math.min(scenario.months, world.month + TURN));
    const seconds = (performance.now() - began) / 1000;
    const { user, system } = process.cpuUsage(before);
    const last = world.month === scenario.months;
    const { bytesPerResident } = last ? await world.finish() : { bytesPerResident: null };
    tell({ seconds, cpuSeconds: (user + system) / 1e6, bytesPerResident });
    if (!last) return;
    await world.end();
    process.disconnect();
  });
  tell("ready");
  await once(process, "disconnect");
  return null;
}

/** What a world took on some threads, in nanoseconds per resident-month. */
export interface Spent {
  readonly ns: number;
  readonly cpuNs: number;
  readonly bytesPerResident: number;
}

/**
 * The same world on one thread and on two, each in a process of its own, cold, and a year at a time in turn: so that the machine's slow and quick
 * minutes fall on both alike. While one lives, the other rests.
 */
export async function sideBySide(residents: number, months: number): Promise<{ one: Spent; two: Spent }> {
  const program = fileURLToPath(new URL("./main.js", import.meta.url));
  const begin = (threads: number): ChildProcess =>
    fork(program, ["--part", "byYear", `${residents}`, `${months}`, `${threads}`], {
      stdio: ["ignore", "ignore", "inherit", "ipc"],
    });
  const worlds: { child: ChildProcess; lived: Lived[] }[] = [];
  for (const threads of [1, 2]) {
    const child = begin(threads);
    await once(child, "message");
    worlds.push({ child, lived: [] });
  }
  for (let turn = 0; turn * TURN < months; turn++)
    for (const { child, lived } of turn % 2 === 0 ? worlds : [...worlds].reverse()) {
      const answer = once(child, "message");
      child.send("live");
      lived.push((await answer)[0] as Lived);
    }
  const perMonth = 1e9 / (residents * months);
  const [one, two] = worlds.map(({ lived }) => ({
    ns: lived.reduce((sum, { seconds }) => sum + seconds, 0) * perMonth,
    cpuNs: lived.reduce((sum, { cpuSeconds }) => sum + cpuSeconds, 0) * perMonth,
    bytesPerResident: lived[lived.length - 1].bytesPerResident as number,
  }));
  return { one, two };
}
