import { DECISIONS, type DecisionName } from "../draws/decisions.js";
import { word } from "../draws/hash.js";
import { threshold } from "../draws/uniform.js";
import type { Wants } from "../life/wants.js";
import type { Beginning, Counter, Pass } from "../month/mechanism.js";
import type { Month } from "../month/month.js";
import { ADULT, ONLINE, SCHOOL_AGE } from "../month/scratch.js";
import type { Clock } from "../state/clock.js";
import type { Town } from "../state/town.js";
import { AIR_BARRED_THIS_YEAR, rewardsIn, sanctionsIn } from "./close.js";
import { COURT_FALSE, EXIT_BARRED, MISCONDUCT_FALSE } from "./lists.js";
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
const AIR = 1 << SANCTIONS.findIndex((r) => r.key === "air_ban");
const SCHOOL = 1 << SANCTIONS.findIndex((r) => r.key === "school_bar");

type Occasions = (clock: Clock) => (town: Town, m: Month, occasion: DecisionName) => Wants;

/** The last pass of the step `enforce`: what lists close besides the score, whom it concerns, and who meets it. */
export function enforce(
  sanctionValues: (key: string) => SanctionValues | null,
  rewardValues: (key: string) => RewardValues | null,
  s: Beginning,
  occasions: Occasions,
): (clock: Clock) => Pass {
  const c = Object.fromEntries(ENFORCE_COUNTERS.map((counter) => [counter.key, s.counter(counter.key)]));
  const sanctionedByScore = s.counter("sanctioned_by_score");
  const sanctionedThroughOthers = s.counter("sanctioned_through_others");
  const sanctionedFalse = s.counter("sanctioned_false");
  const rewarded = s.counter("rewarded");
  const spellsEnded = s.counter("spells_ended");
  return (clock) => {
    const sanctions = sanctionsIn(sanctionValues, clock).map((x) => ({
      ...x,
      met: c[`met.${x.row.key}`],
      under: c[`under.${x.row.key}`],
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

    /** Counts a resident under some sanction, and how it came about. */
    const note = (town: Town, m: Month, i: number, shut: number): void => {
      const { flags, spell } = town.columns;
      m.count(c.sanctioned, i);
      for (const x of sanctions) if ((shut & x.bit) !== 0) m.count(x.under, i);
      if ((shut & AIR) !== 0 && (flags[i] & AIR_BARRED_THIS_YEAR) === 0) {
        flags[i] |= AIR_BARRED_THIS_YEAR;
        m.count(c.air_barred_first, i);
      }
      if (spell[i] === 0) m.count(c.spells_started, i);
      if (spell[i] < 255) spell[i]++;
      if (spell[i] > 12) m.count(c.spells_over_a_year, i);
    };

    return (town, m) => {
      const { court, misconduct, flags, hardship, spell } = town.columns;
      const { closed, opened, touched, touchedCount: n, withoutFalse, withoutOthers } = m.scratch;
      for (let t = 0; t < n; t++) {
        const i = touched[t];
        let shut = closed[i];
        let byFalse = false;
        if (shut !== 0) {
          m.count(sanctionedByScore, i);
          byFalse = (shut & ~withoutFalse[i]) !== 0;
          if ((shut & ~withoutOthers[i]) !== 0) m.count(sanctionedThroughOthers, i);
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
          byFalse = byFalse || isFalse;
        }
        shut |= listed;
        closed[i] = shut;
        if (byFalse) m.count(sanctionedFalse, i);
        if (opened[i] !== 0) m.count(rewarded, i);
        if (shut !== 0) note(town, m, i, shut);
        else if (spell[i] !== 0) {
          m.count(spellsEnded, i);
          m.spellEnded(spell[i], i);
          spell[i] = 0;
        }
      }
      const pupils = sanctions.some((x) => x.bit === SCHOOL) ? barredPupils(town, closed, touched, n) : [];
      for (const i of pupils) m.count(c.children_barred, i);

      for (const x of sanctions) {
        if (x.row.occasion === null) {
          const need = x.row.key === "slow_internet" ? ONLINE : ADULT;
          for (let t = 0; t < n; t++)
            if ((closed[touched[t]] & x.bit) !== 0 && (town.columns.status[touched[t]] & need) !== 0)
              m.count(x.met, touched[t]);
          continue;
        }
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
