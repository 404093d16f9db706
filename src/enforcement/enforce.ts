import { DECISIONS, type DecisionName } from "../draws/decisions.js";
import { word } from "../draws/hash.js";
import { threshold } from "../draws/uniform.js";
import type { Wanting } from "../life/wants.js";
import type { Beginning, Counter, Pass } from "../month/mechanism.js";
import type { Month } from "../month/month.js";
import { ADULT, SCHOOL_AGE } from "../month/scratch.js";
import type { Clock } from "../state/clock.js";
import { TOWN } from "../state/columns.js";
import type { Town } from "../state/town.js";
import { rewardsIn, sanctionsIn } from "./close.js";
import { AT_ONCE, NOTED, note, noteCompiled, rulesOf } from "./note.js";
import type { RewardValues, SanctionValues } from "./parameters.js";
import { REWARDS, SANCTIONS } from "./sanctions.js";

export const ENFORCE_COUNTERS: readonly Counter[] = [
  ...SANCTIONS.flatMap((r) => [
    { key: `met.${r.key}`, unit: r.occasion === null ? "resident-months" : "times", says: r.met },
    { key: `under.${r.key}`, unit: "residents", says: `Residents under this sanction: ${r.says}` },
  ]),
  ...REWARDS.map((r) => ({ key: `met.${r.key}`, unit: "times", says: r.met })),
  { key: "sanctioned", unit: "residents", says: "Residents under any sanction." },
  { key: "sanctioned_by_score", unit: "residents", says: "Residents under a sanction because of their score." },
  {
    key: "sanctioned_false",
    unit: "residents",
    says: "Residents under a sanction they would not be under without false records.",
  },
  {
    key: "sanctioned_through_others",
    unit: "residents",
    says: "Residents under a sanction they would not be under without the scores of their ties and household.",
  },
  {
    key: "children_barred",
    unit: "residents",
    says: "Children of school age in a household where a grown-up's sanction keeps them out of the best schools.",
  },
  {
    key: "air_barred_first",
    unit: "residents",
    says: "Residents barred from flying for the first time in the calendar year.",
  },
  { key: "rewarded", unit: "residents", says: "Residents whose score opens something." },
  { key: "spells_started", unit: "spells", says: "Spells under sanction that began in the month." },
  { key: "spells_ended", unit: "spells", says: "Spells under sanction that ended in the month." },
  {
    key: "spells_over_a_year",
    unit: "residents",
    says: "Residents under sanction for more than twelve months without a break.",
  },
];

/** Attempts in one month are counted up to this. */
const MOST_TRIES = 7;
/** Points' worth of fear that meeting a sanction once brings. */
const FELT_WHEN_MET = 10;
const SCHOOL = 1 << SANCTIONS.findIndex((r) => r.key === "school_bar");

type Occasions = (clock: Clock) => Wanting;

/** The last pass of the step `enforce`: what lists close besides the score, whom it concerns, and who meets it. */
export function enforce(
  sanctionValues: (key: string) => SanctionValues | null,
  rewardValues: (key: string) => RewardValues | null,
  s: Beginning,
  occasions: Occasions,
): (clock: Clock) => Pass {
  const c = Object.fromEntries(ENFORCE_COUNTERS.map((counter) => [counter.key, s.counter(counter.key)]));
  const counters = [
    ...SANCTIONS.map((row) => c[`under.${row.key}`]),
    ...NOTED.map((key) => c[key]),
    ...AT_ONCE.map((row) => c[`met.${row.key}`]),
  ];
  return (clock) => {
    const sanctions = sanctionsIn(sanctionValues, clock).map((x) => ({
      ...x,
      met: c[`met.${x.row.key}`],
      covers: threshold(x.v.covers),
      again: threshold(x.v.again),
    }));
    const rewards = rewardsIn(rewardValues, clock).map((x) => ({ ...x, met: c[`met.${x.row.key}`] }));
    const rules = rulesOf(sanctions);
    const asks = occasions(clock);

    return (town, m) => {
      const { closed, opened, touched, touchedCount: n } = m.scratch;
      const words = m.kernel ? noteCompiled(town, m, m.kernel, rules) : note(town, m, rules);
      m.countBits(counters, touched, n, words);
      const pupils = sanctions.some((x) => x.bit === SCHOOL) ? barredPupils(town, m) : null;
      if (pupils) m.countEach(c.children_barred, pupils, pupils.length);

      for (const x of sanctions) {
        if (x.row.occasion === null) continue;
        const those = x.row.falls === "child" ? pupils : having(m, closed, x.bit);
        if (those === null) continue;
        const meets = refused(m, x.row.occasion, x.covers, x.again, x.met);
        for (const i of asks(town, m, x.row.occasion, those)) meets(i);
      }
      for (const x of rewards)
        for (const i of asks(town, m, x.row.occasion, having(m, opened, x.bit))) m.count(x.met, i);
    };
  };
}

/** What happens to a resident who wanted what is closed: refused, perhaps more than once. Notes who was, for the step `respond`. */
function refused(m: Month, occasion: DecisionName, covers: number, again: number, met: number): (i: number) => void {
  const cover = m.key("ticket_covered", DECISIONS[occasion]);
  const retry = m.key("ticket_retry", DECISIONS[occasion]);
  const list = m.scratch.listOf(DECISIONS[occasion]);
  const { didCount, felt } = m.scratch;
  return (i) => {
    if (covers !== 0xffffffff && word(i, cover.a, cover.b) >>> 0 >= covers) return;
    let times = 1;
    while (times < MOST_TRIES && word(i + 65536 * times, retry.a, retry.b) >>> 0 < again) times++;
    m.add(met, i, times);
    list[didCount[DECISIONS[occasion]]++] = i;
    felt[i] = Math.min(255, felt[i] + FELT_WHEN_MET * times);
  };
}

/** Those touched in whose word of a column a bit is set, in order. It holds until the next call. */
function having(m: Month, column: Uint16Array, bit: number): Uint16Array {
  const { touched, touchedCount: n } = m.scratch;
  if (m.kernel) {
    const room = m.kernel.room("touched by a row", Uint16Array, TOWN + 1);
    const found = m.kernel.loops.pick(touched.byteOffset, n, column.byteOffset, bit, room.byteOffset);
    return room.subarray(0, found);
  }
  return touched.subarray(0, n).filter((i) => (column[i] & bit) !== 0);
}

/** Children of school age who live with a grown-up whose sanction keeps them out; each once. */
function barredPupils(town: Town, m: Month): Uint16Array {
  const { traits, status } = town.columns;
  const pupils = m.kernel?.room("pupils", Uint16Array, TOWN) ?? plainPupils;
  let n = 0;
  let done = -1;
  for (const i of having(m, m.scratch.closed, SCHOOL)) {
    if ((status[i] & ADULT) === 0) continue;
    const first = i - ((traits[i] >>> 24) & 7);
    if (first === done) continue;
    done = first;
    const end = first + ((traits[i] >>> 27) & 7) + 1;
    for (let j = first; j < end; j++) if ((status[j] & SCHOOL_AGE) !== 0) pupils[n++] = j;
  }
  return pupils.subarray(0, n);
}
const plainPupils = new Uint16Array(TOWN);
