import { ASKED, GATED } from "../draws/decisions.js";
import { key, word } from "../draws/hash.js";
import { drawCode } from "../draws/uniform.js";
import type { Kernel } from "../kernel/kernel.js";
import { ACTS } from "../life/acts.js";
import { laid } from "../month/laid.js";
import { mechanism } from "../month/mechanism.js";
import type { Month } from "../month/month.js";
import { TRUE } from "../month/records.js";
import { regionsIn } from "../month/regions.js";
import { RATED } from "../month/scratch.js";
import { FALSE, residentAt } from "../month/witness.js";
import { howOf, recordBecause, telling } from "../month/witnessed.js";
import { choice, integer, probability, table, vector } from "../parameters/parameter.js";
import { reached } from "../parameters/schedule.js";
import { centre } from "../registry/registries.js";
import { CELLS } from "../society/groups.js";
import type { Clock } from "../state/clock.js";
import { HOOD, POINT } from "../state/columns.js";
import type { Town } from "../state/town.js";

const ACT_NAMES = ACTS.map((a) => a.key);
/** Acts and repetitions in a table of points. */
const IN_REGION = 64 * 3;
/** Neither sum may leave what a 16-bit column holds: 2,000 points. */
const LIMIT = 2000 * POINT;
export const bounded = (x: number): number => (x > LIMIT ? LIMIT : x < -LIMIT ? -LIMIT : x);

