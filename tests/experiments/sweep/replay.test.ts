import { expect, test } from "vitest";
import { SweepFolder } from "../../../src/experiments/sweep/folder.js";
import { makePlan } from "../../../src/experiments/sweep/plan.js";
import { replayRun } from "../../../src/experiments/sweep/replay.js";
import { Sweep } from "../../../src/experiments/sweep/sweep.js";
import { experimentOf, ownFolder } from "../support.js";
import { fresh, planOf, run } from "./support.js";

const folder = ownFolder();

test("any row of a sweep gives its bits again", async () => {
  const out = fresh(folder);
  const text =
    "name: bits\nresidents: 300\nmonths: 3\nfactors: { off: { path: watch.courts }, many: { path: residents, levels: [100, 200] } }\nreplicates: 2\noutcomes: [{ measure: mean_score }, { measure: rated, month: 2014-02 }]\n";
  const plan = makePlan(experimentOf(folder, text), "e.yaml");
  await new Sweep(plan, SweepFolder.open(out, plan), { workers: 1 }).run();
  for (const [cell, replicate] of [
    [1, 1],
    [2, 2],
    [4, 1],
  ]) {
    const again = await replayRun(out, cell, replicate);
    expect(again).toMatchObject({ matches: true, cell, replicate });
    expect(again.digest).toBe(again.keptDigest);
  }
});

test("a row that is not what a world gives is told", async () => {
  const out = fresh(folder);
  // The fake task makes its values up.
  await run(planOf(folder, "replicates: 1"), out);
  expect((await replayRun(out, 1, 1)).matches).toBe(false);
});

test("a run that has no result is lived all the same; one that is not the sweep's is refused", async () => {
  const out = fresh(folder);
  await run(planOf(folder, "replicates: 2", "broken"), out);
  expect((await replayRun(out, 1, 2)).matches).toBeNull();
  await expect(replayRun(out, 9, 1)).rejects.toThrow("--cell: found 9; ");
  await expect(replayRun(out, 1, 3)).rejects.toThrow("has replicates 1 to 2; nearest: 2");
});
