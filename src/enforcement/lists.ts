import { ASKED, type AskedName, GATED } from "../draws/decisions.js";
import { word } from "../draws/hash.js";
import { drawCode, threshold } from "../draws/uniform.js";
import { laid } from "../month/laid.js";
import { COURT, MISCONDUCT, TAX, wordOf } from "../month/listings.js";
import { type Beginning, mechanism, type Pass } from "../month/mechanism.js";
import type { Month } from "../month/month.js";
import { ROOM, TRUE } from "../month/records.js";
import { ADULT } from "../month/scratch.js";
import { turning } from "../month/turning.js";
import { integer, month, probability } from "../parameters/parameter.js";
import { reached } from "../parameters/schedule.js";
import type { Clock } from "../state/clock.js";
import type { Town } from "../state/town.js";

/** Bits of `flags` that say a listing rests on a false record, and of `hardship` that say a resident may not leave the country. */
export const COURT_FALSE = 2;
export const MISCONDUCT_FALSE = 4;
export const EXIT_BARRED = 0x40;

/** Which records of a month list their subjects, and how: those of an act, each by chance. */
interface ListedBy {
  readonly act: number;
  readonly decision: AskedName;
  readonly chance: number;
  /** The list, and how long one is on it, as `Listings` has them; and how long those are whom a second chance falls on. */
  readonly list: number;
  readonly term: number;
  readonly longer?: { readonly decision: AskedName; readonly chance: number; readonly term: number };
  /** Adds up the chances, where it is a counter. */
  readonly expected?: number;
  /** Bits of `hardship` with which nobody is listed; nor is anybody twice, where there are any. */
  readonly barred?: number;
}

/** For each month, the pass that settles who is listed by the records filed. */
function lister(s: Beginning, by: ListedBy): (clock: Clock) => Pass {
  const { act, decision, chance, list, term, longer, expected = -1, barred = 0 } = by;
  const code = drawCode(ASKED[decision]);
  const longerCode = longer === undefined ? 0 : drawCode(ASKED[longer.decision]);
  return ({ index }) => {
    const layFor = laid((k) => {
      const says = k.room(`listing ${decision}`, Int32Array, 11);
      const words = [term, longer?.term ?? term].map((months) => wordOf(0, list, false, months));
      says.set([s.seed, index, code, act, chance, expected, barred, longerCode, longer?.chance ?? 0, ...words]);
      return { says: says.byteOffset, out: k.room("listings settled", Int32Array, ROOM) };
    });
    return (town, m) => {
      const { filed, kernel, listings } = m;
      const { status, hardship } = town.columns;
      if (kernel === null || m.witness !== null || filed.reach() < 0) {
        plainly(town, m);
        return;
      }
      const { says, out } = layFor(kernel);
      const n = kernel.loops.listed(
        says,
        filed.reach(),
        filed.length,
        status.byteOffset,
        hardship.byteOffset,
        town.index,
        out.byteOffset,
      );
      listings.append(out, n);
    };
  };

  function plainly(town: Town, m: Month): void {
    const { filed, listings } = m;
    const { status, hardship } = town.columns;
    const k = m.keyOf(code);
    const more = m.keyOf(longerCode);
    const already: number[] = [];
    for (let n = 0; n < filed.length; n++) {
      const i = filed.subject[n];
      if (filed.act[n] !== act || (status[i] & ADULT) === 0 || (hardship[i] & barred) !== 0) continue;
      if (barred !== 0 && already.includes(i)) continue;
      if (expected >= 0) m.add(expected, i, chance);
      if (word(i, k.a, k.b) >>> 0 >= chance) continue;
      already.push(i);
      const stays = longer !== undefined && word(i, more.a, more.b) >>> 0 < longer.chance ? longer.term : term;
      listings.push(i, list, filed.truth[n] !== TRUE, stays);
    }
  }
}

export const courtList = mechanism({
  room: "enforcement",
  key: "court_list",
  says: "Residents who do not carry out a court judgment are listed for years, or until they pay.",
  direction: "On: judgment defaulters fall under the sanctions that name the court's list.",
  reads: "records filed",
  writes: "listings settled",
  parameters: {
    from: month({ says: "First month of the list.", default: "2014-01", source: "F-SEED-11 (list from autumn 2013)" }),
    listed: probability({
      says: "Share of filed judgments that lead to a listing.",
      default: 0.95,
      source: "assumption",
      sweep: [0.5, 1],
    }),
    term: integer({
      says: "Months a listing lasts.",
      unit: "months",
      min: 1,
      max: 240,
      default: 24,
      source: "F-LIST (2 years, unverified)",
    }),
    extended: probability({
      says: "Share of listings extended: violence, fraud, or nothing paid when the term ends.",
      default: 0.7,
      source: "assumption",
      sweep: [0.2, 0.9],
    }),
    extension: integer({
      says: "Months an extended listing lasts longer.",
      unit: "months",
      min: 0,
      max: 60,
      default: 36,
      source: "F-LIST (+1-3 years, unverified)",
    }),
    wrong_corrected: probability({
      says: "Chance a month that somebody listed by mistake is taken off.",
      default: 0.08,
      source: "assumption",
      sweep: [0, 0.3],
    }),
  },
  counters: [
    { key: "court_listed", unit: "residents", says: "Residents newly listed as judgment defaulters in the month." },
    { key: "court_listed_false", unit: "residents", says: "Those of them listed on a false record." },
    { key: "court_left_paid", unit: "residents", says: "Residents who left the court's list by paying." },
    {
      key: "court_left_term",
      unit: "residents",
      says: "Residents who left the court's list at the end of their term.",
    },
    {
      key: "court_left_corrected",
      unit: "residents",
      says: "Residents taken off the court's list because the record was false.",
    },
    { key: "on_court_list", unit: "residents", says: "Residents on the court's list." },
  ],
  begin(values, s) {
    const lists = lister(s, {
      act: GATED.court_judgment,
      decision: "court_listed",
      chance: threshold(values.listed),
      list: COURT,
      term: Math.min(values.term, 255),
      longer: {
        decision: "court_extended",
        chance: threshold(values.extended),
        term: Math.min(values.term + values.extension, 255),
      },
    });
    return (clock) => (reached(values.from, clock) ? lists(clock) : null);
  },
});

