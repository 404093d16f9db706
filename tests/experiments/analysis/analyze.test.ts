import { describe, expect, test } from "vitest";
import { analyze } from "../../../src/experiments/analysis/analyze.js";
import { readCaseRule } from "../../../src/experiments/analysis/cases.js";
import { Incomplete } from "../../../src/experiments/analysis/gaps.js";
import { WrongDesign } from "../../../src/experiments/analysis/methods.js";
import type { FactorValue } from "../../../src/experiments/factor.js";
import { ISHIGAMI } from "../../../src/experiments/sensitivity/test-functions.js";
import { factor } from "../support.js";
import { studyOf, type World } from "./support.js";

const range = (name: string, group: string | null = null) => factor({ name, range: [0, 1], base: 0.5, group });
const XYZ = ["x1", "x2", "x3"].map((name) => range(name));
const ishigami: World = (point) => [ISHIGAMI.of(point as readonly number[])];
const QUICK = { resamples: 100 };
const row = <R extends object>(rows: readonly R[], about: Partial<R>): R => {
  const found = rows.filter((r) => Object.entries(about).every(([k, v]) => r[k as keyof R] === v));
  if (found.length !== 1) throw new Error(`${found.length} rows for ${JSON.stringify(about)}`);
  return found[0];
};

describe("Sobol", () => {
  const study = studyOf({
    factors: XYZ,
    design: { method: "saltelli", base: 1024, second_order: true },
    world: ishigami,
  });

  test("a study of the Ishigami function gives its published indices, from cells that points share", () => {
    const { indices, options } = analyze(study, { ...QUICK, methods: ["sobol"] });
    expect(study.cells.length).toBeLessThan(study.design.cellOf.length);
    expect(options.methods).toEqual(["sobol"]);
    for (const [x, first, total] of [
      ["x1", 0.33295511, 0.55817905],
      ["x2", 0.44131394, 0.44328458],
      ["x3", 0.01857844, 0.24214937],
    ] as const) {
      const s = row(indices, { index: "first", factor: x });
      expect(Math.abs((s.estimate as number) - first)).toBeLessThan(1e-7);
      expect(s).toMatchObject({ method: "sobol", with: null, unit: "share of variance", n: 1024, dropped: 0 });
      expect(Math.abs((row(indices, { index: "total", factor: x }).estimate as number) - total)).toBeLessThan(1e-7);
    }
    expect(row(indices, { index: "second", factor: "x1", with: "x3" }).estimate).toBeCloseTo(0.22760711, 7);
  });

  test("the half is what a design of half the size gives, and a sentence says whose bounds cover 0", () => {
    const { indices, outcomes } = analyze(study, { ...QUICK, methods: ["sobol"] });
    const small = studyOf({
      factors: XYZ,
      design: { method: "saltelli", base: 512, second_order: true },
      world: ishigami,
    });
    const before = analyze(small, { ...QUICK, methods: ["sobol"] }).indices;
    for (const [n, { estimate }] of before.entries()) expect(indices[n].half).toBe(estimate);
    expect(outcomes[0].says.join(" ")).toContain(
      "first-order index cover 0 for x3: these runs leave open whether it does anything alone",
    );
  });

  test("factors of a group are judged together", () => {
    const factors = [range("x1", "g"), range("x2"), range("x3", "g")];
    const { indices } = analyze(studyOf({ factors, design: { method: "saltelli", base: 2048 }, world: ishigami }), {
      ...QUICK,
      methods: ["sobol"],
    });
    expect(indices.filter(({ index }) => index === "total").map((r) => r.factor)).toEqual(["g", "x2"]);
    expect(row(indices, { index: "first", factor: "g" }).estimate).toBeCloseTo(0.557588855, 1);
  });
});

