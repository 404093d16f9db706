/**
 * In place of a world: outcomes drawn from the seed alone, at once. A scenario whose name begins with "broken" throws, one that begins
 * with "deadly" takes its thread with it, one that begins with "slow" says nothing for a while.
 */
export async function task({ scenario, runs, outcomes }, tell) {
  for (const { replicate, seed } of runs) {
    tell({ began: replicate });
    await new Promise((resolve) => setTimeout(resolve, scenario.says === "slow" ? 300 : 0));
    if (scenario.says === "deadly" && replicate === 2) process.exit(9);
    if (scenario.says === "broken" && replicate === 2) {
      tell({ failed: replicate, seed, error: "Error: no such street\n    at street.ts:1" });
      continue;
    }
    const values = Float64Array.from(outcomes, (_, k) => {
      const x = Math.imul(seed + k, 0x9e3779b1) >>> 0;
      return 10 + scenario.months + (x / 4294967296) ** 2;
    });
    tell({ done: replicate, seed, digest: seed.toString(16).padStart(32, "0"), seconds: 0.001, values });
  }
}
