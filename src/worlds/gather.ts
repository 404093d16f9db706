import type { Spent } from "../engine/checkpoint.js";
import type { Ending, World } from "../engine/world.js";
import { monthLabel, monthNumber } from "../state/clock.js";
import type { Outcomes } from "./outcomes.js";

/** What a world leaves behind, once its last month is over. */
export function gather(world: World, ending: Ending, spent: Spent): Outcomes {
  const { scenario, seed, residents, threads, plan, harvest, sampled } = world;
  const {
    counts,
    incomeLevels,
    incomeGini,
    spellsEnded,
    spellsRunning,
    sampleTraits: traits,
    sampleRows: rows,
  } = harvest;
  const start = monthNumber(scenario.start);
  return {
    scenario,
    seed,
    residents,
    threads,
    months: Array.from({ length: scenario.months }, (_, n) => monthLabel(start + n)),
    groups: plan.scene.groups,
    counts,
    incomeLevels,
    incomeGini,
    spellsEnded,
    spellsRunning,
    sample: { residents: sampled, traits, rows },
    prints: harvest.prints,
    digest: ending.digest,
    warnings: emptyRegions(world),
    seconds: spent.months,
    secondsToGenerate: spent.generating,
    bytesPerResident: ending.bytesPerResident,
  };
}

/** A region is made of whole neighbourhoods, so a small world has none for the smallest regions. */
function emptyRegions({ plan, residents }: World): string[] {
  const { regions, hoods } = plan.scene;
  const inhabited = new Set(hoods.map((hood) => hood.region));
  const empty = regions.filter((_, r) => !inhabited.has(r));
  if (empty.length === 0) return [];
  return [
    `${residents === 1 ? "1 resident is" : `${residents.toLocaleString("en-US")} residents are`} too few for ${empty.length} of ${regions.length} regions, ` +
      `which are empty: ${empty.join(", ")}.`,
  ];
}
