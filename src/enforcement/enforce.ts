import { threshold } from "../draws/uniform.js";
import type { Occasions } from "../life/wants.js";
import { laid } from "../month/laid.js";
import type { Beginning, Counter, Pass } from "../month/mechanism.js";
import type { Clock } from "../state/clock.js";
import type { InForce } from "./in-force.js";
import { type Door, meet, meetCompiled, SCHOOL } from "./meet.js";
import { AT_ONCE, NOTED, note, noteCompiled, rulesOf } from "./note.js";
import { REWARDS, SANCTIONS } from "./sanctions.js";

export const ENFORCE_COUNTERS: readonly Counter[] = [
  ...SANCTIONS.flatMap((r) => [
    { key: `met.${r.key}`, unit: r.occasion === null ? "resident-months" : "times", says: r.met },
    { key: `under.${r.key}`, unit: "residents", says: `Residents under this sanction: ${r.says}` },
  ]),
  ...REWARDS.map((r) => ({ key: `met.${r.key}`, unit: "times", says: r.met })),
  { key: "sanctioned", unit: "residents", says: "Residents under any sanction." },
  { key: "sanctioned_by_score", unit: "residents", says: "Residents under a sanction because of their score." },
  {
    key: "sanctioned_false",
    unit: "residents",
    says: "Residents under a sanction they would not be under without false records.",
  },
  {
    key: "sanctioned_through_others",
    unit: "residents",
    says: "Residents under a sanction they would not be under without the scores of their ties and household.",
  },
  {
    key: "children_barred",
    unit: "residents",
    says: "Children of school age in a household where a grown-up's sanction keeps them out of the best schools.",
  },
  {
    key: "air_barred_first",
    unit: "residents",
    says: "Residents barred from flying for the first time in the calendar year.",
  },
  { key: "rewarded", unit: "residents", says: "Residents whose score opens something." },
  { key: "spells_started", unit: "spells", says: "Spells under sanction that began in the month." },
  { key: "spells_ended", unit: "spells", says: "Spells under sanction that ended in the month." },
  {
    key: "spells_over_a_year",
    unit: "residents",
    says: "Residents under sanction for more than twelve months without a break.",
  },
];

/** The last pass of the step `enforce`: what lists close besides the score, whom it concerns, and who meets it. */
export function enforce(
  inForce: (clock: Clock) => InForce,
  s: Beginning,
  occasions: Occasions,
): (clock: Clock) => Pass {
  const c = Object.fromEntries(ENFORCE_COUNTERS.map((counter) => [counter.key, s.counter(counter.key)]));
  const counters = Int32Array.of(
    ...SANCTIONS.map((row) => c[`under.${row.key}`]),
    ...NOTED.map((key) => c[key]),
    ...AT_ONCE.map((row) => c[`met.${row.key}`]),
  );
  const barred = c.children_barred;
  /** Those in force that are met on an occasion that comes in the month. */
  const doorsIn = ({ sanctions, rewards }: InForce, clock: Clock): Door[] =>
    [...sanctions, ...rewards].flatMap(({ row, v, bit }) => {
      const occasion = row.occasion === null ? null : occasions(row.occasion, clock);
      if (occasion === null) return [];
      const refuses = "covers" in v ? { covers: threshold(v.covers), again: threshold(v.again) } : null;
      return [{ bit, occasion, met: c[`met.${row.key}`], refuses }];
    });
  let before: InForce | null = null;
  let rules: ReturnType<typeof rulesOf>;
  return (clock) => {
    const now = inForce(clock);
    if (now !== before) rules = rulesOf(now.sanctions);
    before = now;
    const known = rules;
    const doors = doorsIn(now, clock);
    const school = now.sanctions.some((x) => x.bit === SCHOOL);
    const layFor = laid((k) => ({ rules: k.table("rules of sanctions", known.words) }));
    const compiled = meetCompiled(doors, school, barred);
    return (town, m) => {
      const { touched, touchedCount } = m.scratch;
      const words = m.kernel ? noteCompiled(town, m, m.kernel, layFor(m.kernel).rules) : note(town, m, known);
      m.countBits(counters, touched, touchedCount, words);
      if (m.kernel && m.witness === null) compiled(town, m, m.kernel);
      else meet(town, m, doors, school, barred);
    };
  };
}
