import { GATED } from "../draws/decisions.js";
import { word } from "../draws/hash.js";
import { threshold } from "../draws/uniform.js";
import { drawn, lanesIn } from "../month/drawn.js";
import type { Month } from "../month/month.js";
import { NOBODY, TRUE, WRONG_PERSON } from "../month/records.js";
import { ADULT } from "../month/scratch.js";
import { number, probability, schedule, vector } from "../parameters/parameter.js";
import { valueAt } from "../parameters/schedule.js";
import { HOOD, TOWN } from "../state/columns.js";
import type { Town } from "../state/town.js";
import { channel, channelNumber } from "./channel.js";
import { eachPhantom, looks, sees, someoneElse } from "./sighting.js";

const FACES = ["man of the majority", "woman of the majority", "man of a minority", "woman of a minority"] as const;

const CAMERAS = channelNumber("cameras");
/** What is drawn for an act in sight of a camera. */
const FILMED = ["camera_seen", "camera_named", "camera_false_match", "camera_target"] as const;

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
  begin(values, s) {
    const hit = Uint32Array.from(values.hit, threshold);
    const wrong = values.false_match.map((p) => Math.min(1, (p * values.list) / 10000));
    const most = Math.max(...wrong, 0);
    const missed = threshold(most);
    const accept = Uint32Array.from(wrong, (p) => threshold(most > 0 ? p / most : 0));
    const worst = Math.max(...values.false_match);
    const ghost = values.false_match.map((p) => threshold(worst > 0 ? p / worst : 0));
    const outdoors = [GATED.red_crossing, GATED.traffic_offence];
    const rural = 1 / (1 + s.society.urban * (values.urban - 1));
    return (clock) => {
      const perResident = valueAt(values.per_resident, clock);
      const density = perResident * values.reach;
      const byPlace = [rural, rural * values.urban].map((place) => looks(values.sees, Math.min(1, density * place)));
      return (town, m) => {
        const { traits, status } = town.columns;
        byPlace[0].forEach(({ act, seen }, n) => {
          film(town, m, act, [seen, byPlace[1]?.[n]?.seen ?? 0], { hit, missed, accept });
        });
        const ghostly = m.key("camera_ghost");
        eachPhantom(town, m, "camera_phantom", perResident * values.phantom, (i, u) => {
          if ((status[i] & ADULT) !== 0 && word(i, ghostly.a, ghostly.b) >>> 0 < ghost[faceOf(traits[i])]) {
            m.seen.push(i, outdoors[u & 1], CAMERAS, NOBODY);
          }
        });
      };
    };
  },
});

interface Faces {
  /** Chances by face that the right name is put to it, and, of those who might be taken for someone, that they are. */
  readonly hit: Uint32Array;
  readonly accept: Uint32Array;
  /** Chance that a face is taken for another's, of the face it happens to most. */
  readonly missed: number;
}

/** One act in sight of the cameras: who is caught there, named rightly, or taken for someone else. `chance` is that of rural and of urban places. */
function film(town: Town, m: Month, act: number, chance: readonly number[], faces: Faces): void {
  const list = m.scratch.did[act];
  const count = m.scratch.didCount[act];
  const most = Math.max(...chance);
  if (count === 0 || most === 0) return;
  const keys = FILMED.map((decision) => m.key(decision, act));
  const records = m.seen.reach(count);
  if (m.kernel && records >= 0) {
    const { hit, missed, accept } = faces;
    const words = m.kernel.room("keys of cameras", Int32Array, 8);
    const by = m.kernel.room("faces and places before cameras", Uint32Array, 8 + TOWN / HOOD);
    keys.forEach((k, n) => {
      words.set([k.a, k.b], n * 2);
    });
    by.set(hit);
    by.set(accept, 4);
    town.hoods.forEach(({ urban }, n) => {
      by[8 + n] = chance[urban];
    });
    m.seen.length += m.kernel.loops.film(
      list.byteOffset,
      count,
      most,
      missed,
      words.byteOffset,
      by.byteOffset,
      town.columns.traits.byteOffset,
      town.size,
      act,
      CAMERAS,
      lanesIn(m.kernel),
      records,
      m.seen.length,
    );
    return;
  }
  const { traits } = town.columns;
  const [seen, named, match, target] = keys;
  for (const i of drawn(m, list, count, seen, most)) {
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
function lookAlike(town: Town, i: number, key: { a: number; b: number }, accept: Uint32Array): number {
  for (let attempt = 0; attempt < 4; attempt++) {
    const j = someoneElse(i, word(i + 131072 * (attempt + 1), key.a, key.b), town.size);
    if (j >= 0 && word(i + 131072 * (attempt + 1) + 65536, key.a, key.b) >>> 0 < accept[faceOf(town.columns.traits[j])])
      return j;
  }
  return -1;
}
