import type { DecisionName } from "../../src/draws/decisions.js";
import { DECISIONS } from "../../src/draws/decisions.js";
import { type Plan, plan } from "../../src/engine/plan.js";
import type { StepName } from "../../src/engine/schedule.js";
import { emptyTally, makeTowns, rankTable, townDigest, Walker } from "../../src/engine/towns.js";
import { COUNTER_NUMBER, COUNTERS } from "../../src/measures/counters.js";
import type { Month } from "../../src/month/month.js";
import type { Records } from "../../src/month/records.js";
import { defaultSettings, type Settings } from "../../src/scenario/catalogue.js";
import type { Town } from "../../src/state/town.js";

/** Values that differ from those before, by section path. */
export type Changes = { readonly [path: string]: { readonly [parameter: string]: unknown } };

export interface LabAsked {
  readonly residents?: number;
  readonly seed?: number;
  readonly start?: string;
  readonly settings?: Changes;
  /** Settings that `settings` changes; the program's defaults if not said. */
  readonly from?: Settings;
}

/** What a test looks at right after a step has gone over a town. */
export type Peek = (town: Town, m: Month) => void;
export type Peeks = { readonly [step in StepName]?: Peek };

/** Societies made before, by what they were made from, so that a file of paired worlds makes each society once. */
const societies = new Map<string, ArrayBufferLike[]>();
/** Larger ones are not kept. */
const KEPT = 150_000;

/** A world in which a test can look between the steps of a month, and at every column. One thread. */
export class Lab {
  readonly plan: Plan;
  readonly towns: readonly Town[];
  /** Months lived. */
  month = 0;
  readonly ranks = new Uint8Array(32768);
  /** How many residents had each score in 1/16 points, last month. */
  histogram: Int32Array = new Int32Array(32768);
  /** How many residents of each group had each income level, last month: groups × LEVELS. */
  levels: Int32Array = new Int32Array(0);
  private readonly walker: Walker;
  private readonly counts: Float64Array[] = [];
  private peeks: Peeks = {};

  constructor(asked: LabAsked = {}) {
    const { residents = 20000, seed = 1, start = "2018-06", settings = {}, from = defaultSettings() } = asked;
    const scenario = {
      name: "lab",
      says: "A world to look into.",
      start,
      months: 1,
      settings: changed(from, settings),
    };
    const made = plan(scenario, seed, residents);
    const steps = made.steps.map((step) => ({
      name: step.name,
      at: (clock: Parameters<typeof step.at>[0]) => [
        ...step.at(clock),
        (town: Town, m: Month) => this.peeks[step.name]?.(town, m),
      ],
    }));
    this.plan = { ...made, steps };
    const society = JSON.stringify([residents, seed, start, scenario.settings.society, made.extras]);
    const before = societies.get(society);
    this.towns = makeTowns(
      this.plan,
      false,
      before?.map((buffer) => buffer.slice(0)),
    );
    this.walker = new Walker(this.plan, this.towns);
    if (before) return;
    for (const { index } of this.towns) this.walker.generate(index);
    for (const { index } of this.towns) this.walker.tie(index);
    if (residents <= KEPT)
      societies.set(
        society,
        this.towns.map((town) => town.bytes.buffer.slice(0)),
      );
  }

  /** Lives some months, all towns in order (or in the order given). */
  live(months = 1, peeks: Peeks = {}, order: readonly number[] = this.towns.map((t) => t.index)): this {
    this.peeks = peeks;
    for (let n = 0; n < months; n++) {
      const tally = emptyTally(this.plan.scene.groups.length);
      this.walker.live(this.month, order, this.month === 0 ? null : this.ranks, tally);
      rankTable(tally.histogram, this.ranks);
      this.histogram = tally.histogram;
      this.levels = tally.levels;
      this.counts.push(tally.counts);
      this.month++;
    }
    return this;
  }

  /** A counter in one month (the last, if not said), for one group. */
  count(key: string, group = "all", month = this.month - 1): number {
    const c = COUNTER_NUMBER.get(key);
    if (c === undefined) throw new Error(`no counter is called "${key}"`);
    const { groups } = this.plan.scene;
    const g = groups.findIndex((other) => other.key === group);
    if (g < 0) throw new Error(`no group is called "${group}"`);
    return this.counts[month][c * groups.length + g];
  }

  /** A counter added up over all months lived. */
  total(key: string, group = "all"): number {
    return this.counts.reduce((sum, _, month) => sum + this.count(key, group, month), 0);
  }

  /** Everything counted in a month. */
  counted(month = this.month - 1): Float64Array {
    return this.counts[month];
  }

  /** Which counters differ in some month from those of another world. */
  differences(other: Lab): string[] {
    const groups = this.plan.scene.groups.length;
    return COUNTERS.filter((_, c) =>
      this.counts.some((counts, month) =>
        counts.subarray(c * groups, (c + 1) * groups).some((value, g) => value !== other.counts[month][c * groups + g]),
      ),
    ).map((counter) => counter.key);
  }

  /** The fingerprints of all towns. */
  get state(): string[] {
    return this.towns.map(townDigest);
  }
}

/** A lab that has lived some months. */
export const lived = (months: number, asked: LabAsked = {}): Lab => new Lab(asked).live(months);

/** Settings with some values changed. */
export function changed(from: Settings, changes: Changes): Settings {
  for (const [path, values] of Object.entries(changes)) {
    if (!(path in from)) throw new Error(`no section is called "${path}"`);
    for (const key of Object.keys(values))
      if (!(key in from[path])) throw new Error(`"${path}" has no parameter "${key}"`);
  }
  const over = Object.entries(changes).map(([path, values]) => [path, { ...from[path], ...values }]);
  return { ...from, ...Object.fromEntries(over) };
}

/** Several sets of changes as one. Later ones win, value by value. */
export function together(...changes: readonly Changes[]): Changes {
  const out: Record<string, Record<string, unknown>> = {};
  for (const change of changes)
    for (const [path, values] of Object.entries(change)) out[path] = { ...out[path], ...values };
  return out;
}

export const OFF = { on: false } as const;

/** Switches sections off. */
export const without = (...paths: readonly string[]): Changes => Object.fromEntries(paths.map((path) => [path, OFF]));

/** Who did it this month, or met it. */
export const whoDid = (m: Month, decision: DecisionName): number[] =>
  Array.from(m.scratch.did[DECISIONS[decision]].subarray(0, m.scratch.didCount[DECISIONS[decision]]));

export interface Row {
  readonly subject: number;
  readonly act: number;
  readonly channel: number;
  readonly truth: number;
}

/** Records as rows. */
export const rowsOf = (r: Records): Row[] =>
  Array.from({ length: r.length }, (_, n) => ({
    subject: r.subject[n],
    act: r.act[n],
    channel: r.channel[n],
    truth: r.truth[n],
  }));
