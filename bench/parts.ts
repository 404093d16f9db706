import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { hireThread } from "../src/engine/thread.js";
import { World } from "../src/engine/world.js";
import type { Scenario } from "../src/scenario/catalogue.js";
import { preset } from "../src/scenario/presets.js";
import { reducedMonth } from "./reduced/compare.js";
import { byYear } from "./side-by-side.js";
import { stepCosts } from "./steps.js";

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
  await w.liveOn(scenario.months);
  const seconds = (performance.now() - began) / 1000;
  const { user, system } = process.cpuUsage(before);
  const { bytesPerResident } = await w.finish();
  await w.end();
  const perMonth = 1e9 / (residents * scenario.months);
  const [ns, cpuNs] = [seconds * perMonth, ((user + system) / 1e6) * perMonth];
  return { residents, months, ns, cpuNs, bytesPerResident, peak: process.resourceUsage().maxRSS * 1024 };
}

/** A world lived to its end and, where asked for, with prints of its towns or some residents followed: processor seconds, society and all. */
async function whole(residents: number, months: number, threads: number, prints: number, followed: number) {
  const before = process.cpuUsage();
  const w = new World(described(months), SEED, residents, {
    threads,
    prints: prints === 1,
    ...(followed > 0 ? { follow: spread(residents, followed) } : {}),
  });
  w.hire(hireThread);
  await w.generate();
  await w.liveOn(months);
  await w.ledger();
  await w.finish();
  await w.end();
  return { ...spent(before), moves: 0 };
}

/** Some lives explained, but for the search: the replay with their ledgers, their twins, and what is said of them. */
async function lives(residents: number, months: number, threads: number, followed: number) {
  const { explain } = await import("../src/worlds/explain/explain.js");
  const before = process.cpuUsage();
  const told = await explain(described(months), SEED, residents, spread(residents, followed), {
    threads,
    hire: hireThread,
    search: 0,
  });
  return { ...spent(before), moves: told.reduce((sum, life) => sum + life.ledger.length, 0) };
}

function spent(before: NodeJS.CpuUsage): { seconds: number; peak: number } {
  const { user, system } = process.cpuUsage(before);
  return { seconds: (user + system) / 1e6, peak: process.resourceUsage().maxRSS * 1024 };
}

const spread = (residents: number, followed: number): number[] =>
  Array.from({ length: followed }, (_, n) => Math.floor((n * residents) / followed));

/** Parts that need more than a world does. Read in when asked for, so that what they need lies in no other part's way. */
const sweep = () => import("./sweep/parts.js");
const page = () => import("./page/parts.js");

type Asked<F> = F extends (...args: infer A) => infer R ? (...args: A) => Promise<Awaited<R>> : never;
function of<M, N extends keyof M>(module: () => Promise<M>, name: N): Asked<M[N]> {
  return (async (...args: unknown[]) => ((await module())[name] as (...args: unknown[]) => unknown)(...args)) as Asked<
    M[N]
  >;
}

/** What is measured, each in a process of its own, so that nothing is warm that would be cold in a run. */
const PARTS = {
  world,
  byYear: (residents: number, months: number, threads: number) => byYear(described(months), SEED, residents, threads),
  whole,
  lives,
  steps: (residents: number, months: number) => stepCosts(described(months), SEED, residents),
  sweepWhole: of(sweep, "sweepWhole"),
  runnerAlone: of(sweep, "runnerAlone"),
  worldsAlone: of(sweep, "worldsAlone"),
  bigTable: of(sweep, "bigTable"),
  reduced: (form: number, residents: number, months: number) =>
    reducedMonth(preset("described").scenario, SEED, form, residents, months),
  attribution: of(() => import("./attribution.js"), "attributionCost"),
  pageBytes: of(page, "pageBytes"),
  firstPicture: of(page, "firstPicture"),
  pageLives: of(page, "pageLives"),
  pageTells: of(page, "pageTells"),
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
