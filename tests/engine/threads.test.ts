import { describe, expect, test } from "vitest";
import { hireThread } from "../../src/engine/thread.js";
import { dealTowns, World } from "../../src/engine/world.js";
import { runWorld } from "../../src/worlds/run.js";
import { fewMonths, hashed, lasting } from "./small-world.js";

test("a world is the same, bit for bit, on 1, 2, 3 and 7 threads", async () => {
  const asked = { scenario: fewMonths(4), seed: 11, residents: 6 * 65536 + 12345 };
  const one = await runWorld({ ...asked, threads: 1 });
  for (const threads of [2, 3, 7]) {
    const many = await runWorld({ ...asked, threads });
    expect(many.threads).toBe(threads);
    expect(many.digest).toBe(one.digest);
    expect(lasting(many)).toEqual(lasting(one));
  }
});

test("there are never more threads than towns", async () => {
  const o = await runWorld({ scenario: fewMonths(1), seed: 1, residents: 1000, threads: 7 });
  expect(o.threads).toBe(1);
});

test("every town is made by one thread, and the first thread never has more towns than another", () => {
  for (let towns = 1; towns < 20; towns++) {
    for (let threads = 1; threads <= towns; threads++) {
      const dealt = dealTowns(towns, threads);
      expect(dealt.flat().sort((a, b) => a - b)).toEqual(Array.from({ length: towns }, (_, t) => t));
      const sizes = dealt.map((mine) => mine.length);
      expect(sizes[0]).toBe(Math.min(...sizes));
      expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThanOrEqual(1);
    }
  }
});

describe("living on", () => {
  /** Four towns, so that two threads have a pair each; months 2019-11 to 2020-04. */
  const scenario = fewMonths(6);
  const residents = 3 * 65536 + 5000;
  /** A world on so many threads, and what its second thread was asked, and answered, in order. */
  async function watched(threads: number, frame = false) {
    const told: string[] = [];
    const world = new World(scenario, 4, residents, { threads, sample: 50, prints: true, frame });
    world.hire((share, number) => {
      const { ask, end } = hireThread(share, number);
      const heard: typeof ask = async (task, ...args) => {
        told.push(`asked ${[task, ...args].join(" ")}`);
        const answer = await ask(task, ...args);
        told.push(`did ${[task, ...args].join(" ")}`);
        return answer;
      };
      return { ask: heard, end };
    });
    await world.generate();
    told.length = 0;
    return { world, told };
  }

  test("another thread is asked for the next month before this one is over, but for a January's, which asks for ranks", async () => {
    const { world, told } = await watched(2);
    await world.liveOn(6);
    const before = (m: number): boolean => told.indexOf(`asked live ${m}`) < told.indexOf(`did live ${m - 1}`);
    // Month 2 is 2020-01.
    expect([1, 2, 3, 4, 5].map(before)).toEqual([true, false, true, true, true]);
    // Never two months ahead.
    for (const m of [2, 3, 4, 5])
      expect(told.indexOf(`asked live ${m}`)).toBeGreaterThan(told.indexOf(`did live ${m - 2}`));
    await world.end();
  });

  test("who looks at every month has all threads wait for it", async () => {
    const { world, told } = await watched(2, true);
    await world.liveOn(3);
    expect(told).toEqual([0, 1, 2].flatMap((m) => [`asked live ${m}`, `did live ${m}`]));
    await world.end();
  });

  test("also where paired towns are not one thread's", async () => {
    expect(dealTowns(4, 3).some((mine) => mine.includes(0) && mine.includes(1))).toBe(false);
    const { world, told } = await watched(3);
    const plain = (await watched(1)).world;
    await world.liveOn(6);
    for (const m of [1, 3, 4, 5])
      expect(told.indexOf(`asked live ${m}`)).toBeLessThan(told.indexOf(`did live ${m - 1}`));
    await plain.liveOn(6);
    expect(world.harvest.prints).toEqual(plain.harvest.prints);
    await world.end();
  });

  test("a stop leaves all threads in one month, and the world ends as one that lived month by month", async () => {
    const { world } = await watched(2);
    const plain = (await watched(1)).world;
    await world.liveOn(6, () => world.month < 4);
    // Month 4 had been asked for.
    expect(world.month).toBe(5);
    while (plain.month < 5) await plain.live();
    expect(world.harvest.prints).toEqual(plain.harvest.prints);
    await world.liveOn(6);
    await plain.live();
    for (const part of ["counts", "prints", "sampleRows"] as const)
      expect(world.harvest[part]).toEqual(plain.harvest[part]);
    expect(await world.finish()).toEqual(await plain.finish());
    await world.end();
  });

  test("a thread that fails in a month ahead is heard of", async () => {
    const { world } = await watched(2);
    await expect(
      world.liveOn(6, async () => {
        if (world.month === 1) await world.end();
        return true;
      }),
    ).rejects.toThrow();
  });
});

test("a small world that lives on lets another live on the same workbench between its months", async () => {
  const begun = async (seed: number, threads: number): Promise<World> => {
    const world = new World(fewMonths(12), seed, 3 * 65536, { threads, sample: 50, prints: true });
    world.hire(hireThread);
    await world.generate();
    return world;
  };
  const [alone, world, other] = [await begun(1, 1), await begun(1, 2), await begun(2, 1)];
  await alone.liveOn(12);
  await world.liveOn(12, async () => {
    await other.live();
    return true;
  });
  expect(hashed({ ...world.harvest })).toEqual(hashed({ ...alone.harvest }));
  await world.end();
});

test("a thread that dies fails the run with its reason", async () => {
  const scenario = fewMonths(2);
  const world = new World(scenario, 1, 70000, { threads: 2 });
  world.hire((share, number) => hireThread({ ...share, scenario: { ...scenario, settings: {} } }, number));
  await expect(world.generate()).rejects.toThrow(/^thread 2 stopped: .+/);
  await world.end();
});

test("a thread that ends without a word fails what is asked of it", async () => {
  const world = new World(fewMonths(2), 1, 70000, { threads: 2 });
  let other = null as ReturnType<typeof hireThread> | null;
  world.hire((share, number) => {
    other = hireThread(share, number);
    return other;
  });
  await world.generate();
  await other?.end();
  await expect(Promise.race([world.live(), sleep(5000)])).rejects.toThrow(/thread 2 stopped/);
  await world.end();
});

const sleep = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
