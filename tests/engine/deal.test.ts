import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import { Deal, dealWords, passedWords } from "../../src/engine/deal.js";
import { Shard, type Share } from "../../src/engine/shard.js";
import { hireThread } from "../../src/engine/thread.js";
import { emptyTally } from "../../src/engine/towns.js";
import { dealTowns, World } from "../../src/engine/world.js";
import { HELD_NAMES } from "../../src/state/held.js";
import { fewMonths } from "./small-world.js";

const words = (n: number): Int32Array => new Int32Array(new SharedArrayBuffer(4 * n));
const dealOf = (towns: number, threads: number): Deal =>
  new Deal(words(dealWords(towns, threads)), words(passedWords(towns)), towns, threads);

describe("the deal", () => {
  test("a month of a town is taken once, and in its turn", () => {
    const deal = dealOf(3, 2);
    deal.begin(7);
    expect([0, 1, 2].map((t) => deal.take(t, 7))).toEqual([true, true, true]);
    expect(deal.take(1, 7)).toBe(false);
    expect(deal.taken(1, 7)).toBe(true);
    expect(deal.take(1, 9)).toBe(false);
    expect(deal.take(1, 8)).toBe(true);
    expect(deal.taken(2, 8)).toBe(false);
  });

  test("a town counts its months, each thread those it left", () => {
    const deal = dealOf(3, 2);
    deal.begin(7);
    expect([deal.lived(1, 7), deal.lived(1, 8)]).toEqual([true, false]);
    deal.live(1);
    expect([0, 1, 2].map((t) => deal.lived(t, 8))).toEqual([false, true, false]);
    expect(deal.allLeft(6)).toBe(true);
    deal.leave(0, 7);
    expect(deal.allLeft(7)).toBe(false);
    deal.leave(1, 8);
    expect([deal.allLeft(7), deal.allLeft(8)]).toEqual([true, false]);
  });

  test("what is laid down is picked up as it was, and not mixed with another town's; what is too long makes its town stay", () => {
    const lists = fc.array(
      fc.array(fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 })).map((list) => Int32Array.from(list)),
    );
    const deal = dealOf(3, 2);
    fc.assert(
      fc.property(fc.tuple(lists, lists, lists), (registries) => {
        for (const t of [2, 0, 1]) deal.layDown(t, registries[t]);
        for (const t of [0, 1, 2]) expect([deal.stays(t), deal.pickUp(t)]).toEqual([false, registries[t]]);
      }),
    );
    const most = passedWords(1) - 3;
    deal.layDown(1, [new Int32Array(0), new Int32Array(most).fill(7)]);
    expect([deal.stays(1), deal.pickUp(1)[1].length]).toEqual([false, most]);
    deal.layDown(1, [new Int32Array(0), new Int32Array(most + 1)]);
    expect([0, 1, 2].map((t) => deal.stays(t))).toEqual([false, true, false]);
    deal.layDown(1, [Int32Array.of(5)]);
    expect([deal.stays(1), deal.pickUp(1)]).toEqual([false, [Int32Array.of(5)]]);
  });
});

/** Months without a January, after which nobody need know all ranks: late enough for sanctions, and for the centre, which holds records back. */
const MONTHS = 3;
const THREADS = 3;
const RESIDENTS = 4 * 65536 + 3000;
const scenario = fewMonths(MONTHS, "2020-02");

const NOTHING = new Int32Array(0);

/** All threads of a world, here, where a test can step them as it likes. */
class Stepped {
  private readonly towns: World["towns"];
  private readonly shares: Share[] = [];
  readonly shards: Shard[];
  /** Every town as it is before the first month. */
  private readonly before: Uint8Array[];

  constructor() {
    const world = new World(scenario, 5, RESIDENTS, { threads: THREADS, sample: 0, prints: true });
    const groups = world.plan.scene.groups.length;
    world.hire((share) => {
      const hired = { ask: async () => undefined as never, end: async () => {} };
      if (this.shares.length > 0) return hired;
      for (const [thread, mine] of dealTowns(world.towns.length, THREADS).entries()) {
        const left = share.left.map((each) => ({ ...each, tally: emptyTally(groups) }));
        this.shares.push({ ...share, thread, mine, left });
      }
      return hired;
    });
    this.towns = world.towns;
    this.shards = this.shares.map((share) => new Shard(share));
    for (const task of ["generate", "tie"] as const) for (const shard of this.shards) shard[task]();
    this.before = this.towns.map(({ bytes }) => bytes.slice());
  }

  /** Back to before the first month. */
  goBack(): Deal {
    const [{ deal: words, passed }] = this.shares;
    const deal = new Deal(words, passed, this.towns.length, THREADS);
    deal.begin(0);
    for (const [t, { bytes }] of this.towns.entries()) bytes.set(this.before[t]);
    for (const [thread, { mine }] of this.shares.entries()) {
      for (const t of mine) deal.hold(t, thread);
      const held = HELD_NAMES.map(() => NOTHING);
      this.shards[thread].fill(mine.map((town) => ({ town, pending: NOTHING, expiring: NOTHING, held })));
    }
    return deal;
  }

