import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { cellOf } from "../../src/experiments/cell.js";
import { readExperiment } from "../../src/experiments/file/read.js";
import { experimentFile, readyNames } from "../../src/experiments/ready.js";
import { makePlan } from "../../src/experiments/sweep/plan.js";
import { seedOf } from "../../src/experiments/sweep/seeds.js";
import { lived } from "../../src/experiments/sweep/task.js";
import { ownFolder, problemsOf } from "./support.js";

const folder = ownFolder();

test("four experiments come with the program: the first of all, and one for each way to judge many settings", () => {
  const designs = readyNames().map((name) => [name, readExperiment(experimentFile(name)).design.method]);
  expect(designs).toEqual([
    ["first", "full-factorial"],
    ["recovery", "latin-hypercube"],
    ["screening", "morris"],
    ["variance", "saltelli"],
  ]);
});

test.each(readyNames())(
  "%s asks one question in its first sentence, is named as its file, and every cell can be",
  (name) => {
    const file = experimentFile(name);
    const question = /^# (?!yaml)(.*)$/m.exec(readFileSync(file, "utf8"))?.[1];
    expect(question).toMatch(/^[A-Z].*\?$/);
    const experiment = readExperiment(file);
    expect(experiment.name).toBe(name);
    expect(makePlan(experiment, file).cells.length).toBeGreaterThan(3);
  },
);

/** As it is, with fewer residents. */
test.each(readyNames())("%s: every outcome can be estimated", async (name) => {
  const file = join(folder, `${name}.yaml`);
  writeFileSync(file, readFileSync(experimentFile(name), "utf8").replace(/^residents: \d+/m, "residents: 600"));
  const { experiment, cells } = makePlan(readExperiment(file), file);
  const { outcomes } = experiment;
  const { seeds, values } = cells[Math.floor(cells.length / 2)];
  const run = await lived({ ...cellOf(experiment, values), seed: seedOf(seeds, 1), outcomes, atOnce: 1 });
  expect(outcomes.filter((_, k) => !Number.isFinite(run.values[k]))).toEqual([]);
});

test("the experiment that the guide writes out can be, and the mistake it shows is told so", () => {
  const guide = readFileSync(new URL("../../docs/guide/experiments.md", import.meta.url), "utf8");
  const [, yaml] = /```yaml\n([\s\S]*?)```/.exec(guide) ?? [];
  const file = join(folder, "company.yaml");
  writeFileSync(file, yaml);
  expect(makePlan(readExperiment(file), file).cells).toHaveLength(6);
  const [, told] = /```text\nerror: (.*)\n```/.exec(guide) ?? [];
  const problems = problemsOf(folder, yaml.replace("measure: mean_score", "measure: mean_scor"));
  expect(problems.map((p) => p.replace("e.yaml", "company.yaml"))).toEqual([told]);
});
