import { type Scenario, SECTIONS } from "../../src/scenario/catalogue.js";
import { sameSociety } from "../../src/scenario/first-difference.js";
import type { Choice, Other, Sets } from "../state/choice.js";
import { PRESETS } from "../state/presets.js";
import { scenarioOf } from "../state/scenario.js";

/** World B where nothing was chosen: the same, but for friends and family, who do not count. */
const OWN_ACTS: Sets = { "score.association.on": false, "score.household.on": false };

/** What world B is. */
export const otherOf = (choice: Choice): Other =>
  choice.other ?? { preset: choice.preset, sets: { ...choice.sets, ...OWN_ACTS } };

/** The two worlds of a choice. B lives the months of A: schedules are in calendar months, so it may. */
export function bothOf(choice: Choice): { a: Scenario; b: Scenario } {
  const a = scenarioOf(choice);
  const b = scenarioOf({ ...otherOf(choice), months: null });
  return { a, b: { ...b, start: a.start, months: a.months } };
}

/** Presets whose residents are those of world A, so that everyone has a twin. */
export const pairable = (choice: Choice): string[] => {
  const a = scenarioOf(choice);
  return PRESETS.filter((preset) => sameSociety(a, scenarioOf({ preset, sets: {}, months: null })));
};

/** Mechanisms and sanctions that are on in a world, and can be switched off. */
export const switchable = ({ settings }: Scenario): { path: string; says: string }[] =>
  SECTIONS.filter(({ path }) => settings[path]?.on === true).map(({ path, says }) => ({ path, says }));

/** The command that lives one of the worlds. */
export function commandFor({ preset, sets }: Other, choice: Pick<Choice, "residents" | "seed" | "months">): string {
  const said = Object.entries(sets).map(([path, value]) => {
    const text = JSON.stringify(value);
    const set = `${path.replace(/\.on$/, "")}=${text}`;
    return ` --set ${/[^\w.=+-]/.test(set) ? `'${set}'` : set}`;
  });
  const months = choice.months === null ? "" : ` --months ${choice.months}`;
  return `glasshouse run ${preset} --residents ${choice.residents} --seed ${choice.seed}${months}${said.join("")}`;
}
