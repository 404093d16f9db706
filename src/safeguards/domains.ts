import { GATED } from "../draws/decisions.js";
import { ACTS, type Domain } from "../life/acts.js";
import { bounded } from "../score/rule-book.js";
import type { Extras } from "../state/extras.js";
import type { Town } from "../state/town.js";

/** What a sanction can be about, and the acts that are about the same. What is about nothing here (the street, the neighbours) closes nothing. */
export const DOMAINS = ["travel", "money", "online"] as const;

const OF_ACT: { readonly [domain in Domain]?: number } = { travel: 0, money: 1, tax: 1, court: 1, online: 2 };
/** Domain of each act, or −1. Fraud is about money, whomever it is done to. */
const domainOf = Int8Array.from({ length: 64 }, () => -1);
for (const act of ACTS) domainOf[GATED[act.key]] = act.key === "fraud" ? 1 : (OF_ACT[act.domain] ?? -1);

/** The columns of one domain: what its records have cost, and what of it is from false ones. */
export function columnsOf({ extras }: { readonly extras: Extras }, domain: number): [Int16Array, Int16Array] | null {
  const name = DOMAINS[domain];
  const spent = name === undefined ? undefined : extras[`spent_${name}`];
  const wrong = name === undefined ? undefined : extras[`false_${name}`];
  return spent === undefined || wrong === undefined ? null : [spent, wrong];
}

/**
 * Moves what the records of an act's domain have cost resident `i`, where the world keeps count of it: by `points` in 1/16, which are negative
 * when a record costs and positive when it is taken back. A cost never becomes a gain.
 */
export function spend(town: Town, i: number, act: number, isFalse: boolean, points: number): void {
  const columns = columnsOf(town, domainOf[act]);
  if (columns === null) return;
  for (const column of isFalse ? columns : columns.slice(0, 1)) column[i] = Math.min(0, bounded(column[i] + points));
}

/** All that false records have cost resident `i` in any domain is taken back. */
export function takeBackFalse(town: Town, i: number): void {
  DOMAINS.forEach((_, domain) => {
    const columns = columnsOf(town, domain);
    if (columns === null) return;
    const [spent, wrong] = columns;
    spent[i] = Math.min(0, spent[i] - wrong[i]);
    wrong[i] = 0;
  });
}