export const ruleBook = mechanism({
  room: "score",
  key: "rule_book",
  says: "What a record costs or brings: points by act, more when it is not the first.",
  direction: "Off: records move no score.",
  reads: "records filed, flags (offences on file)",
  writes: "own, wrong, flags (offences on file), felt",
  parameters: {
    points: table({
      says: "Points for each act; negative for offences.",
      unit: "points",
      min: -1000,
      max: 1000,
      names: ACT_NAMES,
      default: {
        red_crossing: -5,
        traffic_offence: -5,
        travel_misconduct: -50,
        late_bill: -20,
        loan_arrears: -30,
        unpaid_tax: -50,
        wasteful_spending: -5,
        quarrel: -10,
        fraud: -30,
        post_out: -10,
        comment_out: -5,
        photo_out: -5,
        article_out: -20,
        video_out: -10,
        follow_out: -5,
        court_judgment: -50,
        praise: 2,
        volunteering: 5,
        donating: 5,
        blood: 10,
        parent_care: 5,
        award: 30,
        debt_paid: 20,
      },
      source: "rongcheng-points.csv, F-CITY-4, F-CITY-7; online and company acts: assumption",
      sweep: [-100, 50],
    }),
    repetition: vector({
      says: "Multiple of the points for a first, second, third and later offence on file.",
      unit: "ratio",
      labels: ["first", "second", "third"],
      min: 0,
      max: 10,
      default: [1, 1.4, 2],
      source: "assumption",
      sweep: [1, 3],
    }),
    forget_every: integer({
      says: "Months after which one offence on file is forgotten.",
      unit: "months",
      min: 1,
      max: 120,
      default: 6,
      source: "assumption",
      sweep: [3, 24],
    }),
    regional_spread: probability({
      says: "How far regional rule books differ: the strictest takes this share more points, the mildest less, until the centre's rules count.",
      default: 0.3,
      source: "assumption",
      sweep: [0, 0.6],
    }),
    fading: choice({
      says: "How points leave a score: a share each month, when their record expires, or never.",
      options: ["decay", "expiry", "never"] as const,
      default: "decay",
      source: "assumption",
    }),
    decay: probability({
      says: "Share of the points that fades each month, with `fading: decay`.",
      default: 0.019,
      source: "assumption",
      sweep: [0.005, 0.06],
    }),
    expires_after: integer({
      says: "Months after which a record's points are given back, with `fading: expiry`.",
      unit: "months",
      min: 1,
      max: 240,
      default: 24,
      source: "assumption",
      sweep: [12, 60],
    }),
  },
  counters: [
    { key: "points_lost", unit: "1/16 points", says: "Points taken by records in the month." },
    { key: "points_gained", unit: "1/16 points", says: "Points given by records in the month." },
  ],
  begin(values, s) {
    const lostCounter = s.counter("points_lost");
    const gainedCounter = s.counter("points_gained");
    const counters = Int32Array.of(lostCounter, gainedCounter);
    const base = Float64Array.from(
      { length: 64 },
      (_, act) => values.points[ACT_NAMES.find((n) => GATED[n] === act) ?? ""] ?? 0,
    );
    const central = s.valuesOf(centre);
    const spread = key(s.seed, drawCode(ASKED.region_strictness), 0, 0);
    const strictness = s.regions.map(
      (_, r) => 1 + values.regional_spread * (((word(r, spread.a, spread.b) >>> 8) / 0x1000000) * 2 - 1),
    );
    const decay = decayOf(values);
    const lasts = lifeOf(values);

    /** Points in 1/16 by region, act and repetition (0, 1, 2). */
    const tableFor = (uniform: boolean): Int16Array => {
      const points = new Int16Array(s.regions.length * IN_REGION);
      s.regions.forEach((_, r) => {
        const strict = uniform ? 1 : strictness[r];
        for (let n = 0; n < IN_REGION; n++) {
          const one = base[Math.floor(n / 3)];
          const repeated = one < 0 ? values.repetition[n % 3] : 1;
          points[r * IN_REGION + n] = bounded(Math.round(one * repeated * strict * POINT));
        }
      });
      return points;
    };
    const regionalTable = tableFor(false);
    const centralTable = tableFor(true);

    return (clock) => {
      const costs = central !== null && reached(central.from, clock) ? centralTable : regionalTable;
      const forget = (clock.index + 1) % values.forget_every === 0;
      const layFor = laid((k) => ({
        points: k.table("points by region and act", costs),
        sums: k.room("points by cell", Float64Array, 2 * CELLS * 16),
      }));
      return (town, m) => {
        const { own, wrong, flags } = town.columns;
        const { filed } = m;
        if (lasts > 0) {
          const { expiring } = town;
          while (expiring.head < expiring.length && expiring.words[expiring.head + 1] >>> 16 <= clock.index) {
            const w = expiring.words[expiring.head];
            const points = (expiring.words[expiring.head + 1] << 16) >> 16;
            const sum = w & 0x10000 ? wrong : own;
            const before = sum[w & 0xffff];
            sum[w & 0xffff] = bounded(before - points);
            if (m.witness?.follows(w & 0xffff)) tellExpired(town, m, w & 0xffff, sum[w & 0xffff] - before);
            expiring.head += 2;
          }
        }
        if (decay !== 0) {
          if (m.witness === null) {
            fade(m, own, decay, town.size);
            fade(m, wrong, decay, town.size);
          } else {
            telling(m, own, DECAY, { truth: TRUE }, () => fade(m, own, decay, town.size));
            telling(m, wrong, DECAY, { truth: FALSE }, () => fade(m, wrong, decay, town.size));
          }
        }
        if (m.kernel && m.witness === null && lasts === 0 && filed.reach() >= 0)
          bookCompiled(m.kernel, town, m, layFor(m.kernel), counters);
        else book(town, m, clock);
        if (forget) forgetOne(m, flags, town.size);
      };

      function book(town: Town, m: Month, clock: Clock): void {
        const { own, wrong, flags, status } = town.columns;
        const { felt } = m.scratch;
        const { filed } = m;
        for (let n = 0; n < filed.length; n++) {
          const i = filed.subject[n];
          if ((status[i] & RATED) === 0) continue;
          const act = filed.act[n];
          const repeats = flags[i] >> 5;
          const row = town.hoods[Math.floor(i / HOOD)].region * IN_REGION + act * 3;
          const points = costs[row + (repeats > 2 ? 2 : repeats)];
          if (points === 0) continue;
          const sum = filed.truth[n] === TRUE ? own : wrong;
          const before = sum[i];
          sum[i] = bounded(before + points);
          filed.points[n] = sum[i] - before;
          if (m.witness?.follows(i)) {
            const because = recordBecause(town, filed, n);
            m.witness.move(i, points < 0 ? OFFENCE[repeats > 2 ? 2 : repeats] : POINTS, points, because);
            if (sum[i] !== before + points) m.witness.move(i, MOST, sum[i] - before - points, because);
          }
          if (lasts > 0)
            town.expiring.push(
              i,
              filed.truth[n] === TRUE ? 0 : 1,
              sum[i] - before,
              clock.index + lasts,
              act | (filed.channel[n] << 6) | (filed.truth[n] << 10) | ((filed.actor[n] + 1) << 13),
            );
          if (points < 0) {
            m.add(lostCounter, i, -points);
            if (repeats < 7) flags[i] += 32;
            const more = felt[i] + (-points >> 4);
            felt[i] = more > 255 ? 255 : more;
          } else m.add(gainedCounter, i, points);
        }
      }
    };
  },
});

