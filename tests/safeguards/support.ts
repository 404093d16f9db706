import { SAFEGUARDS } from "../../src/safeguards/safeguards.js";
import { type Changes, Lab, together, without } from "../support/lab.js";
import { STRICT } from "../support/strict.js";

export const ALL_ON: Changes = Object.fromEntries(SAFEGUARDS.map((s) => [`safeguards.${s.key}`, { on: true }]));
export const on = (key: string, values: Changes[string] = {}): Changes => ({
  [`safeguards.${key}`]: { on: true, ...values },
});

/** Nobody learns or answers, nobody else's score counts: what differs between two worlds is the safeguard alone. */
export const UNSHAKEN: Changes = together(
  STRICT,
  without("response.compliance", "response.self_censorship", "response.point_seeking"),
  without("score.association", "score.household"),
  { "response.dropping_ties": { drop: 0 }, "response.work_lost": { loss: 0 } },
);
/** Points stay until something takes them back. */
export const UNFADING: Changes = { "score.rule_book": { fading: "never" } };
/** A good half of many records is false. */
export const ERRORS: Changes = {
  "watch.cameras": { phantom: 0.0009, list: 2_000_000 },
  "watch.payments": { wrong_person: 0.5 },
  "watch.review": { wrong_person: 0.5 },
  "watch.billers": { wrong_person: 0.5 },
  "watch.courts": { wrong_person: 0.5 },
};

export const world = (residents: number, ...settings: readonly Changes[]): Lab =>
  new Lab({ residents, start: "2018-06", settings: together(UNSHAKEN, ...settings) });

/** A record that moved a score. */
export interface Cost {
  readonly town: number;
  readonly i: number;
  readonly act: number;
  readonly truth: number;
  readonly points: number;
  readonly month: number;
}

/** Lives some months, and gives every record that moved a score. */
export function costsOver(lab: Lab, months: number): Cost[] {
  const costs: Cost[] = [];
  for (let n = 0; n < months; n++) {
    const { month } = lab;
    lab.live(1, {
      score: (town, { filed }) => {
        for (let r = 0; r < filed.length; r++)
          if (filed.points[r] !== 0)
            costs.push({
              town: town.index,
              i: filed.subject[r],
              act: filed.act[r],
              truth: filed.truth[r],
              points: filed.points[r],
              month,
            });
      },
    });
  }
  return costs;
}

/** Sums by resident of the costs that `of` keeps. */
export function sums(size: number, costs: readonly Cost[], of: (c: Cost) => boolean): number[] {
  const out = new Array<number>(size).fill(0);
  for (const c of costs) if (of(c)) out[c.i] += c.points;
  return out;
}
