/** Keys of the measures that are drawn as lines, of one world and of two. */
export const CHARTED = [
  "mean_score",
  "sanctioned_share",
  "false_record_share",
  "sanctioned_false_share",
  "held_back_share",
] as const;
export type Charted = (typeof CHARTED)[number];
