import { REWARDS, SANCTIONS } from "../../enforcement/sanctions.js";
import type { Scenario } from "../../scenario/catalogue.js";
import { monthNumber } from "../../state/clock.js";
import { CHANNELS } from "../../watch/channel.js";

/** Is this section switched on in the scenario? */
export const isOn = (scenario: Scenario, path: string): boolean => scenario.settings[path]?.on === true;

const value = (scenario: Scenario, path: string, key: string): unknown => scenario.settings[path]?.[key];

export const hasScore = (scenario: Scenario): boolean => isOn(scenario, "registry.enrolment");

/** Do the scores of ties or of the household move one's own? */
export const countsOthers = (scenario: Scenario): boolean =>
  hasScore(scenario) && (isOn(scenario, "score.association") || isOn(scenario, "score.household"));

export const LISTS = [
  { key: "court_list", name: "court list", current: "on_court_list", entered: "court_listed" },
  { key: "misconduct_list", name: "misconduct list", current: "on_misconduct_list", entered: "misconduct_listed" },
  { key: "tax_list", name: "tax list", current: "on_tax_list", entered: "exit_bans" },
] as const;
export const listsOf = (scenario: Scenario) => LISTS.filter((l) => isOn(scenario, `enforcement.${l.key}`));

/** Sanctions that a score or a list of this scenario can bring down on someone. */
export const sanctionsOf = (scenario: Scenario) =>
  SANCTIONS.filter(({ key }) => {
    const path = `enforcement.${key}`;
    if (!isOn(scenario, path) || value(scenario, path, "from") === null) return false;
    return (
      (hasScore(scenario) && (value(scenario, path, "below") as number) > 0) ||
      (value(scenario, path, "court") === true && isOn(scenario, "enforcement.court_list")) ||
      (value(scenario, path, "misconduct") !== "none" && isOn(scenario, "enforcement.misconduct_list")) ||
      (value(scenario, path, "tax") === true && isOn(scenario, "enforcement.tax_list"))
    );
  });

export const rewardsOf = (scenario: Scenario) =>
  hasScore(scenario) ? REWARDS.filter(({ key }) => isOn(scenario, `enforcement.${key}`)) : [];

/** Channels whose records can reach a registry. */
export const channelsOf = (scenario: Scenario) =>
  isOn(scenario, "registry.regional") || isOn(scenario, "registry.centre")
    ? CHANNELS.filter((key) => isOn(scenario, `watch.${key}`))
    : [];

/** The first month in which anything is closed to anyone; null where nothing ever is. */
export function sanctionsFrom(scenario: Scenario): string | null {
  const months = sanctionsOf(scenario).map(({ key }) => value(scenario, `enforcement.${key}`, "from") as string);
  return months.sort((p, q) => monthNumber(p) - monthNumber(q))[0] ?? null;
}

/** What a channel is called in a table: "tax office". */
export const channelName = (key: string): string => key.replaceAll("_", " ");
