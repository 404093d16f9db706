import { hireThread } from "../../engine/thread.js";
import { World } from "../../engine/world.js";
import type { WorldsPlan } from "./live-all.js";

const MOST = 65_536;
const MONTHS = 4;

/**
 * Seconds that a plan will take on so many threads, from a pilot: the first months of its first world, with at most one town of
 * residents. A rough figure: later months cost more than early ones, and the first seconds of a program more than the later ones.
 */
export async function estimateSeconds({ parts, residentMonths }: WorldsPlan, workers: number): Promise<number> {
  if (parts.length === 0) return 0;
  const [{ scenario, seed, residents }] = parts[0];
  const few = Math.min(residents, MOST);
  const world = new World(scenario, seed, few, { sample: 1 });
  world.hire(hireThread);
  await world.generate();
  let least = Number.POSITIVE_INFINITY;
  for (let month = 0; month < Math.min(MONTHS, scenario.months); month++) {
    const began = performance.now();
    await world.live();
    least = Math.min(least, performance.now() - began);
  }
  await world.end();
  return ((least / 1000) * (residentMonths / few)) / Math.min(workers, parts.length);
}
