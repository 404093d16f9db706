import { DECISIONS, type DecisionName } from "../draws/decisions.js";
import { word } from "../draws/hash.js";
import { threshold } from "../draws/uniform.js";
import type { Wants } from "../life/wants.js";
import type { Beginning, Counter, Pass } from "../month/mechanism.js";
import type { Month } from "../month/month.js";
import { ADULT, ONLINE, SCHOOL_AGE } from "../month/scratch.js";
import type { Clock } from "../state/clock.js";
import { TOWN } from "../state/columns.js";
import type { Town } from "../state/town.js";
import { AIR_BARRED_THIS_YEAR, rewardsIn, sanctionsIn } from "./close.js";
import { COURT_FALSE, EXIT_BARRED, MISCONDUCT_FALSE } from "./lists.js";
import type { RewardValues, SanctionValues } from "./parameters.js";
import { REWARDS, SANCTIONS, type Sanction } from "./sanctions.js";

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
const AIR = 1 << SANCTIONS.findIndex((r) => r.key === "air_ban");
const SCHOOL = 1 << SANCTIONS.findIndex((r) => r.key === "school_bar");

/** What is counted once for each resident it concerns, besides the sanctions one is under: a bit each, after theirs. */
const NOTED = [
  "sanctioned",
  "sanctioned_by_score",
  "sanctioned_false",
  "sanctioned_through_others",
  "rewarded",
  "air_barred_first",
  "spells_started",
  "spells_ended",
  "spells_over_a_year",
] as const;
const noted = (key: (typeof NOTED)[number]): number => 1 << (SANCTIONS.length + NOTED.indexOf(key));
const SANCTIONED = noted("sanctioned");
const BY_SCORE = noted("sanctioned_by_score");
const BY_FALSE = noted("sanctioned_false");
const THROUGH_OTHERS = noted("sanctioned_through_others");
const REWARDED = noted("rewarded");
const AIR_FIRST = noted("air_barred_first");
const SPELL_STARTED = noted("spells_started");
const SPELL_ENDED = noted("spells_ended");
const OVER_A_YEAR = noted("spells_over_a_year");

/** Sanctions that are met without an occasion: whoever is under them meets them, and is counted with a bit each, after those above. */
const AT_ONCE = SANCTIONS.filter((row) => row.occasion === null);
const metAtOnce = (row: Sanction): number => 1 << (SANCTIONS.length + NOTED.length + AT_ONCE.indexOf(row));

const plainRoom = new Uint32Array(TOWN);

type Occasions = (clock: Clock) => (town: Town, m: Month, occasion: DecisionName) => Wants;

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
    const bits = (test: (v: SanctionValues) => boolean): number =>
      sanctions.reduce((sum, x) => sum | (test(x.v) ? x.bit : 0), 0);
    const byCourt = bits((v) => v.court);
    const byAir = bits((v) => v.misconduct === "air");
    const byRail = bits((v) => v.misconduct === "rail");
    const byTax = bits((v) => v.tax);
    const asks = occasions(clock);

    const atOnce = sanctions
      .filter((x) => x.row.occasion === null)
      .map((x) => ({ bit: x.bit, met: metAtOnce(x.row), need: x.row.key === "slow_internet" ? ONLINE : ADULT }));

    /** What is noted of a resident under some sanction. */
    const note = (town: Town, i: number, shut: number): number => {
      const { flags, spell, status } = town.columns;
      let word = shut | SANCTIONED;
      for (const x of atOnce) if ((shut & x.bit) !== 0 && (status[i] & x.need) !== 0) word |= x.met;
      if ((shut & AIR) !== 0 && (flags[i] & AIR_BARRED_THIS_YEAR) === 0) {
        flags[i] |= AIR_BARRED_THIS_YEAR;
        word |= AIR_FIRST;
      }
      if (spell[i] === 0) word |= SPELL_STARTED;
      if (spell[i] < 255) spell[i]++;
      if (spell[i] > 12) word |= OVER_A_YEAR;
      return word;
    };

    return (town, m) => {
      const { court, misconduct, flags, hardship, spell } = town.columns;
      const { closed, opened, touched, touchedCount: n, withoutFalse, withoutOthers } = m.scratch;
      const bits = m.kernel?.room("what is noted", Uint32Array, TOWN) ?? plainRoom;
      for (let t = 0; t < n; t++) {
        const i = touched[t];
        let shut = closed[i];
        let word = opened[i] !== 0 ? REWARDED : 0;
        if (shut !== 0) {
          word |= BY_SCORE;
          if ((shut & ~withoutFalse[i]) !== 0) word |= BY_FALSE;
          if ((shut & ~withoutOthers[i]) !== 0) word |= THROUGH_OTHERS;
        }
        const out = misconduct[i];
        const listed =
          (court[i] !== 0 ? byCourt : 0) |
          ((out & 15) !== 0 ? byAir : 0) |
          (out >> 4 !== 0 ? byRail : 0) |
          ((hardship[i] & EXIT_BARRED) !== 0 ? byTax : 0);
        if ((listed & ~shut) !== 0) {
          const isFalse =
            (court[i] !== 0 && (flags[i] & COURT_FALSE) !== 0) || (out !== 0 && (flags[i] & MISCONDUCT_FALSE) !== 0);
          if (isFalse) word |= BY_FALSE;
        }
        shut |= listed;
        closed[i] = shut;
        if (shut !== 0) word |= note(town, i, shut);
        else if (spell[i] !== 0) {
          word |= SPELL_ENDED;
          m.spellEnded(spell[i], i);
          spell[i] = 0;
        }
        bits[t] = word;
      }
      m.countBits(counters, touched, n, bits);
      const pupils = sanctions.some((x) => x.bit === SCHOOL) ? barredPupils(town, closed, touched, n) : [];
      for (const i of pupils) m.count(c.children_barred, i);

      for (const x of sanctions) {
        if (x.row.occasion === null) continue;
        const wants = asks(town, m, x.row.occasion);
        const meets = refused(m, x.row.occasion, x.covers, x.again, x.met);
        if (x.row.falls === "child") {
          for (const i of pupils) if (wants(i)) meets(i);
        } else {
          for (let t = 0; t < n; t++) if ((closed[touched[t]] & x.bit) !== 0 && wants(touched[t])) meets(touched[t]);
        }
      }
      for (const x of rewards) {
        const wants = asks(town, m, x.row.occasion);
        for (let t = 0; t < n; t++)
          if ((opened[touched[t]] & x.bit) !== 0 && wants(touched[t])) m.count(x.met, touched[t]);
      }
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

/** Children of school age who live with a grown-up whose sanction keeps them out; each once. */
function barredPupils(town: Town, closed: Uint16Array, touched: Uint16Array, count: number): number[] {
  const { traits, status } = town.columns;
  const pupils: number[] = [];
  let done = -1;
  for (let t = 0; t < count; t++) {
    const i = touched[t];
    if ((closed[i] & SCHOOL) === 0 || (status[i] & ADULT) === 0) continue;
    const first = i - ((traits[i] >>> 24) & 7);
    if (first === done) continue;
    done = first;
    const end = first + ((traits[i] >>> 27) & 7) + 1;
    for (let j = first; j < end; j++) if ((status[j] & SCHOOL_AGE) !== 0) pupils.push(j);
  }
  return pupils;
}
