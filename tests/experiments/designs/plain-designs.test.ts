import { expect, test } from "vitest";
import type { ValuePoints } from "../../../src/experiments/design.js";
import { DESIGNS, designOf } from "../../../src/experiments/designs/designs.js";
import type { Factor } from "../../../src/experiments/factor.js";
import { factor } from "../support.js";

const A = factor({ name: "a", levels: [1, 2, 3], base: 2 });
const B = factor({ name: "b", range: [0, 1], base: 0.25 });
const NOWHERE = { seed: 1, read: (): string => "" };

const lay = (
  method: string,
  factors: readonly Factor[],
  said: object,
  read: (file: string) => string = NOWHERE.read,
) => {
  const design = designOf(method);
  return design.lay(factors, design.options.parse(said), { seed: 1, read });
};
const valuesOf = (...args: Parameters<typeof lay>) => (lay(...args).points as ValuePoints).values;

test("every combination, the last factor fastest", () => {
  expect(valuesOf("full-factorial", [A, B], {})).toEqual([
    [1, 0],
    [1, 1],
    [2, 0],
    [2, 1],
    [3, 0],
    [3, 1],
  ]);
  expect(valuesOf("full-factorial", [], {})).toEqual([[]]);
});

test("all combinations of too much are refused, with their number", () => {
  const many = Array.from({ length: 21 }, (_, n) => factor({ name: `f${n}`, levels: [0, 1] }));
  const design = designOf("full-factorial");
  expect(design.refuses?.(many, design.options.parse({}))).toContain("2,097,152 points");
});

test("one at a time: the base, then each factor alone", () => {
  const { points, structure } = lay("one-at-a-time", [A, B], { steps: 3 });
  expect((points as ValuePoints).values).toEqual([
    [2, 0.25],
    [1, 0.25],
    [3, 0.25],
    [2, 0],
    [2, 0.5],
    [2, 1],
  ]);
  expect(structure).toEqual({ moved: [-1, 0, 0, 1, 1, 1] });
});

test("a list keeps what it does not name at its base", () => {
  expect(valuesOf("list", [A, B], { points: [{ a: 1 }, { b: 1, a: 3 }, {}] })).toEqual([
    [1, 0.25],
    [3, 1],
    [2, 0.25],
  ]);
  const list = designOf("list");
  expect(list.refuses?.([A, B], { points: [{ c: 1 }] })).toBe('"c" is no factor of this experiment; it has a, b');
});

test.each([
  ["points.csv", 'a,b\r\n1,0.5\r\n"2",1e-1\r\n\r\n'],
  ["points.csv", "\ufeffb,a\n0.5,1\n.1,2"],
  ["points.json", '[{"a": 1, "b": 0.5}, {"a": 2, "b": 0.1}]'],
])("%s gives its points", (file, text) => {
  expect(valuesOf("file", [A, B], { file }, () => text)).toEqual([
    [1, 0.5],
    [2, 0.1],
  ]);
});

test.each([
  ["p.csv", "a,c\n1,2", 'p.csv:2:1: "c" is no factor'],
  ["p.csv", "a,b\n1", "p.csv:2:1: found 1 values; allowed: 2"],
  ["p.csv", "a,b\n1,", "p.csv:2:1: b is empty"],
  ["p.csv", "a,a\n1,1", 'p.csv:1:1: the column "a" is here twice'],
  ["p.csv", "a,b\n", "p.csv: there are no points"],
  ["p.csv", 'a,b\n1"2",3', "p.csv:2:1: found a quote in the middle"],
  ["p.json", '{"a": 1}', "p.json: found something else"],
  ["p.json", "[", "p.json: not valid JSON"],
])("%s with %j is refused", (file, text, expected) => {
  expect(() => valuesOf("file", [A, B], { file }, () => text)).toThrow(expected);
});

test("every design can be called by its name, and says what it is", () => {
  expect(DESIGNS.map((d) => designOf(d.method))).toEqual(DESIGNS);
  for (const { says } of DESIGNS) expect(says).toMatch(/^[A-Z].*\.$/);
  expect(() => designOf("factorial")).toThrow(RangeError);
});
