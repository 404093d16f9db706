import type { Row } from "./row.js";

const BY_MEANS = [0.15, 0.4, 0.8, 1.4, 2.25];
const TRAVEL = [0.92, 1.25, 0.93, 0.98, 0.98, 0.95, 1.12, 1.12, 0.95, 1.05, 0.87, 0.88];

/**
 * When a resident meets the doors a score may close or open: wants to travel, applies, borrows, rents. Wanting is part of
 * life and the same with or without a score; what comes of it is enforcement.
 */
export const OCCASIONS: readonly Row[] = [
  {
    key: "fly",
    who: "anyone",
    says: "Wants to buy an air ticket.",
    rate: 0.0361,
    source: "F-PEOPLE (611 M air trips in 2018, unverified)",
    by: { income: BY_MEANS, age: [0.5, 1.2, 1.4, 1.1, 0.6, 0.2] },
    season: TRAVEL,
  },
  {
    key: "take_train",
    who: "anyone",
    says: "Wants to buy a high-speed-rail ticket.",
    rate: 0.1186,
    source: "F-PEOPLE (2.01 bn bullet-train trips in 2018)",
    by: { income: [0.3, 0.6, 0.9, 1.4, 1.8], age: [0.5, 1.5, 1.3, 1, 0.6, 0.3] },
    season: TRAVEL,
  },
  {
    key: "leave_country",
    who: "adult",
    says: "Wants to leave the country for a trip.",
    rate: 0.008,
    by: { income: BY_MEANS },
  },
  {
    key: "apply_school",
    who: "pupil",
    says: "Is put forward for one of the best schools.",
    rate: 0.02,
    by: { income: [0.5, 0.7, 1, 1.3, 1.5] },
    season: [0, 0, 0, 0, 2, 4, 4, 2, 0, 0, 0, 0],
  },
  {
    key: "apply_job",
    who: "adult",
    says: "Applies for a good job.",
    rate: 0.012,
    by: { age: [0, 2, 1.4, 0.7, 0.1, 0], education: [0.5, 0.8, 1.1, 1.9] },
  },
  {
    key: "seek_management",
    who: "adult",
    says: "Is considered for a management post.",
    rate: 0.0012,
    by: { age: [0, 0.6, 1.6, 1.4, 0.2, 0], education: [0.2, 0.5, 1, 3] },
  },
  { key: "borrow", who: "adult", says: "Asks for a loan.", rate: 0.015, by: { age: [0, 1.5, 1.5, 0.8, 0.2, 0.05] } },
  {
    key: "rent",
    who: "adult",
    says: "Rents something against a deposit.",
    rate: 0.02,
    by: { age: [0, 1.9, 1.3, 0.6, 0.3, 0.1], place: [0.4, 1.34] },
  },
  { key: "visit_office", who: "adult", says: "Needs something of a public institution.", rate: 0.08 },
];
