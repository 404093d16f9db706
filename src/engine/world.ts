import type { Ground } from "../kernel/kernel.js";
import { asksForRanks } from "../measures/census.js";
import { SCORES, SPELLS } from "../month/month.js";
import type { Workbench } from "../month/workbench.js";
import type { Scenario } from "../scenario/catalogue.js";
import { firstDifference, sameSociety } from "../scenario/first-difference.js";
import { clockAt } from "../state/clock.js";
import { type Columns, TOWN } from "../state/columns.js";
import type { ExtraName } from "../state/extras.js";
import type { Town } from "../state/town.js";
import { addWords } from "./add.js";
import { Deal, dealWords, passedWords } from "./deal.js";
import { Digest } from "./digest.js";
import { UNRATED } from "./frame.js";
import { type Hand, type Hire, ownHand } from "./hand.js";
import { Harvest } from "./harvest.js";
import type { LedgerPart } from "./ledger.js";
import { type Plan, plan } from "./plan.js";
import { PRINT_WORDS } from "./print.js";
import type { Registry } from "./registries.js";
import { SAMPLE_WIDTH, sampledResidents } from "./sample.js";
import { benchOf, type Left, Shard, type Share } from "./shard.js";
import { emptyTally, groundOf, makeTowns, rankTable, townsOn } from "./towns.js";

/** What can be said of a world when its last month is over. */
export interface Ending {
  readonly digest: string;
  readonly bytesPerResident: number;
}

/** One world: its towns, the threads that live in them, and what its months have left behind. Knows of no platform and no files. */
export class World {
  readonly plan: Plan;
  readonly towns: readonly Town[];
  readonly harvest: Harvest;
  readonly sampled: readonly number[];
  /** Residents whose every move of the score is kept, rising: in a replay. They take the place of the sample. */
  readonly followed: readonly number[];
  /** One byte a resident as last seen (see `frame.ts`), for whoever draws the world; null where nobody does. */
  readonly frame: Uint8Array | null;
  /** Rank in 255ths of each score, after the last month lived. */
  readonly ranks: Uint8Array;
  /** Months lived. */
  month = 0;
  readonly threads: number;
  /** How many residents had each score, in 1/16 points, in the last month lived. */
  readonly histogram = new Int32Array(SCORES);
  /** What even and odd months leave of the sample and the prints of all threads. */
  private readonly left: readonly Omit<Left, "tally">[];
  private readonly ground: Ground | null;
  private bench: Workbench | null = null;
  /** Who lives which town, and what it lies in. */
  private readonly deal: Deal;
  private readonly dealt: { readonly deal: Int32Array; readonly passed: Int32Array | null };
  /** What this thread lives itself. */
  private own: Shard | null = null;
  private shares: readonly Share[] = [];
  private hands: readonly Hand[] = [];

  constructor(
    readonly scenario: Scenario,
    readonly seed: number,
    readonly residents: number,
    options: {
      readonly threads?: number;
      readonly sample?: number;
      readonly follow?: readonly number[];
      readonly frame?: boolean;
      /** Keep a print of every town, month by month, so that a replay can tell where it goes another way. */
      readonly prints?: boolean;
    } = {},
  ) {
    this.plan = plan(scenario, seed, residents);
    const groups = this.plan.scene.groups.length;
    const towns = Math.ceil(residents / TOWN);
    this.threads = Math.max(1, Math.min(options.threads ?? 1, towns));
    this.ground = groundOf(this.plan, this.threads);
    this.towns = this.ground === null ? makeTowns(this.plan, this.threads > 1) : townsOn(this.plan, this.ground);
    this.followed = options.follow ?? [];
    this.sampled = options.follow ?? sampledResidents(residents, options.sample ?? 1000);
    this.left = [0, 1].map(() => ({
      sample: new Int32Array(this.memory(4 * this.sampled.length * SAMPLE_WIDTH)),
      prints: options.prints ? new Int32Array(this.memory(4 * towns * PRINT_WORDS)) : null,
    }));
    this.harvest = new Harvest(
      scenario.months,
      groups,
      this.plan.scene.income.whole,
      this.sampled.length,
      this.left[0].prints?.length ?? 0,
    );
    this.dealt = {
      deal: new Int32Array(this.memory(4 * dealWords(towns, this.threads))),
      passed: this.threads > 1 ? new Int32Array(this.memory(4 * passedWords(towns))) : null,
    };
    this.deal = new Deal(this.dealt.deal, this.dealt.passed, towns, this.threads);
    this.ranks = new Uint8Array(this.memory(SCORES));
    this.frame = options.frame ? new Uint8Array(this.memory(residents)).fill(UNRATED) : null;
  }

