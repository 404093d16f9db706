import { ASKED } from "../draws/decisions.js";
import { type Key, key, word } from "../draws/hash.js";
import { drawCode, threshold } from "../draws/uniform.js";
import { quarterBegins } from "../life/presence.js";
import { mechanism } from "../month/mechanism.js";
import { regionsIn } from "../month/regions.js";
import { ADULT, bandIn, ONLINE, RATED } from "../month/scratch.js";
import { flag, integer, schedule } from "../parameters/parameter.js";
import { valueAt } from "../parameters/schedule.js";
import { type Clock, clockAt } from "../state/clock.js";
import { HOOD } from "../state/columns.js";
import type { Town } from "../state/town.js";
import { runningRegions } from "./regions.js";

/** The threshold of a share of one. */
const ALL = 0xffffffff;

export const enrolment = mechanism({
  room: "registry",
  key: "enrolment",
  says: "Who is rated: adults of the regions whose scheme runs, all of them or those who joined.",
  direction: "On: residents get a score. Off: nobody is rated, and nothing that hangs on a score happens.",
  reads: "status",
  writes: "status (rated)",
  parameters: {
    running: schedule({
      says: "Share of regions whose scheme runs. Which regions come first is drawn once.",
      unit: "share of regions",
      min: 0,
      max: 1,
      default: { "2014-01": 0.1, "2014-12": 1 },
      source: "F-SEED-11 (set-up 2014); pace: assumption",
      sweep: [0, 1],
    }),
    share: schedule({
      says: "Share of adults there who are enrolled.",
      unit: "share of adults",
      min: 0,
      max: 1,
      default: 1,
      source: "F-SEED-3 (the description: everyone)",
      sweep: [0, 1],
    }),
    online_only: flag({
      says: "Only Internet users can be enrolled (a private, opt-in score).",
      default: false,
      source: "scenario",
    }),
    registered_only: flag({
      says: "Only residents registered where they live are enrolled.",
      default: false,
      source: "F-CITY-1 (residents of at least a year)",
    }),
    youngest: integer({
      says: "Youngest age band that is rated, by number: 1 is 18-29.",
      unit: "age band",
      min: 1,
      max: 5,
      default: 1,
      source: "F-CITY-1 (adults)",
    }),
  },
  begin(values, s) {
    const running = runningRegions(s);
    const need = ADULT | (values.online_only ? ONLINE : 0);
    const mask = values.registered_only ? 1 << 13 : 0;
    const oldEnough = values.youngest;
    const rulesAt = (clock: Clock) => ({
      on: running(valueAt(values.running, clock)),
      share: threshold(valueAt(values.share, clock)),
    });
    return (clock) => {
      const rules = rulesAt(clock);
      // Ages and adoption change each quarter; between, only a new region or a new share changes who is rated.
      if (!quarterBegins(clock) && same(rules, rulesAt(clockAt(s.start, clock.index - 1)))) return null;
      const { on, share } = rules;
      const shares = Uint32Array.from(on, (running) => (running ? share : 0));
      return (town, m) => {
        const { profile } = m.scratch;
        const k = key(s.seed, drawCode(ASKED.enrolment), 0, town.index);
        if (m.kernel) {
          m.kernel.loops.enrolByRegion(
            town.columns.status.byteOffset,
            profile.byteOffset,
            town.columns.traits.byteOffset,
            town.size,
            HOOD,
            k.a,
            k.b,
            regionsIn(m.kernel, town),
            m.kernel.table("shares enrolled", shares),
            need,
            oldEnough,
            mask,
            RATED,
          );
          return;
        }
        for (let start = 0; start < town.size; start += HOOD) {
          const end = Math.min(start + HOOD, town.size);
          enrol(town, profile, start, end, shares[town.hoods[start / HOOD].region], need, mask, oldEnough, k);
        }
      };
    };
  },
});

interface Rules {
  readonly on: readonly boolean[];
  readonly share: number;
}

const same = (a: Rules, b: Rules): boolean => a.share === b.share && a.on.every((running, r) => running === b.on[r]);

/** Looks who of one neighbourhood is rated: those with all the bits `need`, none of the traits `mask`, old enough, and drawn. */
function enrol(
  town: Town,
  profile: Uint32Array,
  start: number,
  end: number,
  share: number,
  need: number,
  mask: number,
  oldEnough: number,
  k: Key,
): void {
  const { traits, status } = town.columns;
  const a = k.a | 0;
  const b = k.b | 0;
  for (let i = start; i < end; i++) {
    const able = (status[i] & need) === need && bandIn(profile[i]) >= oldEnough && (traits[i] & mask) === 0;
    const rated = able && (share === ALL || word(i, a, b) >>> 0 < share);
    status[i] = rated ? status[i] | RATED : status[i] & ~RATED;
  }
}
