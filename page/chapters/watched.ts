import { type Changes, without } from "./changes.js";
import type { Chapter } from "./chapter.js";
import type { Lived } from "./lived.js";

const perResident = (cameras: number): Changes => ({ "watch.cameras": { per_resident: cameras } });

/**
 * Being watched, and mistaken: more cameras see more, and put more names to faces that are not theirs. False matches are not
 * spread evenly (F-FR-3).
 */
export const watched: Chapter = {
  key: "watched",
  residents: 16384,
  seed: 1,
  until: "2020-12",
  sample: 0,
  always: without("response.compliance"),
  positions: [
    { key: "few", changes: perResident(0.06) }, // 2013: assumption
    { key: "some", changes: perResident(0.12042) }, // F-SEED-5, end of 2017
    { key: "many", changes: perResident(0.28333) }, // F-SEED-5, 2020
  ],
  base: "few",
  opens: "few",
  bet: { options: [1, 2, 8], position: "many" },
  tell(here, base) {
    return {
      holes: {
        records: here.sum("records.cameras"),
        mistaken: here.sum("false_records.cameras"),
        recordsBefore: base.sum("records.cameras"),
        mistakenBefore: base.sum("false_records.cameras"),
        women: rate(here, "sex:female") / rate(here, "sex:male"),
        minority: rate(here, "minority:minority") / rate(here, "minority:majority"),
      },
      answer: rate(here, "minority:minority") / rate(here, "minority:majority"),
      picture: {
        kind: "bars",
        unit: "decimal",
        rows: ["sex:male", "sex:female", "minority:majority", "minority:minority"].map((group) => ({
          name: group.slice(group.indexOf(":") + 1),
          before: rate(base, group),
          now: rate(here, group),
        })),
      },
    };
  },
};

/** Camera records of what somebody else did, or nobody, for each 1,000 residents of a group over the whole time. */
const rate = (world: Lived, group: string): number =>
  (1000 * world.sum("false_records.cameras", 0, world.months.length, group)) /
  world.count("residents", world.months.length - 1, group);
