import type { Ledger } from "../../engine/ledger.js";
import { plan } from "../../engine/plan.js";
import { fillRegistry, type Registry, registryOf } from "../../engine/registries.js";
import { emptyTally, makeTown, type Tally, Walker } from "../../engine/towns.js";
import type { Pass } from "../../month/mechanism.js";
import type { Month } from "../../month/month.js";
import { pairedTown } from "../../society/ties.js";
import { type Columns, TOWN } from "../../state/columns.js";
import { type Town, townCount } from "../../state/town.js";
import type { Asked } from "./asked.js";

type Column = Columns[keyof Columns];

/** A world as it stood after some months. */
export interface Kept {
  readonly month: number;
  readonly columns: readonly (readonly [name: string, values: Column][])[];
  readonly registries: readonly Registry[];
}

/** The towns of some residents and the towns paired with them, by number. */
export function townsNear(residents: number, ids: readonly number[]): number[] {
  const towns = new Set<number>();
  for (const id of ids) {
    const t = Math.floor(id / TOWN);
    const other = pairedTown(t, townCount(residents));
    towns.add(t);
    if (other >= 0) towns.add(other);
  }
  return [...towns].sort((a, b) => a - b);
}

/**
 * A few towns of a world, lived without the rest: a town and its paired town meet nobody else, so in them everything is as in the whole
 * world, but for the national rank of last January, which moves nothing. What a resident's life would have been under
 * one change is lived here, over and over, for the price of two towns.
 */
export class Near {
  /** Months lived. */
  month = 0;
  /** Called at the start of a town's month, and when its records have been filed. */
  begins: Pass | null = null;
  filed: Pass | null = null;
  readonly towns: Town[] = [];
  private readonly walker: Walker;
  private readonly tally: Tally;

  constructor(
    readonly asked: Asked,
    readonly numbers: readonly number[],
    ledger: Ledger | null = null,
  ) {
    const p = plan(asked.scenario, asked.seed, asked.residents);
    const steps = p.steps.map((step) => ({
      name: step.name,
      at: (clock: Parameters<typeof step.at>[0]): Pass[] => {
        const passes = step.at(clock);
        if (step.name === "live") return [(town, m) => this.begins?.(town, m), ...passes];
        return step.name === "record" ? [...passes, (town, m) => this.filed?.(town, m)] : passes;
      },
    }));
    for (const t of numbers) this.towns[t] = makeTown(p, t, false);
    this.walker = new Walker({ ...p, steps }, this.towns, ledger);
    this.tally = emptyTally(p.scene.groups.length);
  }

  /** Makes the society. */
  generate(): this {
    for (const t of this.numbers) this.walker.generate(t);
    for (const t of this.numbers) this.walker.tie(t);
    return this;
  }

  /** Lives the next month. `after` sees each town when its month is done. */
  live(after?: (town: Town, m: Month) => void): void {
    this.walker.live(this.month, this.numbers, null, this.tally, after);
    this.month++;
  }

  /** Score of a resident after the last month lived, in 1/16 points; −1 while not rated. */
  score(resident: number): number {
    return this.towns[Math.floor(resident / TOWN)].scores(this.month - 1)[resident % TOWN];
  }

  /** The world as it stands. */
  keep(): Kept {
    const towns = this.numbers.map((t) => this.towns[t]);
    return {
      month: this.month,
      columns: towns.map((town) => columnsOf(town).map(([name, column]) => [name, column.slice()])),
      registries: towns.map(registryOf),
    };
  }

  /** Makes the world stand as it did, here or in another `Near` of the same towns. What only one of the two keeps is at zero. */
  goBack({ month, columns, registries }: Kept): this {
    this.numbers.forEach((t, n) => {
      const before = new Map(columns[n]);
      for (const [name, column] of columnsOf(this.towns[t])) {
        const values = before.get(name);
        if (values === undefined) column.fill(0);
        else column.set(values);
      }
      fillRegistry(this.towns[t], registries[n]);
    });
    this.month = month;
    return this;
  }
}

const columnsOf = (town: Town): [name: string, values: Column][] => [
  ...Object.entries(town.columns),
  ...(Object.entries(town.extras) as [string, Column][]),
];
