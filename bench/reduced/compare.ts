import { plan } from "../../src/engine/plan.js";
import { makeTowns, Walker } from "../../src/engine/towns.js";
import type { Scenario } from "../../src/scenario/catalogue.js";
import { columns } from "./columns.js";
import { keyed } from "./keyed.js";
import { objects } from "./objects.js";
import { reducedScenario } from "./rules.js";
import { societyOf } from "./society.js";

/** The three forms of the reduced month. The last is ours. */
export const FORMS = [
  { name: "an object per resident, Math.random", begin: (walker: Walker) => objects(societyOf(walker)) },
  {
    name: "a plain loop over typed arrays, keyed draws",
    begin: (walker: Walker, seed: number) => columns(societyOf(walker), seed),
  },
  { name: "ours", begin: keyed },
] as const;

export interface FormRun {
  /** Nanoseconds of processor time per resident-month: one thread's work, even on a busy machine. */
  readonly ns: number;
  /** Acts per resident-month, and residents under the sanction after the last month: what shows that the forms do the same. */
  readonly acts: number;
  readonly sanctioned: number;
}

/** One form over some months, after half as many in which its code is compiled and which are not counted. */
export function reducedMonth(whole: Scenario, seed: number, form: number, residents: number, months: number): FormRun {
  const p = plan(reducedScenario(whole), seed, residents);
  const walker = new Walker(p, makeTowns(p, false));
  for (const { index } of walker.towns) walker.generate(index);
  for (const { index } of walker.towns) walker.tie(index);
  const month = FORMS[form].begin(walker, seed);
  const warm = Math.ceil(months / 2);
  for (let index = 0; index < warm; index++) month(index);
  let acts = 0;
  let sanctioned = 0;
  const before = process.cpuUsage();
  for (let index = warm; index < warm + months; index++) {
    const counted = month(index);
    acts += counted.acts;
    sanctioned = counted.sanctioned;
  }
  const { user, system } = process.cpuUsage(before);
  const ns = ((user + system) * 1e3) / (residents * months);
  return { ns, acts: acts / (residents * months), sanctioned: sanctioned / residents };
}
