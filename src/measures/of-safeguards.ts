import { SAFEGUARDS } from "../safeguards/safeguards.js";
import { type Measure, ratio, total } from "./measure.js";

const CASES = SAFEGUARDS.flatMap((s) => s.counters.map((c) => c.key)).filter((key) => key.startsWith("cases."));
const MINUTES = { name: "Σ staff_minutes", counters: CASES.map(minutesOf).filter((key) => key !== null) };
/** Staff-minutes in a month of work: 150 hours. An assumption. */
export const STAFF_MONTH = 9000;

function minutesOf(cases: string): string | null {
  const key = cases.replace("cases.", "staff_minutes.");
  return SAFEGUARDS.some((s) => s.counters.some((c) => c.key === key)) ? key : null;
}

/** What safeguards cost those who run them. Worlds without a safeguard have none of these. */
export const OF_SAFEGUARDS: readonly Measure[] = [
  total({
    key: "safeguard_cases",
    unit: "cases",
    says: "Cases of all safeguards together.",
    of: { name: "Σ cases", counters: CASES },
  }),
  total({
    key: "safeguard_staff_months",
    unit: "staff-months",
    says: "Working time of all safeguards together, in months of 150 hours (an assumption).",
    of: MINUTES,
    times: 1 / STAFF_MONTH,
    times_says: "1/9,000",
  }),
  ratio({
    key: "safeguard_minutes_per_1000_residents",
    unit: "staff-minutes per 1,000 residents",
    says: "Working time of all safeguards together in the month, for each 1,000 residents.",
    of: MINUTES,
    per: "residents",
    times: 1000,
  }),
  ratio({
    key: "appeals_struck_share",
    unit: "share of appeals decided",
    says: "Appeals decided in which the record was struck out, false or true.",
    of: ["struck_false.appeal", "struck_true.appeal"],
    per: "decided.appeal",
  }),
];
