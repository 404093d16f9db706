import { expect, test } from "vitest";
import { hireThread } from "../../src/engine/thread.js";
import { dealTowns, World } from "../../src/engine/world.js";
import { runWorld } from "../../src/worlds/run.js";
import { fewMonths, lasting } from "./small-world.js";

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

test("every town has one owner, and the first thread never has more towns than another", () => {
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
