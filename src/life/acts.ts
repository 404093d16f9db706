import type { GatedName } from "../draws/decisions.js";
import type { Row } from "./row.js";

/** How the system looks at an act. */
export type Domain = "street" | "money" | "tax" | "travel" | "online" | "company" | "good" | "court";

export interface Act extends Row {
  readonly key: GatedName;
  readonly domain: Domain;
  /** Comes from the state of a debt rather than from a monthly chance. */
  readonly derived?: boolean;
}

const CARE = [2.6, 1.3, 0.7, 0.35];
const BILLS_BY_INCOME = [2.1, 1.35, 0.85, 0.5, 0.3];
const GIVE = [0.35, 0.75, 1.4, 2.4];
const SPEAK = [0.25, 0.8, 2, 4];
const OUT = [0.25, 0.8, 2, 4.2];
const IN = [1.6, 0.9, 0.4, 0.15];
const LOUD_OUT = { outspoken: SPEAK, distance: OUT, age: [0, 1.6, 1.2, 0.7, 0.4, 0.2] };
const LOUD_IN = { outspoken: SPEAK, distance: IN, age: [0, 1.3, 1.1, 0.9, 0.6, 0.3] };
const CHILL = [0.9, 0.75, 0.45, 0.1];

const out = (key: Act["key"], says: string, rate: number): Act => ({
  key,
  says,
  who: "online adult",
  domain: "online",
  rate,
  by: LOUD_OUT,
  chilled: CHILL,
});
const inLine = (key: Act["key"], says: string, rate: number): Act => ({
  key,
  says,
  who: "online adult",
  domain: "online",
  rate,
  by: LOUD_IN,
  sought: 1.3,
});

