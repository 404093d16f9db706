import { existsSync } from "node:fs";
import { resolve as absolute, dirname, join } from "node:path";
import type { Scenario } from "../../scenario/catalogue.js";
import { load, presetNames } from "../../scenario/presets.js";
import { type Problem, ScenarioError, shown } from "../../scenario/problem.js";
import { faultsOf, put } from "../../scenario/put.js";
import { readScenarioFile } from "../../scenario/read-file.js";
import { whole } from "../../scenario/resolve.js";
import { rules } from "../../scenario/rules.js";
import { type Path, readYaml, type Source } from "../../scenario/yaml.js";
import { monthNumber } from "../../state/clock.js";
import { SCENARIO_PATH } from "../cell.js";
import { type Layout, pointCount } from "../design.js";
import { designOf } from "../designs/designs.js";
import type { Experiment, Outcome, Replication, Threshold } from "../experiment.js";
import type { Factor, FactorValue } from "../factor.js";
import { type Fault, outcomeOf, type SaidOutcome } from "../outcomes.js";
import { factorOf, misfits } from "./factors.js";
import { place, problemsOf } from "./problems.js";
import { experimentSchema, type Said } from "./schema.js";

/** Replicates of a cell where the file says nothing of them. */
const REPLICATES = 10;

/** Reads an experiment's file. Throws one ScenarioError with everything that is wrong with it, each with its place. */
export function readExperiment(file: string): Experiment {
  return new Reading(file).experiment();
}

/** One file on its way to an experiment. Problems gather, and are told together wherever what follows would make no sense without. */
class Reading {
  private readonly problems: Problem[] = [];
  private readonly source: Source;

  constructor(private readonly file: string) {
    this.source = readYaml(readScenarioFile(file), file);
    this.problems.push(...this.source.problems);
  }

  experiment(): Experiment {
    this.settle();
    const said = this.said();
    const base = this.base(said.scenario, said, ["scenario"]);
    this.settle();
    const scenario = base as Scenario;
    const factors = this.factors(said, scenario);
    this.settle();
    const bases = this.bases(said, factors);
    const design = this.design(said);
    this.settle();
    const scenarios = [scenario, ...Object.values(bases)];
    const outcomes = this.outcomes(said, scenarios);
    const replication = this.replication(said, outcomes, scenarios);
    const thresholds = this.thresholds(said, outcomes, scenarios);
    this.settle();
    const layout = this.layout(design, factors, said.seed);
    this.settle();
    return {
      name: said.name,
      says: said.says,
      scenario: said.scenario,
      set: said.set,
      base: scenario,
      bases,
      residents: said.residents,
      seed: said.seed,
      randomNumbers: said.random_numbers,
      factors,
      design,
      layout,
      outcomes,
      replication,
      thresholds,
    };
  }

  /** Throws what has gathered, in the order of the file. */
  private settle(): void {
    if (this.problems.length === 0) return;
    throw new ScenarioError([...this.problems].sort((p, q) => p.line - q.line || p.column - q.column));
  }

  private refuse(path: Path, found: string, allowed: string, nearest: string | null = null): void {
    this.problems.push({ ...place(this.source, path, "value"), found, allowed, nearest });
  }

  private said(): Said {
    const { value } = this.source;
    if (value === undefined || value === null)
      throw new ScenarioError([whole(this.file, "the file says nothing", "an experiment: at least name and outcomes")]);
    const parsed = experimentSchema.safeParse(value);
    if (parsed.success) return parsed.data;
    this.problems.push(...problemsOf(experimentSchema, parsed.error.issues, this.source));
    this.settle();
    throw new Error("a schema failed without a problem");
  }