  /** Gives every thread its share. The first is this thread's own. */
  hire(hire: Hire): void {
    const groups = this.plan.scene.groups.length;
    const towns = this.ground ?? this.towns.map(({ bytes }) => bytes.buffer);
    const dealt = dealTowns(this.towns.length, this.threads);
    for (const [thread, mine] of dealt.entries()) for (const t of mine) this.deal.hold(t, thread);
    this.shares = dealt.map((mine, thread) => ({
      scenario: this.scenario,
      seed: this.seed,
      residents: this.residents,
      towns,
      thread,
      threads: this.threads,
      mine,
      ...this.dealt,
      ranks: this.ranks,
      left: this.left.map((left) => ({ ...left, tally: emptyTally(groups, this.threads > 1) })),
      running: new Int32Array(this.memory(4 * SPELLS * groups)),
      sampled: this.sampled,
      followed: this.followed,
      frame: this.frame,
    }));
    const others = this.shares.slice(1).map((share, n) => hire(share, n + 2));
    // Others are asked first, so that they work while this thread does.
    this.bench = benchOf(this.shares[0]);
    this.own = new Shard(this.shares[0], this.plan, this.bench);
    this.hands = [...others, ownHand(this.own)];
  }

  /** Makes the society. */
  async generate(): Promise<void> {
    await Promise.all(this.hands.map((hand) => hand.ask("generate")));
    await Promise.all(this.hands.map((hand) => hand.ask("tie")));
    this.sampled.forEach((resident, n) => {
      this.harvest.sampleTraits[n] = this.towns[Math.floor(resident / TOWN)].columns.traits[resident % TOWN];
    });
  }

  /** Lives the next month. */
  live(): Promise<void> {
    return this.liveOn(this.month + 1);
  }

  /**
   * Lives on until `to` months have been lived, and calls `after` when each is over. Where that gives false, it ends with this month or the next.
   * Until it ends nobody may look at the towns: threads take them as they come, and one that is done with a month begins the next.
   */
  async liveOn(to: number, after: () => boolean | Promise<boolean> = () => true): Promise<void> {
    const others = this.hands.slice(0, -1);
    /** What the others will have answered when this month is over, and the next. */
    const asked: Promise<unknown>[] = [];
    const ask = (month: number): void => {
      const answers = Promise.all(others.map((hand) => hand.ask("live", month)));
      // Who fails is heard of when its month is waited for, be it never.
      answers.catch(() => {});
      asked.push(answers);
    };
    let end = to;
    /** The month in which this thread is, and its part of it. */
    let here = this.month;
    let part: Iterator<number> | null = null;
    this.deal.begin(this.month);
    while (this.month < end) {
      if (asked.length === 0) ask(this.month);
      if (asked.length === 1 && this.month + 1 < end && this.runsAhead(this.month + 1)) ask(this.month + 1);
      const done = here > this.month;
      if (here < this.month + asked.length && !(done && this.deal.allLeft(this.month))) {
        part ??= (this.own as Shard).liveIn(here);
        const { done: lived, value } = part.next();
        if (lived) {
          here++;
          part = null;
        } else if (value >= 0) await asked[0];
        continue;
      }
      await asked.shift();
      this.take();
      if (!(await after())) end = Math.min(end, this.month + asked.length);
    }
  }

  /**
   * Can a thread live this month before the one before it is over everywhere? Not where someone looks at that, nor when this one asks for the ranks of
   * all; nor on a workbench, which another world may want between two months.
   */
  private runsAhead(month: number): boolean {
    const alone = this.ground !== null && this.frame === null;
    return this.threads > 1 && alone && !asksForRanks(clockAt(this.scenario.start, month));
  }

