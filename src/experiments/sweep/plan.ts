import { createHash } from "node:crypto";
import { COUNTERS } from "../../measures/counters.js";
import { canonical } from "../../scenario/canonical.js";
import { ScenarioError } from "../../scenario/problem.js";
import { whole } from "../../scenario/resolve.js";
import { numberRules } from "../../scenario/rules.js";
import { MODEL_VERSION } from "../../worlds/address.js";
import { type Cell, cellOf } from "../cell.js";
import { pointCount, pointValues } from "../design.js";
import type { Experiment } from "../experiment.js";
import type { FactorValue } from "../factor.js";
import { seedBase } from "./seeds.js";

/** All that a sweep has been asked for: the experiment, and its points made into cells. Plain data, kept in the sweep's folder. */
export interface SweepPlan {
  /** SHA-256 over everything that decides a result: experiment, points, model version. 64 hexadecimal digits. */
  readonly digest: string;
  readonly modelVersion: number;
  readonly experiment: Experiment;
  /** Cell (from 0) of each point. */
  readonly cellOf: readonly number[];
  readonly cells: readonly PlannedCell[];
}

export interface PlannedCell {
  /** 32 hexadecimal digits of SHA-256 over the model's version, the resolved scenario and the residents. */
  readonly address: string;
  /** Where its seeds begin. */
  readonly seeds: number;
  readonly values: readonly FactorValue[];
}

const sha256 = (text: string): string => createHash("sha256").update(text).digest("hex");

/** What a plan's digest is made of. Whether and when a sweep stops is part of it; what `says` says is not. */
export function planDigest(experiment: Experiment): string {
  const { says: _, ...decides } = experiment;
  const counted = COUNTERS.map((c) => c.key);
  const points = decides.layout.points;
  const plain = "values" in points ? points : { ...points, at: [...points.at] };
  return sha256(JSON.stringify([MODEL_VERSION, counted, { ...decides, layout: { ...decides.layout, points: plain } }]));
}

/** What decides a world, its seed aside, as one text. Names and sentences decide nothing. */
const settled = ({ scenario, residents }: Cell): string =>
  JSON.stringify([canonical({ ...scenario, name: "", says: "" }), residents]);

/** The address of a cell: of the model's version and the resolved scenario. */
export const cellAddress = (text: string): string =>
  sha256(JSON.stringify([MODEL_VERSION, COUNTERS.map((c) => c.key), text])).slice(0, 32);

/** Makes an experiment's points into cells. Throws a ScenarioError where a point makes a scenario that cannot be. */
export function makePlan(experiment: Experiment, file: string): SweepPlan {
  const { factors, layout, randomNumbers } = experiment;
  const cells: PlannedCell[] = [];
  const known = new Map<string, number>();
  const count = pointCount(layout.points);
  const common = seedBase(experiment, null);
  const cellNumbers = Array.from({ length: count }, (_, p) => {
    const values = pointValues(layout.points, factors, p);
    const cell = cellOf(experiment, values);
    check(cell, p, file);
    const text = settled(cell);
    const address = cellAddress(text);
    const before = known.get(address);
    if (before !== undefined) return before;
    known.set(address, cells.length);
    cells.push({ address, seeds: randomNumbers === "common" ? common : seedBase(experiment, text), values });
    return cells.length - 1;
  });
  return { digest: planDigest(experiment), modelVersion: MODEL_VERSION, experiment, cellOf: cellNumbers, cells };
}

function check({ scenario }: Cell, point: number, file: string): void {
  const [broken] = numberRules(scenario);
  if (broken === undefined) return;
  const found = `point ${point + 1} of the design makes a scenario that cannot be: ${broken.paths[0]}: ${broken.found}`;
  throw new ScenarioError([whole(file, found, broken.allowed)]);
}