  /** A scenario with what all cells share put over it; null where that has problems. */
  private base(named: string, said: Said, at: Path): Scenario | null {
    let scenario: Scenario;
    try {
      const beside = join(dirname(this.file), named);
      scenario = load(presetNames().includes(named) || !existsSync(beside) ? named : beside).scenario;
    } catch (error) {
      if (!(error instanceof ScenarioError)) throw error;
      for (const p of error.problems)
        this.problems.push(p.line > 0 ? p : { ...p, ...place(this.source, at, "value"), found: p.found });
      return null;
    }
    for (const [path, value] of Object.entries(said.set)) {
      const faults = faultsOf(path, value);
      for (const f of faults)
        this.problems.push({ ...f, ...place(this.source, ["set", path], "value"), path: `set.${f.path}` });
      if (faults.length === 0) scenario = put(scenario, path, value);
    }
    if (said.months !== undefined && said.until !== undefined)
      this.refuse(["until"], "found both until and months", "one of the two");
    if (said.months !== undefined) scenario = { ...scenario, months: said.months };
    else if (said.until !== undefined)
      scenario = { ...scenario, months: monthNumber(said.until) - monthNumber(scenario.start) + 1 };
    for (const { paths, found, allowed } of rules(scenario)) {
      const path: Path = ["until", "months"].includes(paths[0])
        ? [said.until === undefined ? "months" : "until"]
        : ["set", paths.find((p) => this.source.has(["set", p])) ?? paths[0]];
      this.problems.push({ ...place(this.source, path, "value"), found, allowed, nearest: null });
    }
    return scenario;
  }

  private factors(said: Said, scenario: Scenario): Factor[] {
    const bringsValues = designOf(said.design.method).bringsValues === true;
    const base = { scenario, named: said.scenario, residents: said.residents, bringsValues };
    const factors = Object.entries(said.factors).flatMap(
      ([name, own]) => factorOf(name, own, base, this.source, this.problems) ?? [],
    );
    factors.forEach(({ name, path }, n) => {
      const before = factors.slice(0, n).find((f) => f.path === path);
      if (before !== undefined)
        this.refuse(["factors", name, "path"], `found ${shown(path)}`, `another path: ${before.name} changes this one`);
      if (RESERVED.includes(name))
        this.problems.push({
          ...place(this.source, ["factors", name], "key"),
          found: `found the name ${shown(name)}`,
          allowed: `a name that is no column of the table already (${RESERVED.join(", ")})`,
          nearest: null,
        });
    });
    return factors;
  }

  private bases(said: Said, factors: readonly Factor[]): Experiment["bases"] {
    const factor = factors.find((f) => f.path === SCENARIO_PATH);
    const names = (factor?.levels ?? []) as readonly string[];
    return Object.fromEntries(
      names.flatMap((name, k) => {
        const scenario = this.base(name, said, ["factors", factor?.name ?? "", "levels", k]);
        return scenario === null ? [] : [[name, scenario] as const];
      }),
    );
  }

  private design(said: Said): Experiment["design"] {
    const { method, ...options } = said.design;
    const { options: schema } = designOf(method);
    const parsed = schema.safeParse(options);
    if (parsed.success) return { method, options: parsed.data as { [name: string]: unknown } };
    this.problems.push(...problemsOf(schema, parsed.error.issues, this.source, ["design"]));
    return { method, options };
  }

  private outcomes(said: Said, scenarios: readonly Scenario[]): Outcome[] {
    const outcomes: Outcome[] = [];
    said.outcomes.forEach((own, n) => {
      const outcome = this.outcome(own, ["outcomes", n], scenarios);
      if (outcome === null) return;
      if (outcomes.some(({ key }) => key === outcome.key))
        this.refuse(["outcomes", n], `"${outcome.key}" is here twice`, "each outcome once");
      else outcomes.push(outcome);
    });
    return outcomes;
  }

  private outcome(said: SaidOutcome, at: Path, scenarios: readonly Scenario[]): Outcome | null {
    const outcome = outcomeOf(said, scenarios);
    if ("key" in outcome) return outcome;
    const { part, allowed, nearest } = outcome as Fault;
    this.refuse([...at, part], `found ${shown(said[part])}`, allowed, nearest);
    return null;
  }

