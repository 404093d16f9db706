import type { Described, Estimate } from "./measure.js";
import { kaplanMeier, median, type SurvivalRow, survivalAt } from "./survival.js";

/** Spells are counted up to this many months; longer ones count as followed no further. */
const LONGEST = 255;

/**
 * How long spells under sanction last in one group. `ended` and `running` hold, for each length in months and each group, the
 * spells that ended with that length and those still running.
 *
 * A spell that has run for L months when the world stops is known to last at least L, that is, longer than L − 1: it is
 * censored at L − 1, so that it is not counted among those that could have been seen to end at L. Several spells of one
 * resident count as several.
 */
export function spellsUnderSanction(
  ended: Int32Array,
  running: Int32Array,
  group: number,
  groups: number,
): SurvivalRow[] {
  const ends = new Array<number>(LONGEST).fill(0);
  const cut = new Array<number>(LONGEST).fill(0);
  for (let months = 1; months <= LONGEST; months++) {
    if (months < LONGEST) ends[months] = ended[months * groups + group];
    else cut[months - 1] += ended[months * groups + group];
    cut[months - 1] += running[months * groups + group];
  }
  return kaplanMeier(ends, cut);
}

/** A number about all spells of a group, given at the last month. */
interface SpellMeasure extends Described {
  of(rows: readonly SurvivalRow[]): Estimate;
}

const spells = (rows: readonly SurvivalRow[]): number => rows[0]?.atRisk ?? 0;

const lasting = (months: number): SpellMeasure => ({
  key: `spell_survival_${String(months).padStart(2, "0")}`,
  unit: "share of spells",
  says: `Estimated share of spells under sanction that last longer than ${months} months (Kaplan–Meier), at the last month.`,
  formula: `S(${months}), see "Spells under sanction"; n counts spells`,
  of: (rows) => ({ value: survivalAt(rows, months), n: spells(rows) }),
});

export const SPELL_MEASURES: readonly SpellMeasure[] = [
  ...[6, 12, 24, 36].map(lasting),
  {
    key: "spell_median",
    unit: "months",
    says: "Months by which half of all spells under sanction have ended (Kaplan–Meier), at the last month.",
    formula: "smallest t with S(t) ≤ 0.5; n counts spells",
    of: (rows) => ({ value: median(rows), n: spells(rows) }),
  },
];
