import { defaultSettings, type Settings } from "../../src/scenario/catalogue.js";
import type { Outcomes } from "../../src/worlds/outcomes.js";
import { runWorld } from "../../src/worlds/run.js";

/** What a test may ask of a small world; the rest is the program's own defaults. */
export interface Asked {
  readonly residents?: number;
  readonly months?: number;
  readonly seed?: number;
  readonly start?: string;
  readonly sample?: number;
  /** Values that differ from the defaults, by section path. */
  readonly settings?: { readonly [path: string]: { readonly [parameter: string]: unknown } };
}

/** Lives a small world in this thread and gives what it leaves behind. */
export function smallWorld(asked: Asked = {}): Promise<Outcomes> {
  const { residents = 20000, months = 30, seed = 1, start = "2017-01", sample = 40 } = asked;
  return runWorld({
    scenario: { name: "small", says: "A small world for tests.", start, months, settings: settings(asked.settings) },
    seed,
    residents,
    sample,
  });
}

function settings(changed: Asked["settings"] = {}): Settings {
  const base = defaultSettings();
  return {
    ...base,
    ...Object.fromEntries(Object.entries(changed).map(([path, values]) => [path, { ...base[path], ...values }])),
  };
}
