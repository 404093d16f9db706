import type { Scenario } from "../../src/scenario/catalogue.js";
import { monthLabel, monthNumber } from "../../src/state/clock.js";
import { parameterAt } from "./check.js";
import type { Choice, Sets } from "./choice.js";
import { presetNamed } from "./presets.js";
import { scenarioOf } from "./scenario.js";

/** A world as the command line is told of it: a preset, what differs from it, and over which months it is lived. */
export interface Told {
  readonly preset: string;
  readonly sets: Sets;
  readonly residents: number;
  readonly seed: number;
  readonly span: Pick<Scenario, "start" | "months">;
}

/** The command that lives a world, to the same digest. `verb` and `more` make another command of it. */
export function commandOf({ preset, sets, residents, seed, span }: Told, verb = "run", more = ""): string {
  const own = presetNamed(preset) as Scenario;
  const moved = span.start !== own.start;
  return [
    `glasshouse ${verb} ${preset} --residents ${residents} --seed ${seed}`,
    ...(moved ? [`--set start=${span.start}`] : []),
    // A new start keeps the last month unless that is said.
    ...(moved || span.months !== own.months ? [`--until ${lastOf(span)}`] : []),
    ...Object.entries(sets).flatMap(([path, value]) => said(path, value).map((set) => `--set ${quoted(set)}`)),
    ...(more === "" ? [] : [more]),
  ].join(" ");
}

/** The command of the world that is open. */
export const commandFor = (
  choice: Pick<Choice, "preset" | "residents" | "seed" | "start" | "months" | "sets">,
  verb?: string,
  more?: string,
): string => commandOf({ ...choice, span: scenarioOf(choice) }, verb, more);

const lastOf = ({ start, months }: Told["span"]): string => monthLabel(monthNumber(start) + months - 1);

/** A table with known names is put over the preset's entry by entry, so each entry is said by itself. */
function said(path: string, value: unknown): string[] {
  const { parameter } = parameterAt(path) ?? {};
  return parameter?.kind === "table" && parameter.names
    ? Object.entries(value as object).map(([name, entry]) => `${path}.${name}=${yaml(entry)}`)
    : [`${path}=${yaml(value)}`];
}

/** JSON is YAML; words need no quotes. */
const yaml = (value: unknown): string => (typeof value === "string" ? value : JSON.stringify(value));

const quoted = (word: string): string => (/^[\w./=:,@+-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`);
