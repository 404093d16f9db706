/** A claim of the description, and what the sources say of it. */
export interface Claim {
  readonly id: string;
  readonly description: string;
  readonly sources: string;
  /** S seen in the source named · D arithmetic on such figures · M widely reported, source not seen. */
  readonly grade: string;
}

/** The description against the sources: rows F-SEED-1 to F-SEED-11 of docs/facts.md. */
export const CLAIMS: readonly Claim[] = [
  {
    id: "F-SEED-1",
    description: "23 million people banned from flight tickets in 2018",
    sources:
      "17.46 M air and 5.47 M high-speed-rail ticket purchases blocked, in times and not people, cumulative from 2013 to the end of 2018; the flow of 2018 alone is 8.10 M air and 1.80 M rail",
    grade: "S, D",
  },
  {
    id: "F-SEED-2",
    description: "bans for a red light, a late bill, poor spending",
    sources:
      "nearly all bans follow an unpaid court judgment; travel misconduct proper: 6,959 records on 6,908 people in 2018",
    grade: "S",
  },
  {
    id: "F-SEED-3",
    description: "one national score applied to everyone, ratings public",
    sources: "no national score; city pilots and sector blacklists; judgment defaulters are named publicly",
    grade: "S",
  },
  {
    id: "F-SEED-4",
    description: "Sesame Credit is the government's system",
    sources:
      "private, opt-in, 350 to 950, run by a payment company; by its own account no link to the government's lists",
    grade: "S",
  },
  {
    id: "F-SEED-5",
    description: "170 M cameras, 400 M by 2020",
    sources: "170 M at the end of 2017 plus 400 M new ones planned over three years; industry: about 350 M in 2018",
    grade: "S",
  },
  {
    id: "F-SEED-6",
    description: "friends lower the score",
    sources:
      "Sesame names “connections” as a factor (a weight of 5 % is claimed, unverified); schools were asked to refuse debtors' children in some cities",
    grade: "S, M",
  },
  {
    id: "F-SEED-7",
    description: "slower home internet",
    sources: "no source found: a mechanism of the description only",
    grade: "–",
  },
  { id: "F-SEED-8", description: "128 barred from leaving over unpaid tax (2018)", sources: "confirmed", grade: "S" },
  { id: "F-SEED-9", description: "583 M mobile-payment users", sources: "confirmed, December 2018", grade: "S" },
  {
    id: "F-SEED-10",
    description: "about 1 million cameras in France",
    sources: "897,750 authorised (report of 2011)",
    grade: "S",
  },
  {
    id: "F-SEED-11",
    description: "set up in 2014, first sanctions in 2018, data centre by 2020",
    sources: "planning outline 2014; debtor list from autumn 2013; county points from 2010",
    grade: "S",
  },
];