test("Morris: of a straight line, μ is the slope over the whole range; the effects are named as left out", () => {
  const line: World = ([a, b]) => [3 * (a as number) - (b as number)];
  const study = studyOf({
    factors: [range("a"), range("b")],
    design: { method: "morris", trajectories: 12 },
    world: line,
  });
  const { indices, left_out, effects } = analyze(study, QUICK);
  expect(row(indices, { index: "mu", factor: "a" }).estimate).toBeCloseTo(3, 12);
  expect(row(indices, { index: "mu", factor: "b" }).estimate).toBeCloseTo(-1, 12);
  expect(row(indices, { index: "mu_star", factor: "b" })).toMatchObject({ unit: "share per whole range", n: 12 });
  expect(effects).toEqual([]);
  expect(left_out.join(" ")).toContain("elementary effects");
  expect(left_out.join(" ")).toContain("PAWN is left out: neighbouring points of a Morris design");
});

test("a factor that changes no bit is told from one that the runs leave open", () => {
  const world: World = ([a, , c]) => [(a as number) ** 2 + ((c as number) - 0.5) ** 2];
  const factors = ["a", "idle", "c"].map((name) => range(name));
  const says = (method: string, option: object): string =>
    analyze(studyOf({ factors, design: { method, ...option }, world }), QUICK).outcomes[0].says.join(" ");
  const morris = says("morris", { trajectories: 12 });
  expect(morris).toContain("idle changed nothing at all in any move.");
  expect(morris).toMatch(/mean effect μ cover 0 for c:/);
  const sobol = says("saltelli", { base: 32, second_order: true });
  expect(sobol).toContain("idle changed nothing at all in these runs.");
  expect(sobol).not.toMatch(/cover 0 for [^:]*idle[^:]*: these runs leave open/);
});

describe("effects", () => {
  const factors = [
    factor({ name: "on", levels: [false, true], base: false }),
    factor({ name: "level", levels: [1, 2, 3], base: 2 }),
  ];
  // Replicate r adds a shift that all cells share, and a smaller one of its own.
  const world: World = ([on, level], r, cell) => [
    (on ? 5 : 0) + 2 * (level as number) + 10 * Math.sin(r) + 0.1 * Math.sin(r * (cell + 3)),
  ];

  test("all combinations, paired: each against the base value, averaged over the others, chance in common taken out", () => {
    const study = studyOf({ factors, design: { method: "full-factorial" }, world, replicates: 8, paired: true });
    const { effects } = analyze(study, QUICK);
    const on = row(effects, { factor: "on" });
    expect(on).toMatchObject({ from: "false", to: "true", combinations: 3, replicates: 8 });
    expect(on.estimate).toBeCloseTo(5, 0);
    expect((on.hi as number) - (on.lo as number)).toBeLessThan(0.3);
    expect(on.method).toBe("paired, Student t over replicates");
    expect(effects.filter((e) => e.factor === "level").map(({ from, to }) => [from, to])).toEqual([
      ["2", "1"],
      ["2", "3"],
    ]);
    expect(row(effects, { factor: "level", to: "3" }).estimate).toBeCloseTo(2, 0);
  });

  test("the same unpaired: Welch, and the shift in common widens the bounds", () => {
    const study = studyOf({ factors, design: { method: "full-factorial" }, world, replicates: 8 });
    const on = row(analyze(study, QUICK).effects, { factor: "on" });
    expect(on.method).toBe("Welch t over replicates");
    expect((on.hi as number) - (on.lo as number)).toBeGreaterThan(3);
  });

  test("one at a time: one combination; one replicate has no bounds, and that is said", () => {
    const study = studyOf({ factors, design: { method: "one-at-a-time" }, world });
    const { effects, outcomes, left_out } = analyze(study, QUICK);
    expect(effects).toHaveLength(3);
    for (const e of effects) expect(e).toMatchObject({ combinations: 1, lo: null, hi: null, replicates: 1 });
    expect(outcomes[0].says.join(" ")).toMatch(/single replicate, so chance cannot be told.*no bounds/s);
    expect(left_out.join(" ")).toContain("PAWN is left out");
  });

  test("strewn cells: slices against all, weighted so that a factor's effects add up to nothing", () => {
    const strewn: World = ([a]) => [10 * (a as number)];
    const study = studyOf({
      factors: [range("a"), range("b")],
      design: { method: "latin-hypercube", points: 200 },
      world: strewn,
    });
    const { effects } = analyze(study, { ...QUICK, methods: ["effects"] });
    const a = effects.filter((e) => e.factor === "a");
    expect(a.map((e) => e.combinations)).toEqual([40, 40, 40, 40, 40]);
    expect(a[0].estimate).toBeCloseTo(-4, 1);
    expect(a[4].estimate).toBeCloseTo(4, 1);
    expect(a.reduce((sum, e) => sum + (e.estimate as number), 0)).toBeCloseTo(0, 10);
    expect(a[0].to).toMatch(/^0\.\d+ to 0\.\d+$/);
    for (const e of effects.filter((other) => other.factor === "b")) expect(e.lo).toBeLessThan(0);
  });
});

