import { describe, expect, test } from "vitest";
import type { Points } from "../../../src/experiments/designs/points.js";
import { experimentOf, ownFolder, problemsOf } from "../support.js";

const folder = ownFolder();
const FACTORS = `
name: sampled
residents: 100
months: 2
outcomes: [{ measure: sanctioned_share }]
factors:
  reach: { path: watch.cameras.reach, range: [0.2, 2], group: cameras }
  spread: { path: score.association.on, levels: [false, true] }
  list: { path: watch.cameras.list, range: [10000, 1000000], scale: log, group: cameras }
`;
const laid = (design: string, text = FACTORS) => experimentOf(folder, `${text}design: ${design}\n`).layout;

describe("in an experiment's file", () => {
  test("saltelli: groups of factors move together", () => {
    const { points, structure } = laid("{ method: saltelli, base: 4, second_order: true }");
    expect(structure).toEqual({
      base: 4,
      second_order: true,
      groups: [
        { name: "cameras", factors: ["reach", "list"] },
        { name: "spread", factors: ["spread"] },
      ],
    });
    const { rows, factors, at } = points as Points;
    expect([rows, factors]).toEqual([4 * 6, 3]);
    // A and AB of the group of cameras differ in the first and the third factor, for each base point but the first two, in which all places are 0, and 1/2.
    const row = (n: number) => Array.from(at.subarray(3 * n, 3 * n + 3));
    for (let base = 2; base < 4; base++) {
      const [a, ab] = [row(6 * base), row(6 * base + 1)];
      expect(a.map((x, k) => x === ab[k])).toEqual([false, true, false]);
    }
  });

  test("morris: a trajectory is a row for each group and one more", () => {
    const { points, structure } = laid("{ method: morris, trajectories: 5 }");
    expect((points as Points).rows).toBe(5 * 3);
    expect(structure).toMatchObject({ trajectories: 5, levels: 4 });
  });

  test("latin-hypercube: so many points, drawn from the experiment's seed", () => {
    const design = "{ method: latin-hypercube, points: 12 }";
    const { points } = laid(design);
    expect((points as Points).rows).toBe(12);
    expect(laid(design)).toEqual({ points, structure: { strata: 12, maximin: true } });
    expect((laid(design, `${FACTORS}seed: 2\n`).points as Points).at).not.toEqual((points as Points).at);
  });

  test.each([
    ["{ method: morris, levels: 5 }", "an even number from 2 to 1,000"],
    ["{ method: saltelli, base: 1 }", "a whole number from 2 to 1,048,576"],
    ["{ method: saltelli, base: 1048576, second_order: true }", "6,291,456 points"],
    ["{ method: latin-hypercube, point: 3 }", 'did you mean "points"?'],
  ])("%s is refused", (design, words) => {
    expect(problemsOf(folder, `${FACTORS}design: ${design}\n`).join("\n")).toContain(words);
  });

  test("a group that has the name of a factor outside it is refused", () => {
    const text = FACTORS.replaceAll("group: cameras", "group: spread");
    expect(problemsOf(folder, `${text}design: { method: morris }\n`).join("\n")).toContain(
      '"spread" is the name of a group and of a factor outside it',
    );
  });
});
