import type { Month } from "../month/month.js";
import type { Values } from "../parameters/parameter.js";
import type { Scenario } from "../scenario/catalogue.js";
import { bandTable, type scale } from "../score/score.js";
import { TOWN } from "../state/columns.js";
import type { Town } from "../state/town.js";

/**
 * A frame is what can be seen of everyone at once: one byte a resident, in order of number.
 * Bits 0-2 band from the bottom, 3 without a score, 4 under a sanction, 5 carries points lost to false records, 6 holds back
 * words (chill of 64 of 255 or more), 7 on the court's or the misconduct list.
 */
export const UNRATED = 8;
export const SANCTIONED = 16;
export const WRONGED = 32;
export const SILENT = 64;
export const LISTED = 128;

/** Chill from which a resident counts as holding back words: a quarter of full chill. For the picture only. */
const SILENT_FROM = 64;

/** A function that writes the bytes of a town's residents, once its month is done. */
export function frameWriter(scenario: Scenario, into: Uint8Array): (town: Town, m: Month) => void {
  const { bands } = scenario.settings["score.scale"] as unknown as Values<typeof scale>;
  const whole = bandTable(bands).of;
  // By score + 1 in whole points; a score below zero stands for none.
  const bandOf = Uint8Array.from({ length: 2049 }, (_, place) => (place === 0 ? UNRATED : whole[place - 1]));
  return (town, m) => {
    const { wrong, chill, court, misconduct } = town.columns;
    const { closed } = m.scratch;
    const scores = town.scores(m.clock.index);
    const from = town.index * TOWN;
    for (let i = 0; i < town.size; i++) {
      // Without a branch: each of these is too near chance to guess. A sign bit stands for "is not zero", "is below zero", "is at least".
      into[from + i] =
        bandOf[(scores[i] >> 4) + 1] |
        ((-closed[i] >> 31) & SANCTIONED) |
        ((wrong[i] >> 31) & WRONGED) |
        (((SILENT_FROM - 1 - chill[i]) >> 31) & SILENT) |
        ((-(court[i] | misconduct[i]) >> 31) & LISTED);
    }
  };
}