describe("PRIM", () => {
  const factors = [range("a"), range("b"), factor({ name: "mode", levels: ["none", "list", "both"], base: "none" })];
  const world: World = ([a, , mode]) => [(a as number) > 0.6 && mode !== "none" ? 0.1 : 0.5 + (a as number) / 10];
  const study = studyOf({ factors, design: { method: "latin-hypercube", points: 400 }, world });

  test("the settings in which an outcome lies below a line", () => {
    const rule = readCaseRule("y < 0.2");
    const { boxes, options } = analyze(study, { ...QUICK, cases: [rule as never] });
    expect(options).toMatchObject({ methods: ["pawn", "effects", "prim"], cases: ["y < 0.2"] });
    const [{ box, line, cases }] = boxes;
    expect([line, cases]).toEqual([0.2, study.cells.filter(([a, , m]) => (a as number) > 0.6 && m !== "none").length]);
    expect(box?.restrictions.map((r) => r.factor)).toEqual(["a", "mode"]);
    expect(box?.restrictions[1].categories).toEqual(["list", "both"]);
    expect(box?.density).toBeGreaterThan(0.95);
    expect(box?.coverage).toBeGreaterThan(0.95);
  });

  test("where no cell or every cell is a case there is no box", () => {
    const rules = ["y < 0", "y < 9"].map((says) => readCaseRule(says) as never);
    expect(
      analyze(study, { ...QUICK, methods: ["prim"], cases: rules }).boxes.map(({ cases, box }) => [cases, box]),
    ).toEqual([
      [0, null],
      [400, null],
    ]);
  });

  test.each([
    ["y < 0.2", { outcome: "y", op: "<", value: 0.2 }],
    ["mean_score income:Q1>=-1e3", { outcome: "mean_score income:Q1", op: ">=", value: -1000 }],
    ["bottom_fifth_escape lowest 20 %", { outcome: "bottom_fifth_escape", op: "lowest", value: 0.2 }],
  ])("the rule %s", (says, rule) => {
    expect(readCaseRule(says)).toEqual({ says, ...rule });
  });
  test.each(["y", "y = 3", "y lowest 0%", "y lowest", "< 3"])("%s is no rule", (says) => {
    expect(readCaseRule(says)).toBeNull();
  });
});

describe("what is missing", () => {
  const said = { factors: XYZ, design: { method: "saltelli", base: 64 }, world: ishigami, replicates: 2 } as const;

  test("is refused, and listed", () => {
    const study = studyOf({ ...said, failed: ["9 1", "9 2", "40 2"] });
    const tried = () => analyze(study, QUICK);
    expect(tried).toThrow(Incomplete);
    expect(tried).toThrow(/^3 of \d+ runs lack values[\s\S]*cell 9, replicate 1: the world broke[\s\S]*--missing drop/);
  });

  test("or left out, and stated: a cell keeps its other replicates, a base point goes whole", () => {
    const study = studyOf({ ...said, failed: ["9 1", "9 2", "40 2"] });
    const { dropped, indices } = analyze(study, { ...QUICK, missing: "drop" });
    expect(dropped.map(({ cell, replicate }) => [cell, replicate])).toEqual([
      [9, 1],
      [9, 2],
      [40, 2],
    ]);
    expect(row(indices, { method: "sobol", index: "first", factor: "x1" })).toMatchObject({ n: 63, dropped: 1 });
    expect(row(indices, { method: "pawn", index: "median", factor: "x1" }).dropped).toBe(1);
  });

  test("a measure that cannot be estimated is missing, too", () => {
    const study = studyOf({
      ...said,
      world: (p, r, c) => [c === 4 && r === 1 ? Number.NaN : ISHIGAMI.of(p as number[])],
    });
    expect(() => analyze(study, QUICK)).toThrow("cell 5, replicate 1: y: the measure cannot be estimated in this run");
  });
});

