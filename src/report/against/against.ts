import type { Reading } from "../reading/reading.js";
import type { Against, Sentence } from "../report.js";
import { CLAIMS } from "../sources.js";
import { beginnings } from "./beginnings.js";
import { friends, national, sesame } from "./score.js";
import { bannedFromFlying, barredFromLeaving, slowed, whyBanned } from "./travel.js";
import { cameras, camerasInFrance, payers } from "./watching.js";

/** What a world made of each claim: sentences, or none where it is no part of the scenario. */
const ANSWERS: Readonly<Record<string, (r: Reading) => Sentence[]>> = {
  "F-SEED-1": bannedFromFlying,
  "F-SEED-2": whyBanned,
  "F-SEED-3": national,
  "F-SEED-4": sesame,
  "F-SEED-5": cameras,
  "F-SEED-6": friends,
  "F-SEED-7": slowed,
  "F-SEED-8": barredFromLeaving,
  "F-SEED-9": payers,
  "F-SEED-10": camerasInFrance,
  "F-SEED-11": beginnings,
};

/** The description, the sources, and this world, row by row. */
export const against = (r: Reading): Against[] =>
  CLAIMS.map((claim) => ({ ...claim, world: ANSWERS[claim.id]?.(r) ?? [] }));
