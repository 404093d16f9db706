import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Scenario } from "../../scenario/catalogue.js";
import { worldLink } from "../../scenario/link.js";
import { load, preset, presetNames, resolveFile } from "../../scenario/presets.js";
import { applySets } from "../../scenario/sets.js";
import { BadUse } from "../errors.js";

/** Most residents a page lives with. */
const MOST = 1_000_000;
/** How many when nobody says. */
const USUAL = 100_000;

export interface WorldAsked {
  readonly residents?: number;
  readonly seed?: number;
  readonly set?: readonly string[];
}

/** The page's link to a world: that of a run's folder, or of a scenario. */
export function linkToWorld(named: string, asked: WorldAsked, note: (sentence: string) => void): string {
  const manifest = join(named, "manifest.json");
  const run = existsSync(manifest) ? { ...about(manifest), ...scenarioIn(named) } : null;
  const scenario = applySets(run?.scenario ?? load(named).scenario, asked.set ?? []);
  const residents = asked.residents ?? run?.residents ?? USUAL;
  if (residents > MOST)
    note(`The page lives with at most ${MOST.toLocaleString("en-US")} residents, so it shows that many.`);
  return worldLink(scenario, asked.seed ?? run?.seed ?? 1, Math.min(residents, MOST), presetNames().map(scenarioNamed));
}

const scenarioNamed = (name: string): Scenario => preset(name).scenario;

/** A run's scenario, read again from its own file and held to the schema. */
function scenarioIn(folder: string): { scenario: Scenario } {
  return { scenario: resolveFile(join(folder, "scenario.yaml")).scenario };
}

function about(manifest: string): { seed: number; residents: number } {
  const whole = (value: unknown, most: number): value is number =>
    typeof value === "number" && Number.isInteger(value) && value >= 0 && value <= most;
  let said: { kind?: unknown; seed?: unknown; residents?: unknown };
  try {
    said = JSON.parse(readFileSync(manifest, "utf8")) ?? {};
  } catch {
    throw new BadUse(`${manifest} is no manifest of a run: it is not JSON`);
  }
  const { kind, seed, residents } = said;
  if (kind !== "glasshouse run" || !whole(seed, 4_294_967_295) || !whole(residents, Number.MAX_SAFE_INTEGER))
    throw new BadUse(`${manifest} is no manifest of a run`);
  return { seed, residents };
}
