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
  const b = scenarioOf({ ...otherOf(choice), start: null, months: null });
  return { a, b: { ...b, start: a.start, months: a.months } };
}

/** Presets whose residents are those of world A, so that everyone has a twin. */
export const pairable = (choice: Choice): string[] => {
  const a = scenarioOf(choice);
  return PRESETS.filter((preset) => sameSociety(a, scenarioOf({ preset, sets: {}, start: null, months: null })));
};

/** Mechanisms and sanctions that are on in a world, and can be switched off. */
export const switchable = ({ settings }: Scenario): { path: string; says: string }[] =>
  SECTIONS.filter(({ path }) => settings[path]?.on === true).map(({ path, says }) => ({ path, says }));

/** World B as a choice of its own, lived over the months of A. */
export function otherChoice(choice: Choice): Choice {
  const { a } = bothOf(choice);
  const other = { ...choice, ...otherOf(choice), start: null, months: null };
  const alone = scenarioOf(other);
  return {
    ...other,
    start: alone.start === a.start ? null : a.start,
    months: alone.start === a.start && alone.months === a.months ? null : a.months,
  };
}
