import type { Choice } from "./choice.js";
import { scenarioOf } from "./scenario.js";

/** The command that lives the same world, to the same digest. */
export function commandFor(
  choice: Pick<Choice, "preset" | "residents" | "seed" | "start" | "months" | "sets">,
): string {
  const { preset, residents, seed, start, months, sets } = choice;
  return [
    `glasshouse run ${preset} --residents ${residents} --seed ${seed}`,
    ...(start === null ? [] : [`--set start=${start}`]),
    // A new start keeps the last month unless the months are said.
    ...(months === null && start === null ? [] : [`--months ${scenarioOf(choice).months}`]),
    ...Object.entries(sets).map(([path, value]) => `--set ${quoted(`${path}=${yaml(value)}`)}`),
  ].join(" ");
}

/** JSON is YAML; words need no quotes. */
const yaml = (value: unknown): string => (typeof value === "string" ? value : JSON.stringify(value));

const quoted = (word: string): string => (/^[\w./=:,@+-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`);
