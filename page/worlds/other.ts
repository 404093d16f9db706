import { type Scenario, SECTIONS } from "../../src/scenario/catalogue.js";
import { sameSociety } from "../../src/scenario/first-difference.js";
import type { Choice, Other, Sets } from "../state/choice.js";
import type { Told } from "../state/command.js";
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

/** Mechanisms, sanctions and safeguards that can be switched, and whether they are on in a world. */
export const switchable = ({ settings }: Scenario): { path: string; says: string; on: boolean }[] =>
  SECTIONS.filter(({ path }) => typeof settings[path]?.on === "boolean").map(({ path, says }) => ({
    path,
    says,
    on: settings[path].on === true,
  }));

/** What the command line is told of world B, lived over the months of A. */
export const otherTold = (choice: Choice): Told => ({ ...choice, ...otherOf(choice), span: bothOf(choice).b });
