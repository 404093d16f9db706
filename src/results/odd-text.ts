/** The parts of the model description that are prose: what the catalogues cannot say of themselves. */
export const PURPOSE =
  "To study what a system that watches, rates and punishes people does to a society: who is harmed, by what, and what " +
  "protects. It is for scientists who compare worlds, for those who assess such systems, and for teaching. It is not for " +
  "rating anyone, and does not predict what a named person or place will do.";

export const SCALES =
  "Residents live in households, neighbourhoods (one region each, urban or rural), towns and regions. Ties join residents, at " +
  "most eight each. Registries hold records of a region, and later copies at the centre. Time runs in months; space is only " +
  "membership. Money is income per head and year in the currency of the scenario; scores are in points, held in sixteenths.";

export const DESIGN: ReadonlyArray<readonly [concept: string, says: string]> = [
  [
    "Theoretical and empirical background",
    "Deterrence and its decay, chilling effects, homophily and the pruning of ties, error rates of sensors and registries. " +
      "Sizes are published figures where there are any; the rest is marked as an assumption and given a range.",
  ],
  [
    "Individual decision-making",
    "Residents do not optimise. Each month every act comes with a chance that depends on traits, means, season and what has been " +
      "learned. Near a threshold that matters, those who know of it do more of what brings points.",
  ],
  [
    "Learning",
    "Caution about offences grows with points lost, doors found closed and friends seen to stand low; caution about speaking grows " +
      "with words struck out. Both wear off.",
  ],
  [
    "Individual sensing",
    "Residents know their own score if they know of the system, and what doors are closed to them. Where scores are public they see who of " +
      "their ties stands low. The system sees acts only through channels that miss, confuse and invent.",
  ],
  ["Individual prediction", "None. Residents react to what has happened."],
  [
    "Interaction",
    "A tie's and a household's scores move one's own; low scorers lose ties; neighbours report; records can be put on another resident.",
  ],
  [
    "Collectives",
    "Households share income, minority and registration. Regions share a rule book until the centre's counts.",
  ],
  [
    "Heterogeneity",
    "Age, sex, minority, registration, education, income, place, household, and four temperaments: care with rules, prosociality, " +
      "outspokenness, distance from the official line.",
  ],
  [
    "Stochasticity",
    "Every random decision has a name, and its outcome depends on seed, name, resident and month alone. Worlds with the same seed are " +
      "paired: what is not touched by a change of the scenario stays as it was, resident by resident.",
  ],
  [
    "Observation",
    "Everyone is counted each month, by group: outcomes.parquet. A declared sample of residents is written month by month: " +
      "residents.parquet. Spells under sanction are followed with censoring: spells.parquet. Definitions: docs/measures.md.",
  ],
];

export const IMPLEMENTATION =
  "TypeScript. State and steps are whole numbers, so that a world is the same to the last bit for any number of threads and on every " +
  "machine; its digest says so. Nobody is born or dies. Who can know whom is fixed; which of these ties are alive is not.";

export const INITIALISATION =
  "Residents are generated from aggregates. Households are drawn first, then ages, sexes, schooling, income and temperaments of " +
  "their members, then ties. Nobody is listed or sanctioned at the start, and everyone who is rated starts with the base score.";

export const INPUT =
  "None besides the scenario. Values that change in time (cameras, users, shares of regions) are points joined by straight lines in " +
  "the scenario itself. No input can carry a person.";
