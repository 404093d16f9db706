import { GATED } from "../draws/decisions.js";
import { COURT_FALSE, EXIT_BARRED, MISCONDUCT_FALSE } from "../enforcement/lists.js";
import type { Beginning } from "../month/mechanism.js";
import type { Month } from "../month/month.js";
import { TRUE } from "../month/records.js";
import { FALSE } from "../month/witness.js";
import { decayOf, lifeOf, ruleBook } from "../score/rule-book.js";
import type { Town } from "../state/town.js";
import { takeBackFalse } from "./domains.js";
import { expiry } from "./expiry.js";
import { forgetExpiring, forgetFalseExpiring, giveBack, leftAfter } from "./give-back.js";
import { forgetFalseOffences, forgetOffence } from "./offences.js";
import { actIn, channelIn, monthIn, pointsIn, subjectIn, truthIn } from "./record-word.js";

/** How records are struck out of a file: what is left of their points is given back, and nothing of them is given back twice. */
export interface Striking {
  /** One record, as two words of `record-word.ts`. `rule` is the safeguard's path. */
  record(town: Town, m: Month, record: number, points: number, rule: string): void;
  /** All false records of a resident. */
  allFalse(town: Town, m: Month, i: number, rule: string): void;
}

export function striking(s: Beginning): Striking {
  const rules = s.valuesOf(ruleBook);
  const life = rules === null ? 0 : lifeOf(rules);
  const after = s.valuesOf(expiry)?.after ?? 0;
  const decay = rules === null ? 0 : decayOf(rules);
  return {
    record(town, m, record, words, rule) {
      const [i, act, truth, points, month] = [
        subjectIn(record),
        actIn(record),
        truthIn(record),
        pointsIn(words),
        monthIn(words),
      ];
      const months = m.clock.index - month;
      if ((life > 0 && months >= life) || (after > 0 && months >= after)) return;
      giveBack(town, m, i, leftAfter(points, months, decay), rule, { act, truth, channel: channelIn(record) });
      if (life > 0) forgetExpiring(town, i, truth !== TRUE, points, month + life);
      if (after > 0) forgetOffence(town, i, act, truth !== TRUE, points, month);
    },
    allFalse(town, m, i, rule) {
      const { wrong } = town.columns;
      m.witness?.move(i, rule, -wrong[i], { truth: FALSE });
      wrong[i] = 0;
      takeBackFalse(town, i);
      forgetFalseExpiring(town, i);
      forgetFalseOffences(town, i);
      for (const list of [town.held.appeals, town.held.audits, town.held.suspect])
        list.sift(2, (at) => subjectIn(list.words[at]) !== i || truthIn(list.words[at]) === TRUE);
    },
  };
}

/** Takes a resident off the list that a false record of this act led to. Gives whether there was such a listing. */
export function unlist(s: Beginning): (town: Town, m: Month, i: number, act: number) => boolean {
  const corrected = s.counter("court_left_corrected");
  return (town, m, i, act) => {
    const { court, misconduct, flags, hardship } = town.columns;
    if (act === GATED.court_judgment && court[i] !== 0 && (flags[i] & COURT_FALSE) !== 0) {
      court[i] = 0;
      flags[i] &= ~COURT_FALSE;
      m.count(corrected, i);
      return true;
    }
    if (act === GATED.travel_misconduct && misconduct[i] !== 0 && (flags[i] & MISCONDUCT_FALSE) !== 0) {
      misconduct[i] = 0;
      flags[i] &= ~MISCONDUCT_FALSE;
      return true;
    }
    if (act === GATED.unpaid_tax && (hardship[i] & EXIT_BARRED) !== 0) {
      hardship[i] &= ~EXIT_BARRED;
      return true;
    }
    return false;
  };
}
