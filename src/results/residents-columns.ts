import { REWARDS, SANCTIONS } from "../enforcement/sanctions.js";
import type { SAMPLED } from "../engine/sample.js";
import { DIMENSIONS } from "../life/row.js";
import { ADULT, AWARE, ONLINE, PAYER, RATED } from "../month/scratch.js";
import { AGE_BANDS, BAND_OF_AGE, QUINTILES, SEXES } from "../society/groups.js";
import { POINT } from "../state/columns.js";
import type { Traits } from "../state/traits.js";
import type { Column } from "./parquet.js";

export type Field = (typeof SAMPLED)[number];
export type Value = string | number | boolean | null;

/** What stays the same about a sampled resident. */
export interface Sampled {
  readonly resident: number;
  readonly traits: Traits;
  readonly region: string;
  readonly place: string;
}

/** What numbers stand for in this world. */
export interface Labels {
  readonly incomeValues: Float64Array;
  readonly incomeFifths: Uint8Array;
  readonly bandNames: readonly string[];
  readonly bandOf: Uint8Array;
}

/** A column of the sample: of the resident, of the month, or of one field written of the resident in the month. */
export type SampleColumn = Column &
  (
    | { readonly from: "resident"; of(sampled: Sampled): Value }
    | { readonly from: "month"; of(month: string, age: number): Value }
    | { readonly from: Field; of(field: number, labels: Labels): Value }
  );

type Of = (field: number, labels: Labels) => Value;
type Kind = Column["type"];
const unitOf = (unit: string | null) => (unit === null ? {} : { unit });
const always = (name: string, type: Kind, unit: string | null, says: string, of: (s: Sampled) => Value): SampleColumn =>
  ({ name, type, says, of, from: "resident", ...unitOf(unit) }) as const;
const field = (name: string, from: Field, type: Kind, unit: string | null, says: string, of: Of): SampleColumn =>
  ({ name, type, says, of, from, ...unitOf(unit) }) as const;
const status = (name: string, bit: number, says: string): SampleColumn =>
  field(name, "status", "boolean", null, says, (bits) => (bits & bit) !== 0);

const DEBTS = ["none", "arrears", "judged", "judged, about to be paid"];
const MOST_LEARNED = 255;
const points: Of = (sixteenths) => sixteenths / POINT;
const share: Of = (learned) => learned / MOST_LEARNED;
const itself: Of = (number) => number;
const names = (rows: readonly { readonly key: string }[]) => (bits: number) =>
  rows.flatMap((row, n) => ((bits & (1 << n)) !== 0 ? [row.key] : [])).join(" ");

/** What is told of a sampled resident each month. To add a column, add a row. */
export const SAMPLE_COLUMNS: readonly SampleColumn[] = [
  always("resident", "integer", null, "Number of the resident, from 0.", (s) => s.resident),
  { name: "month", type: "string", says: "Month, YYYY-MM.", from: "month", of: (month) => month },
  always("generated", "boolean", null, "Always true: nobody here is a person.", () => true),
  {
    ...field("score", "score_16ths", "number", "points", "Score; null where the resident is not rated.", (score) =>
      score < 0 ? null : score / POINT,
    ),
    nullable: true,
  },
  {
    ...field("band", "score_16ths", "string", null, "Band of the score; null where there is none.", (score, labels) =>
      score < 0 ? null : labels.bandNames[labels.bandOf[score >> 4]],
    ),
    nullable: true,
  },
  field("points_own", "own_16ths", "number", "points", "Points from true records, after fading.", points),
  field("points_wrong", "wrong_16ths", "number", "points", "Points from false records, after fading.", points),
  field("points_through_others", "through_16ths", "number", "points", "Points from ties and household.", points),
  field("sanctions", "closed", "string", null, "Sanctions in force, by key; empty for none.", names(SANCTIONS)),
  field("rewards", "opened", "string", null, "Rewards the score opens, by key; empty for none.", names(REWARDS)),
  field("court_months", "court_months", "integer", "months", "Months left on the court's list.", itself),
  field("spell_months", "spell_months", "integer", "months", "Months under sanction so far, without a break.", itself),
  field("debt", "debt", "string", null, "State of a loan that went wrong.", (debt) => DEBTS[debt]),
  field("income", "income_level", "number", "money a year", "Income per head.", (level, labels) =>
    Math.round(labels.incomeValues[level]),
  ),
  field(
    "income_fifth",
    "income_level",
    "string",
    null,
    "Fifth of the national income scale.",
    (level, labels) => QUINTILES[labels.incomeFifths[level]],
  ),
  field("caution", "caution", "number", "share of full caution", "Learned caution about offences.", share),
  field("chill", "chill", "number", "share of full chill", "Learned caution about speaking.", share),
  field("ties", "ties", "integer", "ties", "Living ties.", (bits) => bits.toString(2).replaceAll("0", "").length),
  status("is_adult", ADULT, "Is 18 or older, as last looked at."),
  status("is_rated", RATED, "Has a score."),
  status("is_online", ONLINE, "Uses the Internet."),
  status("pays_by_phone", PAYER, "Pays by mobile phone."),
  status("is_aware", AWARE, "Knows of the system."),
  { name: "age", type: "integer", unit: "years", says: "Age in the month.", from: "month", of: (_, age) => age },
  {
    name: "age_band",
    type: "string",
    says: "Age band in the month.",
    from: "month",
    of: (_, age) => AGE_BANDS[BAND_OF_AGE[age]],
  },
  always("age_at_start", "integer", "years", "Age in the world's first month.", (s) => s.traits.age),
  always("birth_month", "integer", null, "Calendar month of birth, 1 for January.", (s) => s.traits.birthMonth + 1),
  always("sex", "string", null, "Sex.", (s) => SEXES[s.traits.male]),
  always("is_minority", "boolean", null, "Belongs to an ethnic minority.", (s) => s.traits.minority === 1),
  always("is_away", "boolean", null, "Is registered away from where they live.", (s) => s.traits.away === 1),
  always("education", "string", null, "Highest schooling.", (s) => DIMENSIONS.education[s.traits.education]),
  always("care", "string", null, "Care with rules.", (s) => DIMENSIONS.care[s.traits.care]),
  always("prosocial", "string", null, "Prosociality.", (s) => DIMENSIONS.prosocial[s.traits.prosocial]),
  always("outspoken", "string", null, "Outspokenness.", (s) => DIMENSIONS.outspoken[s.traits.outspoken]),
  always("distance", "string", null, "Distance from the official line.", (s) => DIMENSIONS.distance[s.traits.distance]),
  always("household_place", "integer", null, "Place in the household, from 1.", (s) => s.traits.place + 1),
  always("household_members", "integer", "residents", "Members of the household.", (s) => s.traits.members),
  always("region", "string", null, "Region.", (s) => s.region),
  always("place", "string", null, "Urban or rural neighbourhood.", (s) => s.place),
];
