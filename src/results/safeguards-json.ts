import { STAFF_MONTH } from "../measures/of-safeguards.js";
import { pathOf } from "../safeguards/safeguards.js";
import { lastMonth } from "../scenario/differences.js";
import { MODEL_VERSION } from "../worlds/address.js";
import type { Cost, SafeguardsAnswer, SafeguardsAsked } from "../worlds/safeguards/changes.js";
import { READINGS } from "../worlds/safeguards/read.js";
import { BOUNDARY, program } from "./provenance.js";

/** The table of safeguards as it is printed (`--json`) and written (safeguards.json); regions aside, which are in the Parquet table. The same question has the same text. */
export function safeguardsJson(asked: SafeguardsAsked, answer: SafeguardsAnswer) {
  const { scenario, residents, seed, replicates, window } = asked;
  const shown = ({ group }: { group: string }): boolean => !group.startsWith("region:");
  return {
    kind: "glasshouse safeguards",
    version: 1,
    generated: BOUNDARY[0],
    program: program(),
    model: MODEL_VERSION,
    scenario: { name: scenario.name, says: scenario.says, start: scenario.start, until: lastMonth(scenario) },
    residents,
    seed,
    replicates,
    window,
    level: answer.level,
    order: "the catalogue's; nothing is ranked",
    harms: READINGS.map(({ key, title, says, unit }) => ({ key, title, says, unit })),
    arms: answer.arms.map((arm) => ({
      key: arm.key,
      ...(arm.on.length === 1 ? { says: arm.on[0].says, source: arm.on[0].source } : {}),
      settings: Object.fromEntries(arm.on.map((s) => [pathOf(s), arm.scenario.settings[pathOf(s)]])),
      ...costsOf(answer.costs.filter((c) => c.arm === arm.key)),
    })),
    groups: answer.groups.filter((group) => shown({ group })),
    without: answer.without
      .filter(shown)
      .map(({ harm, group, n, estimate, lo, hi }) => ({ harm, group, estimate, lo, hi, n })),
    changes: answer.changes.filter(shown).map(({ arm, harm, group, meanA, meanB, estimate, lo, hi, n, gain }) => ({
      arm,
      harm,
      group,
      without: meanA,
      with: meanB,
      change: estimate,
      lo,
      hi,
      n_pairs: n,
      pairing_gain: gain,
    })),
    costs: answer.costs.map(({ arm, counter, estimate, lo, hi }) => ({
      arm,
      counter: counter.key,
      says: counter.says,
      unit: `${counter.unit} for each million residents a year`,
      estimate,
      lo,
      hi,
    })),
  };
}

/** An arm's cases and staff-months for each million residents a year, of all its safeguards together. */
function costsOf(costs: readonly Cost[]): { readonly cases: number; readonly staff_months: number } {
  const sum = (unit: string): number =>
    costs.filter((c) => c.counter.unit === unit).reduce((s, c) => s + c.estimate, 0);
  return { cases: sum("cases"), staff_months: sum("staff-minutes") / STAFF_MONTH };
}

export type SafeguardsJson = ReturnType<typeof safeguardsJson>;
export type ChangeJson = SafeguardsJson["changes"][number];

/** A change as it is shown: what is nothing but the rounding of doubles is nothing. */
export const shownChange = ({ change, without }: ChangeJson): number | null =>
  change !== null && Math.abs(change) < Math.abs(without ?? 0) * 1e-9 ? 0 : change;
