import type { DecisionName } from "../draws/decisions.js";

/** What a band or a list closes: a row of a catalogue. `occasion` is when a resident meets it; none where it is simply so. */
export interface Sanction {
  readonly key: string;
  readonly says: string;
  readonly occasion: DecisionName | null;
  /** Whose sanction is met: the resident's own, or (a child's occasion) that of a grown-up in the household. */
  readonly falls: "self" | "child";
  /** Score below which it falls; 0 for never. */
  readonly below: number;
  readonly court: boolean;
  readonly misconduct: "none" | "air" | "rail";
  readonly tax: boolean;
  /** Share of occasions it covers, and chance that a refused resident tries once more in the month. */
  readonly covers: number;
  readonly again: number;
  /** What is counted when it is met. */
  readonly met: string;
  readonly source: string;
  /** What the door is about; null where it is about nothing that is recorded. */
  readonly domain: "travel" | "money" | "online" | null;
}

const SANCTION = {
  falls: "self",
  domain: null,
  court: false,
  misconduct: "none",
  tax: false,
  covers: 1,
  again: 0,
  source: "assumption",
} as const;

export const SANCTIONS: readonly Sanction[] = [
  {
    ...SANCTION,
    key: "air_ban",
    domain: "travel",
    says: "May not buy air tickets.",
    occasion: "fly",
    below: 850,
    misconduct: "air",
    again: 0.5,
    met: "Air ticket purchases refused.",
    source: "F-SEED-1",
  },
  {
    ...SANCTION,
    key: "rail_ban",
    domain: "travel",
    says: "May not buy high-speed-rail tickets.",
    occasion: "take_train",
    below: 800,
    misconduct: "rail",
    again: 0.2,
    met: "High-speed-rail ticket purchases refused.",
    source: "F-SEED-1",
  },
  {
    ...SANCTION,
    key: "exit_ban",
    domain: "travel",
    says: "May not leave the country over unpaid tax.",
    occasion: "leave_country",
    below: 0,
    tax: true,
    met: "Departures refused.",
    source: "F-SEED-8",
  },
  {
    ...SANCTION,
    key: "school_bar",
    says: "Children are kept out of the best schools.",
    occasion: "apply_school",
    falls: "child",
    below: 750,
    met: "Places at the best schools lost by children.",
    source: "F-SEED-6 (some cities)",
  },
  {
    ...SANCTION,
    key: "job_bar",
    domain: "money",
    says: "The best jobs are closed.",
    occasion: "apply_job",
    below: 800,
    met: "Applications for good jobs turned down.",
    source: "assumption",
  },
  {
    ...SANCTION,
    key: "management_bar",
    domain: "money",
    says: "Management posts are closed.",
    occasion: "seek_management",
    below: 900,
    court: true,
    met: "Management posts refused.",
    source: "F-LIST (290,000 times in 2018)",
  },
  {
    ...SANCTION,
    key: "slow_internet",
    domain: "online",
    says: "The home connection is slowed.",
    occasion: null,
    below: 850,
    met: "Residents online with a slowed connection.",
    source: "F-SEED-7 (no source found)",
  },
  {
    ...SANCTION,
    key: "public_naming",
    says: "Is named in public.",
    occasion: null,
    below: 700,
    court: true,
    met: "Residents named in public.",
    source: "F-SEED-3, F-CITY-4",
  },
];

/** What a band opens. */
export interface Reward {
  readonly key: string;
  readonly says: string;
  readonly occasion: DecisionName;
  readonly from: number;
  readonly met: string;
  readonly source: string;
}

export const REWARDS: readonly Reward[] = [
  {
    key: "fast_lane",
    says: "Institutions are easier to deal with.",
    occasion: "visit_office",
    from: 1030,
    met: "Visits to institutions made easier.",
    source: "F-CITY-2 (unverified)",
  },
  {
    key: "travel_discount",
    says: "Travel is cheaper.",
    occasion: "take_train",
    from: 1050,
    met: "Discounted journeys.",
    source: "assumption",
  },
  {
    key: "higher_posts",
    says: "Higher posts come more easily.",
    occasion: "apply_job",
    from: 1050,
    met: "Applications for good jobs helped.",
    source: "assumption",
  },
  {
    key: "easy_credit",
    says: "Credit is easy.",
    occasion: "borrow",
    from: 1030,
    met: "Loans eased.",
    source: "F-SESAME (benefits)",
  },
  {
    key: "no_deposit",
    says: "Deposits are waived.",
    occasion: "rent",
    from: 1030,
    met: "Deposits waived.",
    source: "F-SESAME (650 and more: no deposits)",
  },
];
