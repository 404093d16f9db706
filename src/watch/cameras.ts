import { ASKED, GATED } from "../draws/decisions.js";
import { type Key, word } from "../draws/hash.js";
import { drawCode, threshold } from "../draws/uniform.js";
import { drawn } from "../month/drawn.js";
import type { Month } from "../month/month.js";
import { NOBODY, TRUE, WRONG_PERSON } from "../month/records.js";
import { ADULT } from "../month/scratch.js";
import { number, probability, schedule, vector } from "../parameters/parameter.js";
import { valueAt } from "../parameters/schedule.js";
import { HOOD } from "../state/columns.js";
import type { Town } from "../state/town.js";
import { channel, channelNumber } from "./channel.js";
import { eachPhantom, type Haunting, haunting } from "./phantoms.js";
import { FILM, GHOSTS, type Sensor } from "./sensor.js";
import { looks, sees, someoneElse } from "./sighting.js";

const FACES = ["man of the majority", "woman of the majority", "man of a minority", "woman of a minority"] as const;

const CAMERAS = channelNumber("cameras");
/** What is drawn for an act in sight of a camera. */
const FILMED = ["camera_seen", "camera_named", "camera_false_match", "camera_target"] as const;
const OUTDOORS = [GATED.red_crossing, GATED.traffic_offence];

/** Row of FACES a resident belongs to. */
const faceOf = (traits: number): number => 1 - ((traits >>> 11) & 1) + 2 * ((traits >>> 12) & 1);

export const cameras = channel({
  key: "cameras",
  says: "Street cameras see what is done outdoors; face recognition puts a name to it, not always the right one.",
  direction:
    "On: more street offences are recorded, and some are recorded against people who were not there, more often women and minorities.",
  parameters: {
    per_resident: schedule({
      says: "Cameras for each resident of the country.",
      unit: "cameras per resident",
      min: 0,
      max: 2,
      default: { "2013-12": 0.06, "2017-12": 0.12042, "2020-12": 0.28333 },
      source: "F-SEED-5 (170 M end-2017, 400 M by 2020); 2013: assumption",
      sweep: [0.01, 0.4],
    }),
    reach: number({
      says: "Chance that an outdoor act is caught, for each camera per resident.",
      unit: "probability per camera per resident",
      min: 0,
      max: 20,
      default: 0.7,
      source: "assumption",
      sweep: [0.2, 2],
    }),
    urban: number({
      says: "Cameras per resident in urban neighbourhoods, as a ratio of those in rural ones.",
      unit: "ratio",
      min: 0.1,
      max: 20,
      default: 4,
      source: "assumption",
      sweep: [1, 8],
    }),
    sees: sees({ red_crossing: 0.9, traffic_offence: 0.9, travel_misconduct: 0.1 }),
    hit: vector({
      says: "Share of faces seen to which the right name is put.",
      unit: "probability",
      labels: FACES,
      min: 0,
      max: 1,
      default: [0.89, 0.89, 0.89, 0.89],
      source: "F-FR-1",
      sweep: [0.5, 0.99],
    }),
    false_match: vector({
      says: "Chance that a face is taken for one particular other person's, on a list of 10,000.",
      unit: "per face seen",
      labels: FACES,
      min: 0,
      max: 1,
      default: [1 / 6000, 3 / 6000, 10 / 6000, 30 / 6000],
      source: "F-FR-1, F-FR-3 (women 2-5 times men; 10-100 times between groups)",
      sweep: [0, 0.05],
    }),
    list: number({
      says: "Faces on the list a street camera compares with.",
      unit: "people",
      min: 0,
      max: 1e9,
      default: 100000,
      source: "assumption (one city district)",
      sweep: [10000, 1000000],
    }),
    phantom: probability({
      says: "Chance a month, at one camera per resident, that a picture (a poster, a reflection) is taken for an offence by a resident.",
      max: 1 / 1024,
      default: 0.0009,
      source: "assumption",
      sweep: [0, 0.00097],
    }),
  },
  sensors(values, s) {
    const wrong = values.false_match.map((p) => Math.min(1, (p * values.list) / 10000));
    const most = Math.max(...wrong, 0);
    const faces = {
      hit: values.hit.map(threshold),
      missed: threshold(most),
      accept: wrong.map((p) => threshold(most > 0 ? p / most : 0)),
    };
    const worst = Math.max(...values.false_match);
    const ghost = values.false_match.map((p) => threshold(worst > 0 ? p / worst : 0));
    const rural = 1 / (1 + s.society.urban * (values.urban - 1));
    return (clock) => {
      const perResident = valueAt(values.per_resident, clock);
      const density = perResident * values.reach;
      const [there, inTown] = [rural, rural * values.urban].map((place) =>
        looks(values.sees, Math.min(1, density * place)),
      );
      return [
        ...there.map(({ act, seen }, n) => camera(act, [seen, inTown[n]?.seen ?? 0], faces)),
        ghostCamera(haunting("camera_phantom", perResident * values.phantom), ghost),
      ];
    };
  },
});