  /**
   * Lives all months. `choose` says which of so many threads that can go on does so, and lives a town. Gives back each month's sums and prints, and
   * who had which town at the end of it.
   */
  live(choose: (among: number) => number): { sums: Float64Array[]; prints: Int32Array[]; holders: number[][] } {
    const deal = this.goBack();
    const threads = this.shards.map((shard, k) => ({ k, shard, month: 0, waits: -1, part: shard.liveIn(0) }));
    const [sums, prints, holders]: [Float64Array[], Int32Array[], number[][]] = [[], [], []];
    while (sums.length < MONTHS) {
      const able = threads.filter(
        ({ month, waits }) => month < MONTHS && month <= sums.length + 1 && (waits < 0 || deal.lived(waits, month)),
      );
      const one = able[choose(able.length)];
      const { done, value } = one.part.next();
      one.waits = done ? -1 : value;
      if (done) one.part = one.shard.liveIn(++one.month);
      if (!deal.allLeft(sums.length)) continue;
      const left = this.shares.map((share) => share.left[sums.length & 1]);
      prints.push((left[0].prints as Int32Array).slice());
      sums.push(left[0].tally.counts.map((_, at) => left.reduce((sum, { tally }) => sum + tally.counts[at], 0)));
      holders.push(this.towns.map((_, t) => deal.holder(t)));
    }
    return { sums, prints, holders };
  }
}

describe("whatever thread lives a town", () => {
  let stepped: Stepped;
  const plain = { sums: [] as Float64Array[], prints: [] as Int32Array[] };
  beforeAll(async () => {
    stepped = new Stepped();
    const world = new World(scenario, 5, RESIDENTS, { sample: 0, prints: true });
    world.hire(hireThread);
    await world.generate();
    await world.liveOn(MONTHS);
    const { counts, prints } = world.harvest;
    for (let m = 0; m < MONTHS; m++) {
      plain.sums.push(counts.slice((m * counts.length) / MONTHS, ((m + 1) * counts.length) / MONTHS));
      plain.prints.push(prints.slice((m * prints.length) / MONTHS, ((m + 1) * prints.length) / MONTHS));
    }
  });

  test("every town is as in a world of one thread, month by month, and so are the sums", () => {
    let moved = 0;
    fc.assert(
      fc.property(fc.infiniteStream(fc.nat()), (stream) => {
        const { sums, prints, holders } = stepped.live((among) => stream.next().value % among);
        expect(prints).toEqual(plain.prints);
        expect(sums).toEqual(plain.sums);
        for (const t of holders[0].keys()) if (new Set(holders.map((at) => at[t])).size > 1) moved++;
      }),
      { numRuns: 12 },
    );
    // Otherwise nothing was tested.
    expect(moved).toBeGreaterThan(12);
  });

  test("a town waits for its own last month and for that of the town that reads its scores; others go first", () => {
    const deal = stepped.goBack();
    // Another thread is still at month 0 of town 1, whose residents have friends in town 0.
    deal.take(1, 0);
    const [shard] = stepped.shards;
    expect([...shard.liveIn(0)]).toEqual([-1, -1, -1, -1]);
    const next = shard.liveIn(1);
    expect([1, 2, 3, 4, 5].map(() => next.next().value)).toEqual([-1, -1, -1, 1, 1]);
    expect([0, 1, 2, 3, 4].map((t) => deal.lived(t, 2))).toEqual([false, false, true, true, true]);
    deal.live(1);
    expect([...next]).toEqual([-1, -1]);
    expect([0, 1, 2, 3, 4].map((t) => deal.lived(t, 2))).toEqual([true, true, true, true, true]);
  });

  test("also where one does all it can before another begins", () => {
    for (const which of [() => 0, (among: number) => among - 1]) {
      const { sums, prints } = stepped.live(which);
      expect([prints, sums]).toEqual([plain.prints, plain.sums]);
    }
  });
});

test("towns whose registries are too long to pass on stay with their threads, and the world is the same", async () => {
  const { settings, ...rest } = fewMonths(6);
  const rules = { ...settings["score.rule_book"], fading: "expiry", expires_after: 24 };
  const waiting = { ...rest, settings: { ...settings, "score.rule_book": rules } };
  const ended = await Promise.all(
    [1, 2].map(async (threads) => {
      const world = new World(waiting, 4, RESIDENTS, { threads, sample: 0, prints: true });
      let deal: Deal | null = null;
      world.hire((share, number) => {
        deal = new Deal(share.deal, share.passed, world.towns.length, threads);
        return hireThread(share, number);
      });
      await world.generate();
      await world.liveOn(6);
      const stay = world.towns.filter((_, t) => deal?.stays(t)).length;
      const registries = (await world.registries()).map(({ town, expiring }) => [town, expiring.length]);
      const { digest } = await world.finish();
      await world.end();
      return { stay, registries, digest, prints: world.harvest.prints };
    }),
  );
  const [one, two] = ended;
  expect(two).toEqual({ ...one, stay: 4 });
  for (const [town, words] of two.registries.slice(0, 4)) expect(words, `${town}`).toBeGreaterThan(passedWords(1));
});
