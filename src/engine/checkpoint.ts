import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { COUNTERS } from "../measures/counters.js";
import { COLUMNS } from "../state/columns.js";
import { EXTRA_COLUMNS } from "../state/extras.js";
import { HELD_NAMES } from "../state/held.js";
import type { Registry } from "./registries.js";
import { SAMPLED } from "./sample.js";
import { Damaged, readSealed, writeSealed } from "./sealed-file.js";
import type { Ending, World } from "./world.js";

/** Wall-clock seconds spent so far. */
export interface Spent {
  readonly months: number;
  readonly generating: number;
}

/** What a checkpoint says of itself, before its arrays. */
interface About {
  readonly world: string;
  readonly scenario: string;
  readonly seed: number;
  readonly residents: number;
  readonly month: number;
  readonly spent: Spent;
  /** Numbers a registry holds back, town by town: pending, expiring, and the lists of `HELD_NAMES`. */
  readonly registries: readonly (readonly number[])[];
  /** When all months are done the towns are no longer needed, only this. */
  readonly ending: Ending | null;
}

/** What a checkpoint gives back besides what it has written into the world. */
export interface Restored {
  readonly file: string;
  readonly spent: Spent;
  readonly registries: readonly Registry[];
  readonly ending: Ending | null;
}

/** The checkpoint belongs to another world than the one asked for. */
export class OtherWorld extends Error {}

const nameOf = (month: number): string => `month-${String(month).padStart(4, "0")}.checkpoint`;

/** The folder of a run's checkpoints: one file, but for the moment in which a new one takes the place of the old. */
export class Checkpoints {
  readonly folder: string;

  constructor(out: string) {
    this.folder = join(out, "checkpoint");
  }

  /** The newest checkpoint's file, or null. */
  newest(): string | null {
    const found = existsSync(this.folder)
      ? readdirSync(this.folder).filter((name) => name.endsWith(".checkpoint"))
      : [];
    return found.length === 0 ? null : join(this.folder, found.sort()[found.length - 1]);
  }

  /** Keeps the world as it is after its last month, and only then forgets the checkpoint before. */
  save(world: World, registries: readonly Registry[], spent: Spent, ending: Ending | null = null): void {
    const about: About = {
      ...identity(world),
      month: world.month,
      spent,
      registries: registries.map((r) => [r.pending, r.expiring, ...r.held].map((list) => list.length)),
      ending,
    };
    mkdirSync(this.folder, { recursive: true });
    const name = nameOf(world.month);
    writeSealed(join(this.folder, name), about, parts(world, registries, ending));
    for (const other of readdirSync(this.folder)) if (other !== name) rmSync(join(this.folder, other), { force: true });
  }

  /** Reads a checkpoint into a new world. Throws `Damaged` or `OtherWorld`, and has then changed no file. */
  restore(file: string, world: World): Restored {
    let registries: Registry[] = [];
    const about = readSealed<About>(file, (said) => {
      const mine = identity(world);
      for (const [what, asked, kept] of [
        ["scenario", mine.scenario, said.scenario],
        ["number of residents", mine.residents, said.residents],
        ["seed", mine.seed, said.seed],
      ] as const)
        if (asked !== kept) throw new OtherWorld(`${file} was written with ${what} ${kept}, but ${asked} is asked for`);
      if (mine.world !== said.world)
        throw new OtherWorld(
          `${file} was written with other settings of the scenario "${said.scenario}", or by another version of glasshouse`,
        );
      registries = said.registries.map(([pending, expiring, ...held], town) => ({
        town,
        pending: new Int32Array(pending),
        expiring: new Int32Array(expiring),
        held: held.map((length) => new Int32Array(length)),
      }));
      if (!(said.month >= 1 && said.month <= world.scenario.months))
        throw new Damaged(file, "it tells of a month the world has not got");
      world.month = said.month;
      return parts(world, registries, said.ending);
    });
    return { file, spent: about.spent, registries, ending: about.ending };
  }

  /** The run is complete: nothing to resume. */
  clear(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}

function parts(world: World, registries: readonly Registry[], ending: Ending | null): ArrayBufferView[] {
  const harvest = world.harvest.filled(world.month);
  if (ending !== null) return harvest;
  return [
    ...harvest,
    world.ranks,
    ...registries.flatMap((r) => [r.pending, r.expiring, ...r.held]),
    ...world.towns.map(({ bytes }) => bytes),
  ];
}

/** What must be equal for a checkpoint to fit: the whole scenario, and how this program lays out and counts. */
function identity(world: World): Pick<About, "world" | "scenario" | "seed" | "residents"> {
  const { scenario, seed, residents, sampled, harvest } = world;
  const layout = [
    Object.keys(COLUMNS),
    Object.keys(EXTRA_COLUMNS),
    HELD_NAMES,
    COUNTERS.map((c) => c.key),
    SAMPLED,
    "income_gini",
    sampled.length,
    harvest.prints.length,
  ];
  const all = JSON.stringify([scenario, seed, residents, layout]);
  return { world: createHash("sha256").update(all).digest("hex"), scenario: scenario.name, seed, residents };
}
