import type { Scenario } from "../../scenario/catalogue.js";
import { POINT } from "../../state/columns.js";
import { isCounted } from "./followed.js";
import type { Remedy } from "./life.js";
import { countOf, type Whole } from "./whole.js";

/** Something the rules may let a resident do. `worked` and `of` are counters, added up over all months of the world. */
interface Row {
  readonly remedy: string;
  says(settings: Scenario["settings"]): string;
  open(settings: Scenario["settings"]): boolean;
  readonly worked?: readonly string[];
  /** What a count is divided by (1 if not said): sixteenths become points. */
  readonly per?: number;
  readonly of?: readonly string[];
}

const on =
  (path: string) =>
  (settings: Scenario["settings"]): boolean =>
    settings[path]?.on === true;
const percent = (share: unknown): string => `${Math.round((share as number) * 1000) / 10} %`;

/** To add one, add a row. */
const ROWS: readonly Row[] = [
  {
    remedy: "wait",
    says: (s) => {
      const { fading, decay, expires_after } = s["score.rule_book"];
      if (fading === "decay")
        return `Wait: ${percent(decay)} of the points fade each month. Spells under sanction that ended, of those that began:`;
      if (fading === "expiry")
        return `Wait: a record's points come back after ${expires_after} months. Spells under sanction that ended, of those that began:`;
      return "Wait: points never fade. Spells under sanction that ended, of those that began:";
    },
    open: (s) => on("score.rule_book")(s) && s["score.rule_book"].fading !== "never",
    worked: ["spells_ended"],
    of: ["spells_started"],
  },
  {
    remedy: "good_deeds",
    says: () => "Do what brings points. Points that records gave everyone, beside those they took:",
    open: (s) =>
      on("score.rule_book")(s) &&
      Object.values(s["score.rule_book"].points as Record<string, number>).some((p) => p > 0),
    worked: ["points_gained"],
    of: ["points_lost"],
    per: POINT,
  },
  {
    remedy: "pay",
    says: () => "Pay a judged debt, and leave the court's list. Listings that ended so, of those that began:",
    open: on("enforcement.court_list"),
    worked: ["court_left_paid"],
    of: ["court_listed"],
  },
  {
    remedy: "serve_the_term",
    says: () => "Stay on the court's list until its term ends. Listings that ended so, of those that began:",
    open: on("enforcement.court_list"),
    worked: ["court_left_term"],
    of: ["court_listed"],
  },
  {
    remedy: "correct_a_listing",
    says: () => "Have a listing corrected that rests on a false record. Corrected, of false listings:",
    open: (s) => on("enforcement.court_list")(s) && (s["enforcement.court_list"].wrong_corrected as number) > 0,
    worked: ["court_left_corrected"],
    of: ["court_listed_false"],
  },
  {
    remedy: "object_to_a_listing",
    says: () => "Object to a listing before it begins. Listings stopped because the record was false, of notices:",
    open: on("safeguards.notice"),
    worked: ["stopped_false.notice"],
    of: ["cases.notice"],
  },
  {
    remedy: "appeal",
    says: () => "Appeal against a record. False records struck out, of appeals decided:",
    open: on("safeguards.appeal"),
    worked: ["struck_false.appeal"],
    of: ["decided.appeal"],
  },
  {
    remedy: "answer_the_reasons",
    says: () =>
      "Answer the reasons given for a sanction. Residents whose false records were rectified, of those who were given reasons:",
    open: on("safeguards.reasons"),
    worked: ["rectified.reasons"],
    of: ["cases.reasons"],
  },
  {
    remedy: "leave",
    says: () => "Not join the scheme, or leave it. Resident-months without a score for that reason:",
    open: on("safeguards.consent"),
    worked: ["not_rated.consent"],
  },
];

/** What the rules of a world let its residents do, and how often that worked in it. */
export function remediesOf({ settings, months }: Scenario, whole: Whole): Remedy[] {
  const total = (counters: readonly string[]): number => {
    let sum = 0;
    for (const counter of counters) for (let m = 0; m < months; m++) sum += countOf(whole, counter, m);
    return sum;
  };
  return ROWS.map((row): Remedy => {
    const open = row.open(settings);
    const [worked, of] = [row.worked, row.of].map((counters) =>
      open && counters?.every(isCounted) ? Math.round(total(counters) / (row.per ?? 1)) : null,
    );
    return {
      remedy: row.remedy,
      says: row.says(settings),
      open,
      worked,
      of,
      share: worked === null || of === null || of === 0 ? null : worked / of,
    };
  });
}
