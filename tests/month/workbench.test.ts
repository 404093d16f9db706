import { afterEach, expect, test } from "vitest";
import { townDigest } from "../../src/engine/towns.js";
import { usePlainLoops } from "../../src/kernel/kernel.js";
import { readIn, writtenIn } from "../../src/month/workbench.js";
import { preset, presetNames } from "../../src/scenario/presets.js";
import { clockAt } from "../../src/state/clock.js";
import { COLUMNS, type Columns } from "../../src/state/columns.js";
import { changed, Lab } from "../support/lab.js";
import { STRICT } from "../support/strict.js";

afterEach(() => usePlainLoops(false));

const NAMES = Object.keys(COLUMNS) as (keyof Columns)[];
const START = "2019-11";

// In the plain loops a month works in the town itself, so that one can see what it reads and writes.
test.each([...presetNames(), "strict"])("a month reads and writes no column but those it is said to: %s", (name) => {
  usePlainLoops(true);
  const from =
    name === "strict" ? changed(preset("described").scenario.settings, STRICT) : preset(name).scenario.settings;
  const [lab, disturbed] = [0, 1].map(() => new Lab({ from, start: START, residents: 3000 }));
  for (let month = 0; month < 16; month++) {
    const clock = clockAt(START, month);
    const [town] = disturbed.towns;
    const { columns } = town;
    const before = NAMES.map((n) => columns[n].slice());
    const unread = NAMES.filter((n) => !readIn(clock).includes(n));
    for (const n of unread) columns[n].fill(77);
    lab.live();
    disturbed.live();
    for (const [c, n] of NAMES.entries()) {
      if (writtenIn(clock).includes(n)) continue;
      // What is neither read nor written still holds what it was disturbed with.
      if (unread.includes(n)) {
        expect([n, columns[n].every((x) => x === 77)]).toEqual([n, true]);
        columns[n].set(before[c] as never);
      } else expect([n, columns[n]]).toEqual([n, before[c]]);
    }
    expect([month, townDigest(town)]).toEqual([month, townDigest(lab.towns[0])]);
  }
});
