import type { Safeguard } from "../../safeguards/safeguard.js";
import { pathOf, SAFEGUARDS } from "../../safeguards/safeguards.js";
import type { Scenario } from "../../scenario/catalogue.js";
import type { WorldAsked } from "../address.js";
import { replicateSeed } from "../replicate-seed.js";

/** A scenario with none, one or all of the safeguards. Their other parameters are as the scenario has them. */
export interface Arm {
  /** "none", a safeguard's key, "all_but_sunset" or "all". */
  readonly key: string;
  readonly scenario: Scenario;
  /** The safeguards that are on. */
  readonly on: readonly Safeguard[];
}

/** It ends the scheme: once it has, nothing is left for the others to do, or to cost. */
const ENDS_THE_SCHEME = "sunset";

/** Without safeguards, with each alone in the order of the catalogue, with all but the one that ends the scheme, and with all together. */
export const armsOf = (scenario: Scenario): Arm[] => [
  arm("none", scenario, []),
  ...SAFEGUARDS.map((s) => arm(s.key, scenario, [s])),
  arm(
    `all_but_${ENDS_THE_SCHEME}`,
    scenario,
    SAFEGUARDS.filter((s) => s.key !== ENDS_THE_SCHEME),
  ),
  arm("all", scenario, SAFEGUARDS),
];

function arm(key: string, scenario: Scenario, on: readonly Safeguard[]): Arm {
  const settings = { ...scenario.settings };
  for (const s of SAFEGUARDS) settings[pathOf(s)] = { ...settings[pathOf(s)], on: on.includes(s) };
  return { key, scenario: { ...scenario, settings }, on };
}

/** The safeguards that a scenario has on by itself. */
export const alreadyOn = ({ settings }: Scenario): string[] =>
  SAFEGUARDS.filter((s) => settings[pathOf(s)].on === true).map((s) => s.key);

/** The world of an arm in a replicate (from 1). Arms of one replicate have the same seed, so that they are paired. */
export const worldOf = (
  arm: Arm,
  { residents, seed }: { residents: number; seed: number },
  replicate: number,
): WorldAsked => ({
  scenario: arm.scenario,
  residents,
  seed: replicateSeed(seed, replicate),
});
