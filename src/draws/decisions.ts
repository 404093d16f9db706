/**
 * Every random decision in the program has a name and a number here. A number is never reused or changed: a new decision
 * takes the next free number, and leaves every other draw as it was.
 *
 * Numbers 0..31 are *gated*: asked of every resident every month, four of them sharing one hash word (see `uniform.ts`).
 * Numbers from 64 up are asked only when something happened, and hash on their own.
 */
export const GATED = {
  // acts
  red_crossing: 0,
  traffic_offence: 1,
  travel_misconduct: 2,
  late_bill: 3,
  loan_arrears: 4,
  unpaid_tax: 5,
  wasteful_spending: 6,
  quarrel: 7,
  fraud: 8,
  award: 9,
  blood: 10,
  parent_care: 11,
  post_out: 12,
  comment_out: 13,
  photo_out: 14,
  article_out: 15,
  video_out: 16,
  follow_out: 17,
  praise: 18,
  volunteering: 19,
  post_in: 20,
  comment_in: 21,
  photo_in: 22,
  article_in: 23,
  video_in: 24,
  donating: 25,
  // acts that follow from a debt: numbered here, because an act's number is its decision's, but never gated
  court_judgment: 26,
  debt_paid: 27,
} as const;

export const ASKED = {
  // sightings of what nobody did: asked once for every 256 residents
  camera_phantom: 168,
  biller_phantom: 169,
  payment_phantom: 170,
  tax_phantom: 171,
  court_phantom: 172,
  malicious_report: 173,
  employer_phantom: 174,
  staff_phantom: 175,
  // occasions: asked of residents for whom a score or a list opens or closes something
  fly: 176,
  take_train: 177,
  leave_country: 178,
  apply_school: 179,
  apply_job: 180,
  seek_management: 181,
  borrow: 182,
  rent: 183,
  visit_office: 184,
  camera_ghost: 185,
  malice_target: 186,
  // who lives there (month 0)
  household_size: 64,
  role: 65,
  age: 66,
  birth_month: 67,
  sex: 68,
  minority: 69,
  away: 70,
  income: 71,
  education: 72,
  care: 73,
  prosocial: 74,
  outspoken: 75,
  distance: 76,
  adoption: 77,
  enrolment: 78,
  tie_permutation: 79,
  tie_whitening: 80,
  tie_start: 81,
  region_strictness: 82,
  region_start: 83,
  awareness: 84,
  // watch
  camera_seen: 96,
  camera_named: 97,
  camera_false_match: 98,
  camera_target: 99,
  payment_seen: 100,
  payment_target: 101,
  biller_seen: 102,
  biller_target: 103,
  court_seen: 104,
  court_target: 105,
  tax_seen: 106,
  tax_target: 107,
  review_seen: 108,
  review_false_flag: 109,
  review_target: 110,
  subscription_seen: 111,
  neighbour_seen: 112,
  neighbour_target: 113,
  employer_seen: 114,
  employer_target: 115,
  subscription_target: 116,
  staff_seen: 117,
  staff_target: 118,
  phantom_act: 119,
  office_seen: 120,
  office_target: 121,
  // registry
  file_lost: 128,
  central_lost: 129,
  central_duplicate: 130,
  central_mixup: 131,
  central_target: 132,
  central_delay: 133,
  // enforcement and remedy
  ticket_covered: 144,
  ticket_retry: 145,
  exit_ban: 146,
  misconduct_listed: 147,
  court_listed: 148,
  court_extended: 149,
  judgment: 150,
  pay_off: 151,
  exit_released: 152,
  court_corrected: 154,
  // response
  job_lost: 160,
  income_recovers: 161,
  tie_churn: 162,
  self_cure: 164,
  pay_decided: 165,
  // safeguards
  notice_objects: 192,
  notice_upheld: 193,
  appeal_filed: 194,
  appeal_upheld: 195,
  human_looks: 196,
  human_strikes: 197,
  correction_carried: 198,
  audit_drawn: 199,
  audit_finds: 200,
  consent_given: 201,
  consent_withdrawn: 202,
  reasons_answered: 203,
  // which resident `explain --pick random` tells of; nothing in a world hangs on it
  explain_pick: 250,
} as const;

export type GatedName = keyof typeof GATED;
export type AskedName = keyof typeof ASKED;
export type DecisionName = GatedName | keyof typeof ASKED;

export const DECISIONS: Readonly<Record<DecisionName, number>> = { ...GATED, ...ASKED };
/** Gated decisions: eight words of four bytes. */
export const GATED_DECISIONS = 32;
