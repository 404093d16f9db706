import type { Harvest } from "../../engine/harvest.js";
import type { LedgerPart } from "../../engine/ledger.js";
import { World } from "../../engine/world.js";
import { COUNTER_NUMBER, COUNTERS } from "../../measures/counters.js";
import type { Asked, ExplainOptions } from "./asked.js";

/** What a replay of the whole world leaves. */
export interface Whole {
  readonly digest: string;
  readonly parts: readonly LedgerPart[];
  readonly harvest: Harvest;
  readonly groups: number;
  /** How many residents stood at each score or below, in 1/16 points up to the highest anybody had, month by month. */
  readonly upTo: readonly Int32Array[];
}

/** Lives the whole world, with the residents `follow` followed. `looks` sees it after each month. */
export async function liveWhole(
  asked: Asked,
  follow: readonly number[],
  { threads = 1, hire = noThreads, onProgress, signal, checker }: ExplainOptions,
  looks: (world: World) => void = () => {},
): Promise<Whole> {
  const { scenario, seed, residents } = asked;
  const world = new World(scenario, seed, residents, { threads, follow, prints: checker !== undefined });
  const upTo: Int32Array[] = [];
  try {
    world.hire(hire);
    await world.generate();
    while (world.month < scenario.months) {
      signal?.throwIfAborted();
      await world.live();
      upTo.push(addedUp(world.histogram));
      checker?.month(world);
      looks(world);
      onProgress?.({ what: "the world", done: world.month, of: scenario.months });
      await rest();
    }
    const parts = await world.ledger();
    const { digest } = await world.finish();
    checker?.end(digest);
    return { digest, parts, harvest: world.harvest, groups: world.plan.scene.groups.length, upTo };
  } finally {
    await world.end();
  }
}

/** A counter of everyone in a month. */
export function countOf({ harvest, groups }: Whole, counter: string, month: number): number {
  const n = COUNTER_NUMBER.get(counter);
  return n === undefined ? 0 : harvest.counts[(month * COUNTERS.length + n) * groups];
}

/** Running sums, without what lies above the highest score anybody has. */
function addedUp(histogram: Int32Array): Int32Array {
  let end = histogram.length;
  while (end > 0 && histogram[end - 1] === 0) end--;
  const out = histogram.slice(0, end);
  for (let score = 1; score < end; score++) out[score] += out[score - 1];
  return out;
}

/** Lets signals and other events in. */
export const rest = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0));

const noThreads = (): never => {
  throw new Error("more than one thread needs someone who hires them");
};