export const misconductList = mechanism({
  room: "enforcement",
  key: "misconduct_list",
  says: "Travel misconduct on record can bar a resident from planes for a year and from fast trains for half of one.",
  direction: "On: some residents with a record of travel misconduct fall under the travel bans.",
  reads: "records filed",
  writes: "listings settled",
  parameters: {
    from: month({ says: "First month of the list.", default: "2018-06", source: "F-LIST (first list June 2018)" }),
    listed: probability({
      says: "Share of filed records of travel misconduct that lead to a listing.",
      default: 0.0108,
      source: "assumption (6,908 people in 2018)",
      sweep: [0.005, 0.2],
    }),
    air: integer({
      says: "Months without air tickets.",
      unit: "months",
      min: 0,
      max: 15,
      default: 12,
      source: "F-LIST (1 year)",
    }),
    rail: integer({
      says: "Months without fast-train tickets.",
      unit: "months",
      min: 0,
      max: 15,
      default: 6,
      source: "F-LIST (180 days)",
    }),
  },
  counters: [
    { key: "misconduct_listed", unit: "residents", says: "Residents newly listed for travel misconduct in the month." },
    { key: "misconduct_listed_false", unit: "residents", says: "Those of them listed on a false record." },
    {
      key: "misconduct_expected",
      unit: "1/2³² residents",
      says: "Sum of the chances of a listing over the records that could have led to one.",
    },
    { key: "on_misconduct_list", unit: "residents", says: "Residents on the misconduct list." },
  ],
  begin(values, s) {
    const lists = lister(s, {
      act: GATED.travel_misconduct,
      decision: "misconduct_listed",
      chance: threshold(values.listed),
      list: MISCONDUCT,
      term: values.air | (values.rail << 4),
      expected: s.counter("misconduct_expected"),
    });
    return (clock) => (reached(values.from, clock) ? lists(clock) : null);
  },
});

export const taxList = mechanism({
  room: "enforcement",
  key: "tax_list",
  says: "Unpaid tax on record can bar a resident from leaving the country until it is paid.",
  direction: "On: a few residents may not leave the country.",
  reads: "records filed, hardship",
  writes: "listings settled, hardship (barred from leaving)",
  parameters: {
    from: month({ says: "First month of exit bans.", default: "2018-01", source: "F-SEED-8 (2018)" }),
    barred: probability({
      says: "Share of filed records of unpaid tax that lead to an exit ban.",
      default: 0.000058,
      source: "F-SEED-8 (128 in 2018); share: fitted",
    }),
    released: probability({
      says: "Chance a month that the tax is paid and the ban lifted.",
      default: 0.08,
      source: "assumption",
      sweep: [0.02, 0.3],
    }),
  },
  counters: [
    { key: "exit_bans", unit: "residents", says: "Residents newly barred from leaving the country in the month." },
    {
      key: "exit_bans_expected",
      unit: "1/2³² residents",
      says: "Sum of the chances of an exit ban over the records that could have led to one.",
    },
    { key: "under_exit_ban", unit: "residents", says: "Residents barred from leaving the country." },
  ],
  begin(values, s) {
    const free = turning(s, "exit_released", threshold(values.released), {
      listed: EXIT_BARRED,
      within: EXIT_BARRED,
      is: EXIT_BARRED,
      to: 0,
    });
    const lists = lister(s, {
      act: GATED.unpaid_tax,
      decision: "exit_ban",
      chance: threshold(values.barred),
      list: TAX,
      term: 0,
      expected: s.counter("exit_bans_expected"),
      barred: EXIT_BARRED,
    });
    return (clock) => {
      if (!reached(values.from, clock)) return null;
      const freed = free(clock);
      const listed = lists(clock);
      return (town, m) => {
        freed(town, m, town.columns.hardship, town.columns.hardship);
        listed(town, m);
      };
    };
  },
});
