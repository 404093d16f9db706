/** The month: what is done in which order, and what each step reads and writes. Printed by `glasshouse run --schedule`. */
export const SCHEDULE = [
  {
    name: "live",
    room: "life",
    does: "looks who everyone is, and draws each resident's acts, wants and debts",
    reads: "traits, income, hardship, caution, chill, flags, status",
    writes: "acts, hardship, status (adult, online, pays by phone)",
  },
  {
    name: "watch",
    room: "watch",
    does: "decides which acts are seen, which are pinned on someone else, and what is seen though nobody did it",
    reads: "acts, traits",
    writes: "records seen, words struck out",
  },
  {
    name: "record",
    room: "registry",
    does: "enrols residents, files records in the region and copies them to the centre",
    reads: "records seen, status",
    writes: "records filed, records waiting, status (rated)",
  },
  {
    name: "score",
    room: "score",
    does: "turns records into points, lets them fade, adds ties, household and standing, and bands the sum",
    reads: "records filed, last month's scores, ties, own, wrong",
    writes: "own, wrong, scores, flags (offences on file)",
  },
  {
    name: "enforce",
    room: "enforcement",
    does: "lists, closes and opens doors; residents meet them when they travel, apply, borrow",
    reads: "scores, records filed, court, misconduct, hardship, acts",
    writes: "court, misconduct, hardship, flags, spell",
  },
  {
    name: "remedy",
    room: "safeguards",
    does: "ends listings: by payment, by term, by correction",
    reads: "court, misconduct, hardship, flags",
    writes: "court, misconduct, flags",
  },
  {
    name: "respond",
    room: "response",
    does: "caution, silence, point-seeking, ties dropped and made, income lost, debts paid",
    reads: "points felt, words struck out, doors closed, last month's scores",
    writes: "caution, chill, flags (seeking), status (aware), ties, hardship",
  },
  {
    name: "measure",
    room: "measures",
    does: "counts everyone by group; each January, how ranks have moved",
    reads: "income, hardship, last month's scores and ranks",
    writes: "counters, rank_past",
  },
] as const;

export type StepName = (typeof SCHEDULE)[number]["name"];
