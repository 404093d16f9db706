import type { Analysis } from "../../../src/experiments/analysis/analysis.js";
import { type AnalyzeOptions, analyze } from "../../../src/experiments/analysis/analyze.js";
import { type CaseRule, readCaseRule } from "../../../src/experiments/analysis/cases.js";
import { ISHIGAMI } from "../../../src/experiments/sensitivity/test-functions.js";
import { studyOf } from "../../experiments/analysis/support.js";
import { factor } from "../../experiments/support.js";

const range = (name: string, group: string | null = null) => factor({ name, range: [0, 1], base: 0.5, group });
const XYZ = ["camera_reach", "wears_off", "association_weight"].map((name) => range(name));
const MODE = factor({ name: "mode", levels: ["none", "list", "both"], base: "none" });
const QUICK: AnalyzeOptions = { resamples: 50 };

/** As it comes back from its file. */
const stored = (analysis: Analysis): Analysis => JSON.parse(JSON.stringify(analysis));

/** An analysis of each design, small. */
export const ANALYSES: Readonly<
  Record<"sobol" | "morris" | "mixed" | "groups" | "strewn" | "factorial", () => Analysis>
> = {
  sobol: () =>
    stored(
      analyze(
        studyOf({
          factors: XYZ,
          design: { method: "saltelli", base: 128, second_order: true },
          world: (p) => [ISHIGAMI.of(p as readonly number[])],
        }),
        QUICK,
      ),
    ),
  morris: () =>
    stored(
      analyze(
        studyOf({
          factors: [...XYZ, range("forget_every"), range("a_factor_with_a_long_name")],
          design: { method: "morris", trajectories: 12 },
          replicates: 3,
          world: (p, r, c) => [ISHIGAMI.of(p as readonly number[]) + 3 * (p[3] as number) + Math.sin(50 * r + c)],
        }),
        { ...QUICK, confidence: 0.9 },
      ),
    ),
  mixed: () =>
    stored(
      analyze(
        studyOf({
          factors: [range("a", "g"), range("b", "g"), range("c")],
          design: { method: "morris", trajectories: 8 },
          world: (p) => [(p[0] as number) + 2 * (p[2] as number) ** 2],
        }),
        QUICK,
      ),
    ),
  groups: () =>
    stored(
      analyze(
        studyOf({
          factors: [range("a", "g"), range("b", "g"), range("c", "h"), range("d", "h")],
          design: { method: "morris", trajectories: 8 },
          world: (p) => [(p[0] as number) + 2 * (p[2] as number)],
        }),
        QUICK,
      ),
    ),
  strewn: () =>
    stored(
      analyze(
        studyOf({
          factors: [...XYZ, MODE],
          design: { method: "latin-hypercube", points: 200 },
          world: (p) => [ISHIGAMI.of(p as readonly number[]) + (p[3] === "both" ? 3 : 0)],
        }),
        { ...QUICK, cases: [readCaseRule("y highest 20%") as CaseRule, readCaseRule("y > 1000") as CaseRule] },
      ),
    ),
  factorial: () =>
    stored(
      analyze(
        studyOf({
          factors: [
            factor({ name: "on", levels: [false, true], base: false }),
            factor({ name: "level", levels: [1, 2, 3], base: 2 }),
          ],
          design: { method: "full-factorial" },
          replicates: 6,
          paired: true,
          failed: ["2 3"],
          outcomes: ["sanctioned_share", "mean_score income:Q1"],
          world: ([on, level], r, c) => [(on ? 1 : 0) * (level as number) + Math.sin(r) + 0.2 * Math.sin(r * c), 3],
        }),
        { ...QUICK, missing: "drop" },
      ),
    ),
};
