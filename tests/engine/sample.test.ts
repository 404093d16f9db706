import { expect, test } from "vitest";
import { SAMPLED, sampledResidents } from "../../src/engine/sample.js";
import { COUNTER_NUMBER, COUNTERS } from "../../src/measures/counters.js";
import { runWorld } from "../../src/worlds/run.js";
import { fewMonths } from "./small-world.js";

test("the sample is evenly spaced, and everyone where there are few", () => {
  expect(sampledResidents(10, 4)).toEqual([0, 2, 5, 7]);
  expect(sampledResidents(3, 1000)).toEqual([0, 1, 2]);
  const many = sampledResidents(1_000_000, 1000);
  expect(many[1]).toBe(1000);
  expect(many[999]).toBe(999_000);
});

test("a sample of everyone adds up to what was counted, on any number of threads", async () => {
  const residents = 70000;
  const asked = { scenario: fewMonths(4), seed: 2, residents, sample: residents };
  const o = await runWorld({ ...asked, threads: 2 });
  const field = (name: (typeof SAMPLED)[number]) => SAMPLED.indexOf(name);
  const counted = (key: string, m: number) =>
    o.counts[(m * COUNTERS.length + (COUNTER_NUMBER.get(key) as number)) * o.groups.length];
  const width = SAMPLED.length;
  for (let m = 0; m < 4; m++) {
    let rated = 0;
    let sum = 0;
    let sanctioned = 0;
    for (let r = 0; r < residents; r++) {
      const at = (m * residents + r) * width;
      const score = o.sample.rows[at + field("score_16ths")];
      if (score >= 0) {
        rated++;
        sum += score;
      }
      if (o.sample.rows[at + field("closed")] !== 0) sanctioned++;
    }
    const bands = COUNTERS.map((c) => c.key).filter((key) => /^band_\d+$/.test(key));
    expect(rated).toBe(bands.reduce((all, key) => all + counted(key, m), 0));
    expect(sum).toBe(counted("score_sum", m));
    expect(sanctioned).toBe(counted("sanctioned", m));
  }
  const running = o.spellsRunning.filter((_, n) => n % o.groups.length === 0).reduce((a, b) => a + b);
  expect(running).toBe(counted("sanctioned", 3));
});
