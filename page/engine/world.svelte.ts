import { COUNTER_NUMBER, COUNTERS } from "../../src/measures/counters.js";
import type { Scenario } from "../../src/scenario/catalogue.js";
import { type Group, groupsOf } from "../../src/society/groups.js";
import { monthLabel, monthNumber } from "../../src/state/clock.js";
import { Engine } from "./engine.js";
import type { ColumnName, Failure, WorldAsked } from "./protocol.js";

/** Months a second a person can follow. */
export const FOLLOWED = 4;

/** Least milliseconds from one picture of the town to the next. */
const PICTURE = 50;

/** For readers who asked their system for less motion: a year at a time, three seconds each. */
const STEPS = { months: 4, stride: 12 };
const lessMotion = (): boolean => matchMedia("(prefers-reduced-motion: reduce)").matches;

type Stage = "making" | "living" | "failed";

/**
 * A world as the page sees it: reactive, and always whole — frame, month and counts belong together. Give it to `Dots.svelte`
 * to draw, to the charts to plot. It says `drawn` by itself once a picture has been on the screen.
 */
export class LivingWorld {
  readonly scenario: Scenario;
  readonly seed: number;
  readonly residents: number;
  readonly groups: readonly Group[];
  readonly months: number;

  stage = $state<Stage>("making");
  playing = $state(false);
  /** Months a second while it plays. */
  speed = $state(FOLLOWED);
  /** Months lived when the picture was taken: 0 is before the first. */
  month = $state(0);
  /** Months lived in all, and the earliest that can be shown at once. */
  lived = $state(0);
  earliest = $state(0);
  threads = $state(1);
  /** One byte a resident (src/engine/frame.ts). */
  frame = $state.raw<Uint8Array>(new Uint8Array(0));
  /** The digest, once the last month is over. */
  digest = $state<string | null>(null);
  /** What all its months took the engine, in seconds, once the last is over. */
  seconds = $state<number | null>(null);
  failure = $state.raw<{ kind: Failure; message: string } | null>(null);
  /** months × COUNTERS × groups, filled as far as `counted` months. */
  readonly counts: Float64Array;
  /** months × 256: residents at each income level, likewise. */
  readonly incomeLevels: Int32Array;
  /** months × groups: inequality of incomes within each group, likewise. */
  readonly incomeGini: Float64Array;
  counted = $state(0);
  private readonly engine: Engine;

  constructor(asked: WorldAsked, threads?: number) {
    const { scenario, seed, residents } = asked;
    this.scenario = scenario;
    this.seed = seed;
    this.residents = residents;
    this.months = scenario.months;
    this.groups = groupsOf(Object.keys(scenario.settings.society.regions as object));
    this.counts = new Float64Array(scenario.months * COUNTERS.length * this.groups.length);
    this.incomeLevels = new Int32Array(scenario.months * 256);
    this.incomeGini = new Float64Array(scenario.months * this.groups.length);
    this.engine = new Engine(
      asked,
      {
        made: (threads) => {
          this.stage = "living";
          this.threads = threads;
        },
        picture: (p) => {
          this.counts.set(p.counts, p.countsFrom * COUNTERS.length * this.groups.length);
          this.incomeLevels.set(p.incomeLevels, p.countsFrom * 256);
          this.incomeGini.set(p.incomeGini, p.countsFrom * this.groups.length);
          this.counted = Math.max(this.counted, p.countsFrom + p.incomeLevels.length / 256);
          this.frame = p.frame;
          this.month = p.month;
          this.lived = p.lived;
          this.earliest = p.earliest;
          if (p.month >= this.months) this.playing = false;
          // After the screen has shown it, the next may come, and not sooner than an eye can tell: the engine wants the processor, too.
          const next = performance.now() + PICTURE;
          requestAnimationFrame(() => setTimeout(() => this.engine.drawn(), Math.max(0, next - performance.now())));
        },
        ended: (digest, seconds) => {
          this.digest = digest;
          this.seconds = seconds;
        },
        failed: (kind, message) => {
          this.stage = "failed";
          this.playing = false;
          this.failure = { kind, message };
        },
      },
      threads,
    );
  }

  /** Plays on; from the beginning where the last month is shown. */
  play(): void {
    if (this.month >= this.months) this.engine.go(0);
    this.playing = true;
    this.setPace();
  }

  pause(): void {
    this.playing = false;
    this.engine.pace(0);
  }

  /** Goes at once to where another world stands, at its speed: so that the two can be compared. */
  goOnFrom(other: LivingWorld): void {
    this.speed = other.speed;
    if (other.month > 0 && other.scenario.start === this.scenario.start) this.go(other.month);
  }

  setSpeed(months: number): void {
    this.speed = months;
    if (this.playing) this.setPace();
  }

  private setPace(): void {
    const fast = !Number.isFinite(this.speed);
    if (lessMotion() && !fast) this.engine.pace(STEPS.months, STEPS.stride);
    else this.engine.pace(this.speed);
  }

  /** Shows the society after so many months. */
  go(month: number): void {
    this.engine.go(Math.max(0, Math.min(this.months, Math.round(month))));
  }

  step(by = 1): void {
    this.pause();
    this.go(this.month + by);
  }

  columns(...names: ColumnName[]): Promise<{ readonly [name: string]: ArrayBufferView }> {
    return this.engine.columns(...names);
  }

  end(): void {
    this.engine.end();
  }

  /** "2014-01" for the month shown; before the first month, that month. */
  get label(): string {
    return this.labelOf(this.month);
  }

  labelOf(month: number): string {
    return monthLabel(monthNumber(this.scenario.start) + Math.max(0, month - 1));
  }

  /** A counter in the month shown (or another, counted from 1), for a group. 0 before the first. */
  count(key: string, group = "all", month = this.month): number {
    const c = COUNTER_NUMBER.get(key);
    const g = this.groups.findIndex((other) => other.key === group);
    if (c === undefined || g < 0) throw new Error(`nothing counts "${key}" for "${group}"`);
    if (month < 1 || month > this.counted) return 0;
    return this.counts[((month - 1) * COUNTERS.length + c) * this.groups.length + g];
  }
}
