import type { Values } from "../parameters/parameter.js";
import { BANDS, type scale } from "../score/score.js";
import { MOST_REGIONS } from "../society/groups.js";
import { incomeScale } from "../society/income.js";
import { scene } from "../society/scene.js";
import type { SocietyValues } from "../society/settings.js";
import { monthLabel, monthNumber } from "../state/clock.js";
import type { Scenario } from "./catalogue.js";
import { MOST_MONTHS } from "./limits.js";

/** A rule that several values break together. */
export interface Broken {
  /** The values that take part, the likeliest culprit first. */
  readonly paths: readonly string[];
  readonly found: string;
  readonly allowed: string;
}

const FIRST_YEAR = 1900;
const LAST_YEAR = 2200;
const SHARES = ["household_sizes", "schooling", "care", "prosocial", "outspoken", "distance", "regions"] as const;

/** What no single value can break: sums, orders, and whether such a society can be made at all. */
export function rules(scenario: Scenario): Broken[] {
  const society = scenario.settings.society as unknown as SocietyValues;
  const broken = numberRules(scenario);
  // A society is only tried out once its numbers make sense one by one.
  return broken.some((b) => b.paths[0].startsWith("society.")) ? broken : [...broken, ...feasible(society, scenario)];
}

/** Those of the rules that numbers alone decide. They take no time, where trying a society out takes that of making one. */
export function numberRules(scenario: Scenario): Broken[] {
  const society = scenario.settings.society as unknown as SocietyValues;
  const score = scenario.settings["score.scale"] as unknown as Values<typeof scale>;
  return [...time(scenario), ...shares(society), ...ages(society), ...scales(score)];
}

function time({ start, months }: Scenario): Broken[] {
  const year = Number(start.slice(0, 4));
  if (year < FIRST_YEAR || year > LAST_YEAR)
    return [
      { paths: ["start"], found: `found ${start}`, allowed: `a month of the years ${FIRST_YEAR} to ${LAST_YEAR}` },
    ];
  const paths = ["until", "start", "months"];
  const last = monthLabel(monthNumber(start) + months - 1);
  if (months < 1)
    return [{ paths, found: `the last month is ${last}, before the first`, allowed: `${start} or a later month` }];
  if (months > MOST_MONTHS)
    return [{ paths, found: `${months} months, from ${start} to ${last}`, allowed: `at most ${MOST_MONTHS} months` }];
  return [];
}

const sum = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0);
const brief = (x: number): string => String(Number(x.toPrecision(6)));

function shares(society: SocietyValues): Broken[] {
  const broken: Broken[] = SHARES.flatMap((key) => {
    const total = sum(Object.values(society[key]));
    const paths = [`society.${key}`];
    return Math.abs(total - 1) <= 1e-3
      ? []
      : [{ paths, found: `the shares add up to ${brief(total)}`, allowed: "shares that add up to 1 (within 0.001)" }];
  });
  const regions = Object.keys(society.regions).length;
  if (regions > MOST_REGIONS)
    broken.push({ paths: ["society.regions"], found: `${regions} regions`, allowed: `at most ${MOST_REGIONS}` });
  return broken;
}

function ages({ young_share, old_share }: SocietyValues): Broken[] {
  const both = young_share + old_share;
  return both < 1
    ? []
    : [
        {
          paths: ["society.young_share", "society.old_share"],
          found: `the young and the old together are ${brief(both)} of residents`,
          allowed: "less than 1, so that some are in between",
        },
      ];
}

function scales({ base, lowest, highest, bands }: Values<typeof scale>): Broken[] {
  const at = (...keys: string[]): string[] => keys.map((key) => `score.scale.${key}`);
  const broken: Broken[] = [];
  if (highest <= lowest)
    broken.push({
      paths: at("highest", "lowest"),
      found: `the highest score is ${highest} and the lowest ${lowest}`,
      allowed: "a highest score above the lowest",
    });
  else if (base < lowest || base > highest)
    broken.push({
      paths: at("base", "lowest", "highest"),
      found: `everyone starts with ${base}`,
      allowed: `a score from ${lowest} to ${highest}, the ends of the scale`,
    });
  const starts = Object.values(bands);
  if (starts.length === 0 || starts.length > BANDS)
    broken.push({ paths: at("bands"), found: `${starts.length} bands`, allowed: `1 to ${BANDS} bands` });
  else if (new Set(starts).size < starts.length)
    broken.push({ paths: at("bands"), found: "two bands start at the same score", allowed: "a score for each" });
  else if (Math.min(...starts) > lowest)
    broken.push({
      paths: at("bands", "lowest"),
      found: `the lowest band starts at ${Math.min(...starts)}`,
      allowed: `a band from ${lowest} or below, the lowest score`,
    });
  return broken;
}

/** Incomes must rise from fifth to fifth in straight lines, and children must fit into households. */
function feasible(society: SocietyValues, scenario: Scenario): Broken[] {
  const attempt = (paths: string[], allowed: string, make: () => unknown): Broken[] => {
    try {
      make();
      return [];
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
      return [{ paths, found: error.message, allowed }];
    }
  };
  const { income_means, income_lowest, income_tail } = society;
  const incomes = attempt(["society.income_means", "society.income_lowest"], "means that rise steadily enough", () =>
    incomeScale(income_means, income_lowest, income_tail),
  );
  if (incomes.length > 0) return incomes;
  const families = ["household_sizes", "young_share", "young_until", "old_share", "old_from", "grandparent"];
  return attempt(
    families.map((key) => `society.${key}`),
    "ages and households that fit each other",
    () => scene(society, 1, scenario.start, 1),
  );
}
