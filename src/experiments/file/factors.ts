import type { Scenario } from "../../scenario/catalogue.js";
import { SECTIONS } from "../../scenario/catalogue.js";
import { nearest } from "../../scenario/nearest.js";
import { presetNames } from "../../scenario/presets.js";
import { type Problem, shown } from "../../scenario/problem.js";
import { faultsOf, settingAt, type Target, targetOf } from "../../scenario/put.js";
import type { Source } from "../../scenario/yaml.js";
import { RESIDENTS_PATH, SCENARIO_PATH } from "../cell.js";
import type { Factor, FactorValue } from "../factor.js";
import { place } from "./problems.js";
import type { Said } from "./schema.js";

type SaidFactor = Said["factors"][string];
const MOST_RESIDENTS = 2_000_000_000;
/** Keys of a scenario that are no parameters and can be factors. */
const SPAN = ["months", "until", "start"];

/** What factors are changes of. */
interface Base {
  readonly scenario: Scenario;
  /** As the file names the scenario. */
  readonly named: string;
  readonly residents: number;
  /** Do the points bring their own values? */
  readonly bringsValues: boolean;
}

/** What the file says of a factor, made whole; null where that cannot be done, and then the problems say why. */
export function factorOf(
  name: string,
  said: SaidFactor,
  base: Base,
  source: Source,
  problems: Problem[],
): Factor | null {
  const at = (part: string | number, ...more: (string | number)[]): Omit<Problem, "found" | "allowed" | "nearest"> =>
    place(source, ["factors", name, part, ...more], "value");
  const refuse = (part: string, found: string, allowed: string, meant: string | null = null): null => {
    problems.push({ ...at(part), found, allowed, nearest: meant });
    return null;
  };
  const kind = kindOf(said.path, base);
  if (kind === null)
    return refuse(
      "path",
      `found ${shown(said.path)}`,
      "a path of the scenario, scenario, residents or months",
      nearestPath(said.path),
    );
  if (said.range !== undefined && said.levels !== undefined)
    return refuse("levels", "found both range and levels", "one of the two");
  if (said.unit !== undefined && said.unit !== kind.unit) return refuse("unit", `found ${shown(said.unit)}`, kind.unit);
  const range = said.range ?? (said.levels === undefined ? kind.range : null);
  const levels = (said.levels as readonly FactorValue[] | undefined) ?? (range === null ? kind.levels : null);
  if (range === null && levels === null && !base.bringsValues)
    return refuse("path", "nothing says which values it takes", "range or levels");
  if (said.range !== undefined && !kind.numeric)
    return refuse("range", "found a range", "levels, as its values are no numbers");
  if (range !== null && range[0] >= range[1])
    return refuse("range", `found ${range[0]} to ${range[1]}`, "two numbers, the lower one first");
  if (said.scale === "log" && (range === null || range[0] <= 0))
    return refuse("scale", "found log", "a range above 0, to be filled in the logarithm");
  if (range !== null && kind.integer && !range.every(Number.isInteger))
    return refuse("range", `found ${range.join(" to ")}`, "whole numbers");
  const before = problems.length;
  const held = (value: FactorValue, ...where: [string, ...(string | number)[]]): void => {
    for (const m of misfits(said.path, value)) problems.push({ ...m, ...at(...where) });
  };
  for (const [k, end] of (range ?? []).entries()) held(end, "range", k);
  for (const [k, value] of (levels ?? []).entries()) held(value, "levels", k);
  if (said.base !== undefined) held(said.base as FactorValue, "base");
  if (problems.length > before) return null;
  return {
    name,
    path: said.path,
    unit: kind.unit,
    range,
    scale: said.scale,
    integer: kind.integer,
    levels,
    group: said.group ?? null,
    base: (said.base as FactorValue | undefined) ?? kind.base,
  };
}

/** What is wrong with a value at a path: in words, with no place. */
export function misfits(path: string, value: FactorValue): Problem[] {
  const own = (fits: boolean, allowed: string, meant: string | null = null): Problem[] =>
    fits ? [] : [{ file: "", line: 0, column: 0, path: "", found: `found ${shown(value)}`, allowed, nearest: meant }];
  if (path === RESIDENTS_PATH)
    return own(
      Number.isInteger(value) && (value as number) >= 1 && (value as number) <= MOST_RESIDENTS,
      `a whole number from 1 to ${MOST_RESIDENTS.toLocaleString("en-US")}`,
    );
  if (path === SCENARIO_PATH) {
    const names = presetNames();
    const word = String(value);
    return own(names.includes(word) || /\.ya?ml$/i.test(word), names.join(", "), nearest(word, names));
  }
  return faultsOf(path, value);
}

interface Kind {
  readonly unit: string;
  readonly numeric: boolean;
  readonly integer: boolean;
  readonly base: FactorValue;
  /** Where the file says neither range nor levels. */
  readonly range: readonly [number, number] | null;
  readonly levels: readonly FactorValue[] | null;
}

function kindOf(path: string, base: Base): Kind | null {
  const plain = { numeric: false, integer: false, range: null, levels: null };
  if (path === RESIDENTS_PATH)
    return { ...plain, unit: "residents", numeric: true, integer: true, base: base.residents };
  if (path === SCENARIO_PATH) return { ...plain, unit: "preset", base: base.named };
  if (path === "months") return { ...plain, unit: "months", numeric: true, integer: true, base: base.scenario.months };
  if (path === "start") return { ...plain, unit: "month", base: base.scenario.start };
  const target = targetOf(path);
  return target === null ? null : kindOfTarget(target, base.scenario);
}

function kindOfTarget(target: Target, scenario: Scenario): Kind {
  const { parameter: p } = target;
  const numeric = "min" in p && (target.entry.length > 0 || !["vector", "table"].includes(p.kind));
  const options = p.kind === "flag" ? [false, true] : p.kind === "choice" ? p.options : null;
  return {
    unit: p.unit,
    numeric,
    integer: p.kind === "integer",
    base: settingAt(scenario, target) as FactorValue,
    range: numeric && "sweep" in p && p.sweep !== undefined ? p.sweep : null,
    levels: options,
  };
}

function nearestPath(path: string): string | null {
  const paths = SECTIONS.flatMap((s) => Object.keys(s.parameters).map((key) => `${s.path}.${key}`));
  return nearest(path, [...paths, ...SECTIONS.map((s) => s.path), SCENARIO_PATH, RESIDENTS_PATH, ...SPAN]);
}