/** The rules as a ledger names them. */
const POINTS = "score.rule_book.points";
const OFFENCE = [POINTS, "score.rule_book.repetition.second", "score.rule_book.repetition.third"];
const DECAY = "score.rule_book.decay";
const EXPIRY = "score.rule_book.expires_after";
/** A sum of points has reached what its column holds. */
const MOST = "score.rule_book.limit";

/** Tells that points of a record were given back. */
function tellExpired(town: Town, m: Month, i: number, points: number): void {
  const { expiring } = town;
  const origin = expiring.origins?.[expiring.head >> 1] ?? 0;
  const truth = (origin >>> 10) & 7;
  const actor = (origin >>> 13) - 1;
  m.witness?.move(i, EXPIRY, points, {
    act: origin & 63,
    channel: (origin >>> 6) & 15,
    truth,
    ...(actor < 0 ? {} : { cause: { resident: residentAt(town, actor), how: howOf(truth) } }),
  });
}

type Fading = { readonly fading: string; readonly decay: number; readonly expires_after: number };
/** Share of the points that fades each month, in 1/65,536; 0 where points fade in another way. */
export const decayOf = (values: Fading): number => (values.fading === "decay" ? Math.round(values.decay * 65535) : 0);
/** Months after which a record's points are given back; 0 where they are not. */
export const lifeOf = (values: Fading): number => (values.fading === "expiry" ? values.expires_after : 0);

/**
 * Takes a share (in 1/65,536) off each sum, rounded to the nearest but at least 1/16 point, so that every sum reaches zero. Without
 * a branch: whether a resident has points at all is too near a coin toss to guess.
 */
export function fade(m: Month, sums: Int16Array, share: number, size: number): void {
  if (m.kernel) {
    m.kernel.loops.fade(sums.byteOffset, share, size);
    return;
  }
  for (let i = 0; i < size; i++) sums[i] = faded(sums[i], share);
}

/** The same of one sum. */
export function faded(x: number, share: number): number {
  const sign = x >> 31;
  const much = (x ^ sign) - sign;
  let less = (Math.imul(much, share) + 32768) >>> 16;
  less += ((less - 1) & -much) >>> 31;
  return x - ((less ^ sign) - sign);
}

/** The loop over the records filed, where none of them expires and nobody listens. */
function bookCompiled(
  kernel: Kernel,
  town: Town,
  m: Month,
  { points, sums }: { readonly points: number; readonly sums: Float64Array },
  counters: Int32Array,
): void {
  const { status, flags, own, wrong } = town.columns;
  const { felt, cell } = m.scratch;
  const { filed } = m;
  kernel.loops.book(
    filed.reach(),
    filed.length,
    status.byteOffset,
    flags.byteOffset,
    own.byteOffset,
    wrong.byteOffset,
    felt.byteOffset,
    cell.byteOffset,
    RATED,
    regionsIn(kernel, town),
    points,
    LIMIT,
    sums.byteOffset,
    sums.byteOffset + 8 * m.stride,
  );
  m.addRows(kernel, sums, counters);
}

/** One offence on file less, for all who have any. */
function forgetOne(m: Month, flags: Uint8Array, size: number): void {
  if (m.kernel) {
    m.kernel.loops.forgetOne(flags.byteOffset, size);
    return;
  }
  for (let i = 0; i < size; i++) if (flags[i] >> 5 !== 0) flags[i] -= 32;
}
