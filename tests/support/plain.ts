import type { DecisionName } from "../../src/draws/decisions.js";
import { draw } from "../../src/draws/uniform.js";
import { DIMENSIONS, type Dimension, type RowValues } from "../../src/life/row.js";
import { valueAt } from "../../src/parameters/schedule.js";
import { BAND_OF_AGE } from "../../src/society/groups.js";
import { clockAt } from "../../src/state/clock.js";
import { HOOD, TOWN } from "../../src/state/columns.js";
import type { Town } from "../../src/state/town.js";
import { ageIn, unpackTraits } from "../../src/state/traits.js";
import type { Lab } from "./lab.js";

/** The plain reading of what the tight loops do: one resident, one question, in ordinary numbers. */

const RANGE = 4294967296;

/** Years lived in month `month` of a lab. */
export const ageOf = (lab: Lab, town: Town, i: number, month = lab.month): number =>
  ageIn(town.columns.traits[i], month, clockAt(lab.plan.scene.start, 0).season);

/** Which level of a dimension a resident is at, and a name for each dimension's level. `quintile` is this month's. */
export function levelsOf(lab: Lab, town: Town, i: number, month: number): { readonly [D in Dimension]: number } {
  const t = unpackTraits(town.columns.traits[i]);
  const { income, hardship } = town.columns;
  const left = Math.max(0, income[i] - 5 * (hardship[i] & 15));
  return {
    care: t.care,
    prosocial: t.prosocial,
    outspoken: t.outspoken,
    distance: t.distance,
    age: BAND_OF_AGE[ageOf(lab, town, i, month)],
    income: lab.plan.scene.income.quintile[left],
    place: town.hoods[Math.floor(i / HOOD)].urban,
    sex: t.male,
    education: t.education,
  };
}

/** The chance of an act or occasion in a month, before anything learned: rate · season · ratios. */
export function chanceIn(values: RowValues, lab: Lab, month: number): (levels: ReturnType<typeof levelsOf>) => number {
  const clock = clockAt(lab.plan.scene.start, month);
  const base = valueAt(values.rate, clock) * (values.by_month?.[clock.season] ?? 1);
  const factors = (Object.keys(DIMENSIONS) as Dimension[]).flatMap((d) => {
    const ratios = values[`by_${d}`];
    return ratios ? [{ d, ratios }] : [];
  });
  return (levels) => {
    let p = base;
    for (const { d, ratios } of factors) p *= ratios[levels[d]];
    return p < 1 ? p : 1;
  };
}

/** Does the keyed draw of this resident fall below the chance? null where the two are too near to tell in ordinary numbers. */
export function comesOut(
  lab: Lab,
  decision: DecisionName,
  town: Town,
  i: number,
  month: number,
  chance: number,
): boolean | null {
  const u = draw(lab.plan.scene.seed, decision, town.index * TOWN + i, month);
  const limit = chance * RANGE;
  // Ratios are held in 1/65,536 and rates in 1/2³²: together off by less than one part in ten thousand and two units.
  return Math.abs(u - limit) <= 1e-4 * limit + 2 ? null : u < limit;
}
