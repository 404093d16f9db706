import { expect, test } from "vitest";
import { STORY, setsAt, worldOf } from "../../../page/chapters/teller.js";
import { BEGINNING, type Choice } from "../../../page/state/choice.js";
import { commandFor, commandOf } from "../../../page/state/command.js";
import { scenarioOf } from "../../../page/state/scenario.js";
import { withSets } from "../../../page/state/sets.js";
import { bothOf, otherTold } from "../../../page/worlds/other.js";
import type { Scenario } from "../../../src/scenario/catalogue.js";
import { preset } from "../../../src/scenario/presets.js";
import { applySets } from "../../../src/scenario/sets.js";

/** The scenario that the program makes of a command, with a shell's quotes taken off. */
function meant(command: string): Scenario {
  const words = command.match(/(?:'[^']*'|[^\s'])+/g)?.map((word) => word.replaceAll("'", "")) ?? [];
  const after = (option: string): string[] => words.flatMap((word, n) => (words[n - 1] === option ? [word] : []));
  expect(words.slice(0, 2)).toEqual(["glasshouse", "run"]);
  return applySets(preset(words[2]).scenario, [
    ...after("--set"),
    ...after("--until").map((month) => `until=${month}`),
  ]);
}
const same = (a: Scenario, b: Scenario): void =>
  expect({ ...a, name: "", says: "" }).toEqual({ ...b, name: "", says: "" });

const CHOICES: readonly Partial<Choice>[] = [
  {},
  { preset: "rongcheng", start: "2016-03", months: 20 },
  { preset: "sesame", months: 5, sets: { "score.scale.bands": { "so so": 0, good: 700 } } },
  { sets: { "watch.cameras.on": false, "watch.cameras.per_resident": { "2014-01": 0.1, "2018-01": 0.2 } } },
  { sets: { "score.rule_book.points": { late_bill: -60, red_crossing: -7 }, "enforcement.air_ban.from": null } },
];

test.each(CHOICES)("the command shown for %j is told the world that the page lives", (some) => {
  const choice = { ...BEGINNING, ...some };
  same(meant(commandFor(choice)), scenarioOf(choice));
});

test("so is that of the other of two worlds, over the months of the first", () => {
  const choice: Choice = {
    ...BEGINNING,
    start: "2015-02",
    months: 30,
    other: { preset: "documented", sets: { "safeguards.notice.on": true } },
  };
  same(meant(commandOf(otherTold(choice))), bothOf(choice).b);
});

test("so is that of every position of every chapter", () => {
  const described = preset("described").scenario;
  for (const chapter of STORY)
    for (const { key } of chapter.positions) {
      const span = worldOf(chapter, key, described);
      const { residents, seed } = chapter;
      const told = { preset: "described", sets: setsAt(chapter, key), residents, seed, span };
      same(meant(commandOf(told)), span);
    }
});

test("a life has the same words for its world, and the resident", () => {
  expect(commandFor({ ...BEGINNING, months: 60 }, "explain", "--resident 7")).toBe(
    "glasshouse explain described --residents 100000 --seed 1 --until 2018-12 --resident 7",
  );
});

test("a parameter that does not exist is refused", () => {
  expect(() => withSets(preset("described").scenario, { "score.nothing.on": false })).toThrow(
    'no parameter is called "score.nothing.on"',
  );
});
