import { expect, test } from "vitest";
import { MEASURES } from "../../src/measures/derived.js";
import { COMPARED, difference, differenceKey, PAIRS, quotient, ratioKey } from "../../src/measures/parity.js";
import { groupsOf } from "../../src/society/groups.js";

const a = { value: 0.03, n: 200 };
const b = { value: 0.02, n: 50 };

test("two groups are compared by difference and by ratio, with the smaller n", () => {
  expect(difference(a, b)).toEqual({ value: 0.03 - 0.02, n: 50 });
  expect(quotient(a, b)).toEqual({ value: 0.03 / 0.02, n: 50 });
  expect(difference(a, a).value).toBe(0);
  expect(quotient(a, a).value).toBe(1);
});

test("what cannot be estimated for either cannot be compared", () => {
  const nobody = { value: null, n: 0 };
  for (const of of [difference, quotient]) {
    expect(of(a, nobody)).toEqual({ value: null, n: 0 });
    expect(of(nobody, b)).toEqual({ value: null, n: 0 });
  }
  expect(quotient(a, { value: 0, n: 9 })).toEqual({ value: null, n: 9 });
  expect(difference(a, { value: 0, n: 9 })).toEqual({ value: 0.03, n: 9 });
});

test("the groups and measures that are compared exist", () => {
  const groups = groupsOf([]).map((g) => g.key);
  for (const p of PAIRS) {
    expect(groups).toContain(`${p.dimension}:${p.first}`);
    expect(groups).toContain(`${p.dimension}:${p.second}`);
  }
  for (const key of COMPARED) expect(MEASURES.map((m) => m.key)).toContain(key);
  expect([differenceKey(PAIRS[0]), ratioKey(PAIRS[0])]).toEqual(["sex:female-male", "sex:female/male"]);
});
