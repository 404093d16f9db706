import { describe, expect, test } from "vitest";
import { SECTIONS } from "../../src/scenario/catalogue.js";
import { type Changes, type Lab, lived, OFF, together } from "../support/lab.js";
import { STRICT, STRICT_FROM } from "../support/strict.js";
import { type Move, SWITCHES } from "./switches.js";

const RESIDENTS = 6000;
/** A world of the pair: the same seed, the strict rules, and what the test asks for. */
const world = (months: number, ...settings: readonly Changes[]): Lab =>
  lived(months, { residents: RESIDENTS, start: STRICT_FROM, settings: together(STRICT, ...settings) });

const switchable = SECTIONS.filter((s) => "on" in s.parameters);

test("every section that can be switched is in the table, and the table names no other", () => {
  expect([...SWITCHES.keys()].sort()).toEqual(switchable.map((s) => s.path).sort());
  for (const s of switchable) expect(s.direction, s.path).toMatch(/^\S.*\.$/);
});

test("what cannot be switched is what a world cannot be without", () => {
  expect(SECTIONS.filter((s) => !("on" in s.parameters)).map((s) => s.path)).toEqual(["society", "score.scale"]);
});

/** How far two counts must lie apart not to be chance: z of the difference of two independent Poisson counts, which is more than paired ones need. */
const Z = 3.3;

function moved({ of, sign, gone, nested }: Move, on: Lab, off: Lab): number {
  const [a, b] = [of(on), of(off)];
  if (gone) {
    expect(b).toBe(0);
    return sign * a;
  }
  return nested ? sign * (a - b) : sign * (a - b) - Z * Math.sqrt(Math.abs(a) + Math.abs(b));
}

/** Pairs with the same base and length share the world in which all is on. */
const worlds = new Map<string, Lab>();
function on(months: number, settings: Changes): Lab {
  const key = JSON.stringify([months, settings]);
  const w = worlds.get(key) ?? world(months, settings);
  worlds.set(key, w);
  return w;
}

describe.each([...SWITCHES])("%s", (path, { base = {}, months = 4, moves, zero, besides }) => {
  const section = SECTIONS.find((s) => s.path === path);

  test(`off, then on: ${section?.direction}`, () => {
    const withIt = on(months, together(base, section?.parameters.on.default === false ? { [path]: { on: true } } : {}));
    const withoutIt = world(months, base, { [path]: OFF });
    for (const m of moves) expect(moved(m, withIt, withoutIt), m.what).toBeGreaterThan(0);
  });

  test("with all its rates at zero, every state bit is as when it is off", () => {
    if (besides) expect(besides.why).toMatch(/\S/);
    const same = besides?.settings ?? {};
    const zeroed = world(2, base, zero, same);
    const off = world(2, base, zero, same, { [path]: OFF });
    expect(zeroed.state).toEqual(off.state);
  });
});
