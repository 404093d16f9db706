import type { DecisionName } from "../draws/decisions.js";
import { word } from "../draws/hash.js";
import { threshold } from "../draws/uniform.js";
import type { Beginning } from "../month/mechanism.js";
import type { Month } from "../month/month.js";
import { type Records, TRUE } from "../month/records.js";
import { working } from "./casework.js";
import { actIn, itemIn, monthIn, pointsWord, recordWord, subjectIn, truthIn } from "./record-word.js";
import type { Acts } from "./safeguard.js";
import { striking, unlist } from "./strike.js";
import { carrying } from "./travelling-correction.js";

/** How single records are looked into: which are chosen when they cost points, and how each is decided some months later. */
export interface Inquiry {
  /** The safeguard's key: what is counted and written in the ledger is under its name. */
  readonly key: string;
  /** Where records wait until they are decided. */
  readonly waiting: "appeals" | "audits";
  readonly delay: number;
  readonly minutes: number;
  readonly reaches_centre: number;
  /** The decision by which a record is chosen, and its threshold for record n of those filed. */
  readonly asked: DecisionName;
  chosen(m: Month, filed: Records, n: number): number;
  /** The decision by which a record is struck out, and the chances of it for a true record and for a false one. */
  readonly decided: DecisionName;
  readonly strikes: { readonly true: number; readonly false: number };
  /** Hears how a record was decided. */
  told(m: Month, i: number, isTrue: boolean, struck: boolean): void;
}

/** A record that is struck out gives back its points where the correction reaches what the score is worked out from; a listing on a false one ends. */
export function inquiring(s: Beginning, inquiry: Inquiry): Acts {
  const { key, waiting, delay, minutes, asked, decided, told } = inquiry;
  const work = working(s, key);
  const notCarried = s.counter(`not_carried.${key}`);
  const [ofTrue, ofFalse] = [threshold(inquiry.strikes.true), threshold(inquiry.strikes.false)];
  const strikes = striking(s);
  const off = unlist(s);
  const carries = carrying(s, inquiry.reaches_centre);
  return {
    scored: (clock) => {
      const carried = carries(clock);
      return (town, m) => {
        const held = town.held[waiting];
        const { filed } = m;
        held.sift(2, (at) => {
          const [record, points] = [held.words[at], held.words[at + 1]];
          if (monthIn(points) + delay > clock.index) return true;
          const i = subjectIn(record);
          const isTrue = truthIn(record) === TRUE;
          const k = m.key(decided, itemIn(record));
          const struck = word(i, k.a, k.b) >>> 0 < (isTrue ? ofTrue : ofFalse);
          told(m, i, isTrue, struck);
          if (!struck) return false;
          if (!isTrue) off(town, m, i, actIn(record));
          if (carried(m, i, itemIn(record))) strikes.record(town, m, record, points, `safeguards.${key}`);
          else m.count(notCarried, i);
          return false;
        });
        const keys = m.keysByItem(asked);
        for (let n = 0; n < filed.length; n++) {
          if (filed.points[n] >= 0) continue;
          const i = filed.subject[n];
          const k = keys(filed.act[n] * 16 + filed.channel[n]);
          if (word(i, k.a, k.b) >>> 0 >= inquiry.chosen(m, filed, n)) continue;
          work(m, i, minutes);
          held.push(recordWord(filed, n), pointsWord(filed.points[n], clock.index));
        }
      };
    },
  };
}
