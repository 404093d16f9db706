import { GATED } from "../draws/decisions.js";
import { threshold } from "../draws/uniform.js";
import type { Month } from "../month/month.js";
import { NOBODY } from "../month/records.js";
import { probability } from "../parameters/parameter.js";
import type { Town } from "../state/town.js";
import { channel, channelNumber } from "./channel.js";
import { NEVER, STRIKE } from "./sensor.js";
import { chanceOf, looks, sees, sight, taker } from "./sighting.js";

/** What is in line, and the act it is taken for when it is flagged by mistake. */
const TAKEN_FOR = [
  [GATED.post_in, GATED.post_out],
  [GATED.comment_in, GATED.comment_out],
  [GATED.photo_in, GATED.photo_out],
  [GATED.article_in, GATED.article_out],
  [GATED.video_in, GATED.video_out],
] as const;

export const review = channel({
  key: "review",
  says: "Online review strikes out words and pictures out of line, misses many, and flags some that were in line.",
  direction: "On: words out of line are recorded and struck out; some in line are, too.",
  parameters: {
    sees: sees(
      { post_out: 0.3, comment_out: 0.16, photo_out: 0.16, article_out: 0.5, video_out: 0.25, praise: 0.3 },
      "F-ONLINE-1 (16.25 % of posts deleted); by kind: assumption",
    ),
    wrong_person: probability({
      says: "Of what is flagged, the share recorded against somebody else (shared accounts, same names).",
      default: 0.004,
      source: "assumption",
      sweep: [0, 0.03],
    }),
    false_flag: probability({
      says: "Chance that something in line is flagged as out of line.",
      default: 0.004,
      source: "assumption",
      sweep: [0, 0.03],
    }),
  },
  sensors(values) {
    const id = channelNumber("review");
    const flagged = threshold(values.false_flag);
    const sensors = [
      ...sight(id, looks(values.sees), threshold(values.wrong_person), "review_seen", "review_target"),
      ...TAKEN_FOR.map(([did, act]) =>
        taker({ did, act, channel: id, truth: NOBODY }, chanceOf("review_false_flag", did, flagged), NEVER),
      ),
      { plainly: (_: Town, m: Month) => strike(m, id), words: [STRIKE, id, GATED.praise] },
    ];
    return () => sensors;
  },
});

/** Words that are recorded are struck out, praise is not. The channel's records are the last ones. */
function strike({ seen, scratch: { struck } }: Month, channel: number): void {
  for (let n = seen.length - 1; n >= 0 && seen.channel[n] === channel; n--) {
    const i = seen.subject[n];
    if (seen.act[n] !== GATED.praise && struck[i] < 255) struck[i]++;
  }
}
