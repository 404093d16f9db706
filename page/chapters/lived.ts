import { SAMPLED } from "../../src/engine/sample.js";
import type { Ending } from "../../src/engine/world.js";
import { World } from "../../src/engine/world.js";
import { COUNTER_NUMBER, COUNTERS } from "../../src/measures/counters.js";
import type { Scenario } from "../../src/scenario/catalogue.js";
import { monthLabel, monthNumber } from "../../src/state/clock.js";
import { type Columns, POINT, TOWN } from "../../src/state/columns.js";
import { gather } from "../../src/worlds/gather.js";
import type { Outcomes } from "../../src/worlds/outcomes.js";

export type Field = (typeof SAMPLED)[number];

/** A small world whose last month is over, and what a chapter may ask of it. */
export class Lived {
  readonly months: readonly string[];
  private readonly groups: readonly string[];
  private readonly start: number;

  private constructor(
    private readonly world: World,
    private readonly ending: Ending,
  ) {
    this.start = monthNumber(world.scenario.start);
    this.months = Array.from({ length: world.scenario.months }, (_, n) => monthLabel(this.start + n));
    this.groups = world.plan.scene.groups.map((group) => group.key);
  }

  /** Lives a world from its first month to its last, in this thread. `sample` residents are followed month by month. */
  static async through(scenario: Scenario, seed: number, residents: number, sample: number): Promise<Lived> {
    const world = new World(scenario, seed, residents, { sample });
    world.hire(() => {
      throw new Error("a chapter's world lives in one thread");
    });
    await world.generate();
    while (world.month < scenario.months) await world.live();
    return new Lived(world, await world.finish());
  }

  get residents(): number {
    return this.world.residents;
  }

  get digest(): string {
    return this.ending.digest;
  }

  /** Where a month lies, counted from 0. */
  monthAt(label: string): number {
    return monthNumber(label) - this.start;
  }

  /** A counter in one month (the last, if not said). */
  count(counter: string, month = this.months.length - 1, group = "all"): number {
    const c = COUNTER_NUMBER.get(counter);
    const g = this.groups.indexOf(group);
    if (c === undefined || g < 0) throw new Error(`no counter "${counter}" for "${group}"`);
    return this.world.harvest.counts[(month * COUNTERS.length + c) * this.groups.length + g];
  }

  /** A counter added up over months `from` up to, not including, `to` (all, if not said). */
  sum(counter: string, from = 0, to = this.months.length, group = "all"): number {
    let total = 0;
    for (let month = from; month < to; month++) total += this.count(counter, month, group);
    return total;
  }

  /** A column's value for a resident, after the last month. */
  of(resident: number, column: keyof Columns): number {
    return this.world.towns[Math.floor(resident / TOWN)].columns[column][resident % TOWN];
  }

  /** Score of a resident after the last month, in points; null where the resident is not rated. */
  score(resident: number): number | null {
    const score = this.of(resident, (this.months.length - 1) & 1 ? "score_b" : "score_a");
    return score < 0 ? null : score / POINT;
  }

  /** What was written of the `row`-th sampled resident in a month. */
  sampled(row: number, month: number, field: Field): number {
    const { harvest, sampled } = this.world;
    return harvest.sampleRows[(month * sampled.length + row) * SAMPLED.length + SAMPLED.indexOf(field)];
  }

  /** A count of this world, scaled to the country. */
  scaled(count: number): number {
    return (count * (this.world.scenario.settings.society.country_population as number)) / this.residents;
  }

  /** All that the report is made from. */
  outcomes(): Outcomes {
    return gather(this.world, this.ending, { months: 0, generating: 0 });
  }
}