test("another method's points are refused, with both names and those that fit", () => {
  const study = studyOf({ factors: XYZ, design: { method: "morris" }, world: ishigami });
  const tried = () => analyze(study, { methods: ["sobol"] });
  expect(tried).toThrow(WrongDesign);
  expect(tried).toThrow(
    "the method sobol judges points laid out by saltelli, and the points of this study were laid out by morris; for those there are morris, pawn, effects, prim",
  );
});

test("the same study gives the same bytes, and chance is told from factors", () => {
  const world: World = ([a], r, c) => [(a as number) + Math.sin(r * 100 + c * 7)];
  const said = {
    factors: [range("a")],
    design: { method: "latin-hypercube", points: 60 },
    world,
    replicates: 20,
  } as const;
  const text = () => JSON.stringify(analyze(studyOf(said), QUICK));
  expect(text()).toBe(text());
  const { chance, says } = analyze(studyOf(said), QUICK).outcomes[0];
  // Var(a) = 1/12; variance of the mean of 20 sines about 1/2 ÷ 20.
  expect(chance).toBeGreaterThan(0.15);
  expect(chance).toBeLessThan(0.4);
  expect(says[0]).toMatch(/about \d+ % is chance/);
  const flat = analyze(studyOf({ ...said, world: () => [1] }), QUICK);
  expect(flat.outcomes[0].says).toEqual([
    "It is the same in every cell: no factor that was varied does anything to it.",
  ]);
  expect(flat.indices.every((r) => r.estimate === null)).toBe(true);
});

test("what a replicate does to all cells alike is no chance between them, where replicates are paired", () => {
  const world: World = ([a], r) => [(a as number) + 10 * Math.sin(r)];
  const said = {
    factors: [range("a")],
    design: { method: "latin-hypercube", points: 30 },
    world,
    replicates: 5,
  } as const;
  expect(analyze(studyOf({ ...said, paired: true }), QUICK).outcomes[0].chance).toBeLessThan(1e-20);
  expect(analyze(studyOf(said), QUICK).outcomes[0].chance).toBeGreaterThan(1);
});

test("lines that the experiment drew are counted over cells", () => {
  const threshold = { says: "y < 5", outcome: "y", op: "<", value: 5, level: 0.95, inconclusive: "warn" } as const;
  const study = studyOf({
    factors: [factor({ name: "a", levels: [1, 5, 9], base: 1 })],
    design: { method: "full-factorial" },
    world: ([a], r) => [(a as number) + (r % 2)],
    replicates: 4,
  });
  expect(analyze(study, { ...QUICK, thresholds: [threshold] }).thresholds).toEqual([
    { says: "y < 5", held: 1, crossed: [3], inconclusive: [2], counts: true },
  ]);
});

test("values of every kind are written", () => {
  const values: FactorValue[] = [{ a: 1 }, ["x"], null];
  const study = studyOf({
    factors: [factor({ name: "v", levels: values, base: null })],
    design: { method: "full-factorial" },
    world: (_, __, c) => [c],
    replicates: 2,
  });
  expect(analyze(study, QUICK).effects.map(({ from, to }) => [from, to])).toEqual([
    ["null", '{"a":1}'],
    ["null", '["x"]'],
  ]);
});
