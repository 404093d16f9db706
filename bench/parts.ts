import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { hireThread } from "../src/engine/thread.js";
import { World } from "../src/engine/world.js";
import type { Scenario } from "../src/scenario/catalogue.js";
import { preset } from "../src/scenario/presets.js";
import { reducedMonth } from "./reduced/compare.js";
import { stepCosts } from "./steps.js";
import { bigTable, sweepWhole, worldsAlone } from "./sweep/parts.js";

export const SEED = 1;

/** The described world; a short one starts in the last year, in which everything is switched on. */
function described(months: number): Scenario {
  const { scenario } = preset("described");
  return months < scenario.months ? { ...scenario, start: "2020-01", months } : scenario;
}

/** A world lived from its first month to its last: what a run does, but for its files. */
async function world(residents: number, months: number, threads: number) {
  const scenario = described(months);
  const w = new World(scenario, SEED, residents, { threads });
  w.hire(hireThread);
  await w.generate();
  const began = performance.now();
  const before = process.cpuUsage();
  while (w.month < scenario.months) await w.live();
  const seconds = (performance.now() - began) / 1000;
  const { user, system } = process.cpuUsage(before);
  const { bytesPerResident } = await w.finish();
  await w.end();
  const perMonth = 1e9 / (residents * scenario.months);
  const [ns, cpuNs] = [seconds * perMonth, ((user + system) / 1e6) * perMonth];
  return { residents, months, ns, cpuNs, bytesPerResident, peak: process.resourceUsage().maxRSS * 1024 };
}

/** What is measured, each in a process of its own, so that nothing is warm that would be cold in a run. */
const PARTS = {
  world,
  steps: (residents: number, months: number) => stepCosts(described(months), SEED, residents),
  sweepWhole,
  worldsAlone,
  bigTable,
  reduced: (form: number, residents: number, months: number) =>
    reducedMonth(preset("described").scenario, SEED, form, residents, months),
};
type Parts = typeof PARTS;

/** The argument by which this program asks itself for one part. */
const PART = "--part";

export function apart<P extends keyof Parts>(part: P, ...numbers: Parameters<Parts[P]>): Awaited<ReturnType<Parts[P]>> {
  const program = fileURLToPath(new URL("./main.js", import.meta.url));
  return JSON.parse(
    execFileSync(process.execPath, [program, PART, part, ...numbers.map(String)], { encoding: "utf8" }),
  );
}

/** Does the part that was asked for, where one was. */
export async function obey([what, part, ...numbers]: readonly string[]): Promise<boolean> {
  if (what !== PART) return false;
  const work = PARTS[part as keyof Parts] as (...numbers: number[]) => unknown;
  process.stdout.write(JSON.stringify(await work(...numbers.map(Number))));
  return true;
}