  /** Takes what the month just lived has left. */
  private take(): void {
    const { month, harvest, histogram, left } = this;
    const { sample, prints } = left[month & 1];
    const tallies = this.shares.map((share) => share.left[month & 1].tally);
    const [first, ...others] = tallies;
    histogram.set(first.histogram);
    for (const other of others) addWords(histogram, other.histogram);
    harvest.take(month, tallies);
    harvest.takeSample(month, sample);
    if (prints !== null) harvest.prints.set(prints, month * prints.length);
    rankTable(histogram, this.ranks, this.bench?.kernel ?? null);
    this.month++;
  }

  /** The moves of the residents followed, as each thread has kept them. */
  async ledger(): Promise<LedgerPart[]> {
    const parts = await Promise.all(this.hands.map((hand) => hand.ask("ledger")));
    return parts.filter((part) => part !== null);
  }

  /** What the registries of all towns hold back, in town order. */
  async registries(): Promise<Registry[]> {
    const lists = await Promise.all(this.hands.map((hand) => hand.ask("registries")));
    return lists.flat().sort((a, b) => a.town - b.town);
  }

  /** Gives the registries back what a checkpoint kept of them. */
  async fill(registries: readonly Registry[]): Promise<void> {
    const ordered = [...this.shares.slice(1), this.shares[0]];
    await Promise.all(
      this.hands.map((hand, n) =>
        hand.ask(
          "fill",
          ordered[n].mine.map((t) => registries[t]),
        ),
      ),
    );
  }

  /** After the last month: the fingerprint of all towns and all that was counted, and the bytes a resident took. */
  async finish(): Promise<Ending> {
    for (const { running } of this.shares) this.harvest.takeRunning(running);
    const prints = (await Promise.all(this.hands.map((hand) => hand.ask("fingerprints")))).flat();
    prints.sort((a, b) => a.town - b.town);
    const d = new Digest();
    for (const { digest } of prints) d.text(digest);
    this.harvest.fingerprint(d);
    const columns = this.towns.reduce((sum, { bytes }) => sum + bytes.byteLength, 0);
    const registries = prints.reduce((sum, print) => sum + print.registryBytes, 0);
    return { digest: d.hex(), bytesPerResident: (columns + registries) / this.residents };
  }

  /**
   * A world of another scenario with the same past, up to the last month lived here (or the society alone, before the first). It
   * then lives on under its own rules, and ends as if it had lived all its months by itself. Throws RangeError where the two
   * scenarios part sooner than that, or where no month is left to live.
   */
  async fork(scenario: Scenario, hire: Hire, threads = this.threads): Promise<World> {
    const { seed, residents, month, sampled } = this;
    const shared = Math.min(firstDifference(this.scenario, scenario), scenario.months - 1);
    if (month > shared || !sameSociety(this.scenario, scenario))
      throw new RangeError(`"${scenario.name}" shares ${shared} months with "${this.scenario.name}", not ${month}`);
    const other = new World(scenario, seed, residents, {
      threads,
      sample: sampled.length,
      prints: this.left[0].prints !== null,
    });
    for (const [t, town] of this.towns.entries()) copyColumns(town, other.towns[t]);
    other.harvest.copy(this.harvest, month);
    other.ranks.set(this.ranks);
    other.month = month;
    other.hire(hire);
    await other.fill(await this.registries());
    return other;
  }

  /** Lets the other threads go. */
  async end(): Promise<void> {
    await Promise.all(this.hands.map((hand) => hand.end()));
    this.hands = [];
  }

  private memory(bytes: number): ArrayBuffer {
    return this.threads > 1 ? (new SharedArrayBuffer(bytes) as unknown as ArrayBuffer) : new ArrayBuffer(bytes);
  }
}

/** What both towns keep, column by column. What only one of two worlds keeps is still at zero where they part. */
function copyColumns(from: Town, to: Town): void {
  for (const [name, column] of Object.entries(from.columns)) to.columns[name as keyof Columns].set(column);
  for (const [name, column] of Object.entries(from.extras)) to.extras[name as ExtraName]?.set(column);
}

/** Which towns each thread makes, and holds at first: every so many-th one. The first thread, which also adds up, never has more than another. */
export function dealTowns(towns: number, threads: number): number[][] {
  const all = Array.from({ length: towns }, (_, t) => t);
  return Array.from({ length: threads }, (_, k) => all.filter((t) => t % threads === threads - 1 - k));
}
