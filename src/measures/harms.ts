import { SANCTIONS } from "../enforcement/sanctions.js";

/**
 * What is done to residents, as rows that several commands read: each a number of cases for each 1,000 residents (or for each 1,000
 * of something else), so that groups of any size can stand side by side. `of` and `per` are counters, added up over the months of a window.
 */
export interface Harm {
  /** snake_case. */
  readonly key: string;
  readonly title: string;
  readonly says: string;
  readonly unit: string;
  readonly of: readonly string[];
  readonly per: readonly string[];
  readonly times: number;
}

const NOW = { per: ["residents"], times: 1000, unit: "per 1,000 residents" };
const YEAR = { per: ["residents"], times: 12_000, unit: "per 1,000 residents a year" };

/** Every harm, in the order of the tables. Income is read beside them (`income_bottom_fifth`), since less of it is worse. */
export const HARMS: readonly Harm[] = [
  { ...NOW, key: "sanctioned", title: "Under any sanction", says: "Residents under any sanction.", of: ["sanctioned"] },
  {
    ...NOW,
    key: "sanctioned_false",
    title: "Falsely sanctioned",
    says: "Residents with a sanction they would not be under without false records.",
    of: ["sanctioned_false"],
  },
  {
    ...NOW,
    key: "sanctioned_through_others",
    title: "Sanctioned through others",
    says: "Residents with a sanction they would not be under without the scores of their ties and household.",
    of: ["sanctioned_through_others"],
  },
  {
    ...YEAR,
    key: "refusals",
    title: "Doors found closed",
    says: "Times a ticket, a job, a post, a school or the like was refused.",
    of: SANCTIONS.filter((s) => s.occasion !== null).map((s) => `met.${s.key}`),
  },
  {
    key: "lock_out",
    title: "Locked out for over a year",
    says: "Sanctioned residents who have been under sanction for more than twelve months without a break.",
    unit: "per 1,000 sanctioned residents",
    of: ["spells_over_a_year"],
    per: ["sanctioned"],
    times: 1000,
  },
  {
    ...NOW,
    key: "children_barred",
    title: "Children kept out of schools",
    says: "Children who may not attend a school because of a grown-up in the household.",
    of: ["children_barred"],
  },
  {
    ...YEAR,
    key: "false_records",
    title: "False records",
    says: "Records filed of what their subject did not do.",
    of: ["records_wrong_person", "records_nobody", "records_mixed_up"],
  },
  {
    ...YEAR,
    key: "court_listed_false",
    title: "Falsely put on the court's list",
    says: "Entries on the court's list that rest on a false record.",
    of: ["court_listed_false"],
  },
  {
    ...YEAR,
    key: "words_held_back",
    title: "Words held back",
    says: "Posts, pictures and follows out of line that learned caution kept from coming.",
    of: ["words_held_back"],
  },
  {
    ...YEAR,
    key: "ties_dropped",
    title: "Ties dropped",
    says: "Ends of ties dropped because one of the two stands low.",
    of: ["ties_dropped"],
  },
  {
    ...NOW,
    key: "poorer",
    title: "Poorer than at the start",
    says: "Residents whose income is below what it was at the start.",
    of: ["poorer"],
  },
];
