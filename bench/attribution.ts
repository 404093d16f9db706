import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { preset } from "../src/scenario/presets.js";
import { type Switch, switchNamed, USUAL_SWITCHES } from "../src/scenario/switches.js";
import type { WorldAsked } from "../src/worlds/address.js";
import { worldsOf } from "../src/worlds/attribute/question.js";
import { KeptWorlds } from "../src/worlds/kept/kept-worlds.js";
import { monthsIn, treeOf } from "../src/worlds/kept/shared-months.js";
import { task } from "../src/worlds/kept/task.js";
import { lastMonths } from "../src/worlds/window.js";

export interface AttributionCost {
  readonly mechanisms: number;
  readonly worlds: number;
  /** Months lived, shared ones once, as a multiple of those of one plain run. */
  readonly months: number;
  /** Processor time of all the worlds, kept on disk, as a multiple of one such world's. */
  readonly times: number;
}

/** What an exact attribution of the described world costs against one plain run, on one thread: the last `mechanisms` of the usual ones, one replicate. */
export async function attributionCost(residents: number, mechanisms: number): Promise<AttributionCost> {
  const { scenario } = preset("described");
  const worlds = worldsOf({
    scenario,
    residents,
    seed: 1,
    replicates: 1,
    mechanisms: USUAL_SWITCHES.slice(-mechanisms).map((name) => switchNamed(name).found as Switch),
    method: { name: "exact" },
    measure: "sanctioned",
    window: lastMonths(scenario),
  });
  const folder = mkdtempSync(join(tmpdir(), "glasshouse-bench-"));
  try {
    // The first is cold, as no later world is.
    const plain: number[] = [];
    for (const seed of [2, 3, 4]) plain.push(await cpuOf([{ ...worlds[0], seed }], join(folder, "plain")));
    const all = await cpuOf(worlds, join(folder, "all"));
    return {
      mechanisms,
      worlds: worlds.length,
      months: monthsIn(treeOf(worlds)) / scenario.months,
      times: all / Math.min(...plain.slice(1)),
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function cpuOf(worlds: readonly WorldAsked[], folder: string): Promise<number> {
  new KeptWorlds(folder).open();
  const before = process.cpuUsage();
  await task({ worlds, folder }, () => {});
  const { user, system } = process.cpuUsage(before);
  return user + system;
}