interface Faces {
  /** Chances by face that the right name is put to it, and, of those who might be taken for someone, that they are. */
  readonly hit: readonly number[];
  readonly accept: readonly number[];
  /** Chance that a face is taken for another's, of the face it happens to most. */
  readonly missed: number;
}

/** One act in sight of the cameras: who is caught there, named rightly, or taken for someone else. `chance` is that of rural and of urban places. */
function camera(act: number, chance: readonly number[], faces: Faces): Sensor {
  const codes = FILMED.map((decision) => drawCode(ASKED[decision], act));
  const most = Math.max(...chance);
  return {
    plainly: (town, m) => film(town, m, act, chance, codes, faces),
    words: [FILM, act, CAMERAS, ...codes, most, faces.missed, ...chance, ...faces.hit, ...faces.accept],
  };
}

function film(
  town: Town,
  m: Month,
  act: number,
  chance: readonly number[],
  codes: readonly number[],
  faces: Faces,
): void {
  const { traits } = town.columns;
  const { did, didCount } = m.scratch;
  const most = Math.max(...chance);
  const [seen, named, match, target] = codes.map((code) => m.keyOf(code));
  for (const i of drawn(m, did[act], didCount[act], seen, most)) {
    const here = chance[town.hoods[Math.floor(i / HOOD)].urban];
    if (here !== most && word(i, seen.a, seen.b) >>> 0 >= here) continue;
    if (word(i, named.a, named.b) >>> 0 < faces.hit[faceOf(traits[i])]) m.seen.push(i, act, CAMERAS, TRUE);
    else if (word(i, match.a, match.b) >>> 0 < faces.missed) {
      const j = lookAlike(town, i, target, faces.accept);
      if (j >= 0) m.seen.push(j, act, CAMERAS, WRONG_PERSON, i);
    }
  }
}

/** Somebody the camera might take for the one it saw: more often someone of a group it confuses more. Four tries, else nobody. */
function lookAlike(town: Town, i: number, key: Key, accept: readonly number[]): number {
  for (let attempt = 0; attempt < 4; attempt++) {
    const j = someoneElse(i, word(i + 131072 * (attempt + 1), key.a, key.b), town.size);
    if (j >= 0 && word(i + 131072 * (attempt + 1) + 65536, key.a, key.b) >>> 0 < accept[faceOf(town.columns.traits[j])])
      return j;
  }
  return -1;
}

/** A picture that is taken for a resident, more often for one whose face is more often mistaken, and for an offence outdoors. */
function ghostCamera(phantom: Haunting, ghost: readonly number[]): Sensor {
  const { block, which } = phantom;
  const ghostly = drawCode(ASKED.camera_ghost);
  return {
    plainly(town, m) {
      const { traits, status } = town.columns;
      const { a, b } = m.keyOf(ghostly);
      eachPhantom(town, m, phantom, (i, u) => {
        if ((status[i] & ADULT) !== 0 && word(i, a, b) >>> 0 < ghost[faceOf(traits[i])])
          m.seen.push(i, OUTDOORS[u & 1], CAMERAS, NOBODY);
      });
    },
    words: [GHOSTS, CAMERAS, block.code, block.chance, which, ghostly, ...OUTDOORS, ...ghost],
  };
}