/** What a resident truly does in a month. To add an act, add a row (and its decision). */
export const ACTS: readonly Act[] = [
  {
    key: "red_crossing",
    domain: "street",
    who: "adult",
    says: "Crosses the road on red.",
    rate: 0.1,
    by: { care: CARE, age: [0, 1.4, 1.1, 0.9, 0.8, 0.5], place: [0.4, 1.35], sex: [0.85, 1.15] },
    deterred: 0.7,
  },
  {
    key: "traffic_offence",
    domain: "street",
    who: "adult",
    says: "Breaks a traffic rule behind the wheel.",
    rate: 0.05,
    by: { care: CARE, age: [0, 1.4, 1.3, 0.9, 0.4, 0.1], income: [0.5, 0.8, 1, 1.2, 1.5], sex: [0.6, 1.35] },
    deterred: 0.6,
  },
  {
    key: "travel_misconduct",
    domain: "travel",
    who: "adult",
    says: "Misbehaves on a train or a plane, or travels without a ticket.",
    rate: 0.00025,
    by: { care: CARE, sex: [0.5, 1.5], age: [0, 1.5, 1.2, 0.9, 0.5, 0.2] },
    deterred: 0.6,
  },
  {
    key: "late_bill",
    domain: "money",
    who: "adult",
    says: "Pays a bill late.",
    rate: 0.028,
    by: { care: [3, 1.2, 0.6, 0.25], income: BILLS_BY_INCOME, age: [0, 1.3, 1.1, 0.9, 0.8, 0.7] },
    season: [0.9, 1.3, 1.1, 1, 1, 1, 1, 1, 0.9, 0.9, 0.9, 1],
    deterred: 0.5,
  },
  {
    key: "loan_arrears",
    domain: "money",
    who: "adult",
    says: "Falls behind on a loan.",
    rate: 0.00075,
    by: { care: [1.8, 1.2, 0.8, 0.5], income: [1.7, 1.3, 0.9, 0.7, 0.5], age: [0, 1.4, 1.3, 1, 0.5, 0.2] },
  },
  {
    key: "unpaid_tax",
    domain: "tax",
    who: "adult",
    says: "Leaves a tax unpaid.",
    rate: 0.0008,
    by: { care: CARE, income: [0.1, 0.3, 0.7, 1.3, 2.6], age: [0, 0.6, 1.3, 1.4, 0.5, 0.2] },
    deterred: 0.6,
  },
  {
    key: "wasteful_spending",
    domain: "money",
    who: "payer",
    says: "Spends in a way the payment data counts as wasteful: games, alcohol, frivolous purchases.",
    rate: 0.06,
    by: { care: [1.7, 1.2, 0.8, 0.5], age: [0, 1.8, 1.1, 0.7, 0.5, 0.3], sex: [0.8, 1.2] },
    deterred: 0.4,
  },
  {
    key: "quarrel",
    domain: "company",
    who: "adult",
    says: "Quarrels with a neighbour.",
    rate: 0.012,
    by: { care: [1.6, 1.1, 0.9, 0.6], prosocial: [1.6, 1.1, 0.7, 0.4], outspoken: [0.6, 1, 1.4, 1.9] },
    deterred: 0.3,
  },
  {
    key: "fraud",
    domain: "company",
    who: "adult",
    says: "Cheats another resident, who complains.",
    rate: 0.0008,
    by: { care: CARE, prosocial: [1.9, 1.1, 0.6, 0.2], sex: [0.6, 1.4], age: [0, 1.3, 1.3, 1, 0.5, 0.2] },
    deterred: 0.5,
  },
  out("post_out", "Writes a post out of line.", 0.012),
  out("comment_out", "Writes a comment out of line.", 0.02),
  out("photo_out", "Shares a photo out of line.", 0.006),
  out("article_out", "Publishes an article out of line.", 0.0012),
  out("video_out", "Shares a video out of line.", 0.006),
  { ...out("follow_out", "Starts to follow an account out of line.", 0.012), by: { distance: OUT, age: LOUD_OUT.age } },
  { ...inLine("praise", "Praises the government in public.", 0.035), sought: 2 },
  inLine("post_in", "Writes a post in line on public matters.", 0.018),
  inLine("comment_in", "Writes a comment in line on public matters.", 0.027),
  inLine("photo_in", "Shares a photo in line on public matters.", 0.015),
  inLine("article_in", "Publishes an article in line on public matters.", 0.003),
  inLine("video_in", "Shares a video in line on public matters.", 0.012),
  {
    key: "volunteering",
    domain: "good",
    who: "adult",
    says: "Gives a day of voluntary work.",
    rate: 0.03,
    by: { prosocial: GIVE, age: [0, 1.2, 0.8, 0.9, 1.3, 0.5] },
    season: [0.7, 0.7, 1.6, 1, 1, 1, 1, 1, 1, 1, 1, 1],
    sought: 2.5,
  },
  {
    key: "donating",
    domain: "good",
    who: "adult",
    says: "Gives money to a cause.",
    rate: 0.04,
    by: { prosocial: GIVE, income: [0.4, 0.7, 1, 1.3, 1.6] },
    sought: 2,
  },
  {
    key: "blood",
    domain: "good",
    who: "adult",
    says: "Gives blood.",
    rate: 0.0012,
    by: { prosocial: GIVE, age: [0, 1.6, 1.3, 0.8, 0, 0] },
    sought: 2,
  },
  {
    key: "parent_care",
    domain: "good",
    who: "adult",
    says: "Is recognised for care of parents.",
    rate: 0.012,
    by: { prosocial: GIVE, age: [0, 0.5, 1.2, 1.6, 0.8, 0.1] },
    sought: 1.5,
  },
  {
    key: "award",
    domain: "good",
    who: "adult",
    says: "Receives an award or does something heroic.",
    rate: 0.0003,
    by: { prosocial: GIVE, education: [0.5, 0.8, 1.2, 1.8] },
  },
  {
    key: "court_judgment",
    domain: "court",
    who: "adult",
    says: "Does not carry out a court judgment on a debt.",
    rate: 0,
    derived: true,
  },
  { key: "debt_paid", domain: "good", who: "adult", says: "Pays a debt off.", rate: 0, derived: true },
];
