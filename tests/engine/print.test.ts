import fc from "fast-check";
import { expect, test } from "vitest";
import { PRINT_WORDS, printText, printTown } from "../../src/engine/print.js";
import { hireThread } from "../../src/engine/thread.js";
import { World } from "../../src/engine/world.js";
import { defaultSettings } from "../../src/scenario/catalogue.js";
import { TOWN } from "../../src/state/columns.js";
import { changed, Lab, together } from "../support/lab.js";
import { STRICT } from "../support/strict.js";

const settings = together(STRICT, {
  "registry.centre": { from: "2018-06", delay: 3 },
  "score.rule_book": { fading: "expiry" },
});

test("one bit anywhere in a town's state, or in what it holds back, makes another print", () => {
  const lab = new Lab({ residents: 4099, settings }).live(3);
  const [town] = lab.towns;
  const print = (): string => {
    const into = new Int32Array(PRINT_WORDS);
    printTown(town, into, 0);
    return printText(into, 0);
  };
  const before = print();
  const { traits, ...rest } = town.columns;
  const held = [
    town.pending.words.subarray(0, town.pending.length),
    town.expiring.words.subarray(0, town.expiring.length),
  ];
  for (const list of held) expect(list.length).toBeGreaterThan(100);
  const lists = [...Object.values(rest), ...held];
  fc.assert(
    fc.property(
      fc
        .nat({ max: lists.length - 1 })
        .chain((n) =>
          fc.tuple(
            fc.constant(lists[n]),
            fc.nat({ max: lists[n].length - 1 }),
            fc.nat({ max: lists[n].BYTES_PER_ELEMENT * 8 - 1 }),
          ),
        ),
      ([list, at, bit]) => {
        const was = list[at];
        list[at] ^= 1 << bit;
        const other = print();
        list[at] = was;
        expect(other).not.toBe(before);
      },
    ),
    { numRuns: 300 },
  );
  expect(print()).toBe(before);
});

test("two changes that look alike do not cancel out", () => {
  const { towns } = new Lab({ residents: 4096, settings }).live(1);
  const prints = new Set<string>();
  const into = new Int32Array(PRINT_WORDS);
  const { caution } = towns[0].columns;
  for (let i = 3; i < 4096; i += 16) {
    caution[i] ^= 128;
    caution[(i + 16) % 4096] ^= 128;
    printTown(towns[0], into, 0);
    prints.add(printText(into, 0));
    caution[i] ^= 128;
    caution[(i + 16) % 4096] ^= 128;
  }
  expect(prints.size).toBe(256);
});

test("prints are the same on one thread and on two, and change no digest", async () => {
  const scenario = {
    name: "small",
    says: "",
    start: "2018-06",
    months: 4,
    settings: changed(defaultSettings(), settings),
  };
  const lived = async (threads: number, prints: boolean) => {
    const world = new World(scenario, 3, TOWN + 2000, { threads, prints });
    world.hire(hireThread);
    await world.generate();
    while (world.month < 4) await world.live();
    const { digest } = await world.finish();
    await world.end();
    return { digest, prints: Array.from(world.harvest.prints) };
  };
  const [one, two, none] = [await lived(1, true), await lived(2, true), await lived(1, false)];
  expect(two).toEqual(one);
  expect(none).toEqual({ digest: one.digest, prints: [] });
  expect(new Set(one.prints).size).toBe(4 * 2 * PRINT_WORDS);
});