  /** An outcome that a bound or a threshold speaks of: it must be one of the experiment's. */
  private known(
    said: SaidOutcome,
    at: Path,
    outcomes: readonly Outcome[],
    scenarios: readonly Scenario[],
  ): string | null {
    const outcome = this.outcome(said, at, scenarios);
    if (outcome === null) return null;
    if (outcomes.some(({ key }) => key === outcome.key)) return outcome.key;
    this.refuse(
      [...at, "measure"],
      `"${outcome.key}" is no outcome of this experiment`,
      outcomes.map(({ key }) => key).join("; "),
    );
    return null;
  }

  private replication(said: Said, outcomes: readonly Outcome[], scenarios: readonly Scenario[]): Replication {
    const { replicates = REPLICATES, stopping } = said;
    if (stopping === undefined) return { min: replicates, max: replicates, bounds: [], hours: null };
    if (said.replicates !== undefined)
      this.refuse(["stopping"], "found both replicates and stopping", "one of the two");
    const { min, max, hours = null } = stopping;
    if (min > max) this.refuse(["stopping", "min"], `found ${min}`, `at most max, which is ${max}`);
    const bounds = stopping.until.flatMap((own, n) => {
      const at = ["stopping", "until", n];
      const outcome = this.known(own, at, outcomes, scenarios);
      const { half_width: halfWidth = null, relative = null, level } = own;
      if (halfWidth === null && relative === null) this.refuse(at, "there is no bound", "half_width or relative");
      return outcome === null ? [] : [{ outcome, halfWidth, relative, level }];
    });
    return { min, max, bounds, hours };
  }

  private thresholds(said: Said, outcomes: readonly Outcome[], scenarios: readonly Scenario[]): Threshold[] {
    return said.thresholds.flatMap(({ op, value, level, inconclusive, ...own }, n) => {
      const outcome = this.known(own, ["thresholds", n], outcomes, scenarios);
      return outcome === null ? [] : [{ says: `${outcome} ${op} ${value}`, outcome, op, value, level, inconclusive }];
    });
  }

  private layout({ method, options }: Experiment["design"], factors: readonly Factor[], seed: number): Layout {
    const design = designOf(method);
    const why = design.refuses?.(factors, options) ?? null;
    if (why !== null) {
      this.refuse(["design"], why, "a design that fits the factors");
      this.settle();
    }
    const read = (name: string): string => readScenarioFile(absolute(dirname(this.file), name));
    const layout = design.lay(factors, options, { seed, read });
    this.checkValues(layout, factors);
    if (pointCount(layout.points) === 0) this.refuse(["design"], "there are no points", "at least one");
    return layout;
  }

  /** Values that the design brings itself must fit their paths as levels do. */
  private checkValues({ points }: Layout, factors: readonly Factor[]): void {
    if (!("values" in points)) return;
    const seen = new Set<string>();
    for (const [p, values] of points.values.entries()) {
      for (const [f, { name, path, base, ...own }] of factors.entries()) {
        const key = `${f} ${JSON.stringify(values[f])}`;
        if (seen.has(key) || values[f] === base || isOwn(own, values[f])) continue;
        seen.add(key);
        for (const m of misfits(path, values[f]))
          this.refuse(["design", "points", p, name], `${m.found} for ${name} in point ${p + 1}`, m.allowed, m.nearest);
      }
    }
  }
}

const isOwn = ({ range, levels }: Pick<Factor, "range" | "levels">, value: FactorValue): boolean =>
  levels?.includes(value) === true ||
  (range !== null && typeof value === "number" && value >= range[0] && value <= range[1]);

/** Columns of the merged table that are there for every experiment. */
export const RESERVED = [
  "cell",
  "replicate",
  "seed",
  "digest",
  "address",
  "outcome",
  "measure",
  "group",
  "month",
  "value",
  "unit",
];
