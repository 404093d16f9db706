import type { Life, Move } from "./life.js";
import { listed } from "./twin.js";

/** Where points went, over the months told of. Points taken are negative. */
export interface Shares {
  /** Records of what the resident did; records that are false; the scores of ties and household. */
  readonly own: number;
  readonly wrong: number;
  readonly others: number;
}

const isRecord = (m: Move): boolean => m.act !== null && m.rule !== "score.rule_book.expires_after";

/** Points that records took, true and false, and what others' scores took in sum. */
export function sharesOf(ledger: readonly Move[]): Shares {
  let [own, wrong, others] = [0, 0, 0];
  for (const m of ledger) {
    if (m.truth === "someone_else") others += m.points;
    else if (isRecord(m) && m.points < 0) {
      if (m.truth === "true") own += m.points;
      else wrong += m.points;
    }
  }
  return { own, wrong, others };
}

/** A life in one plain sentence. */
export function sentenceOf({ resident, scores, months, sanctions, ledger }: Omit<Life, "sentence">): string {
  const who = `Resident ${resident.toLocaleString("en-US")}`;
  const rated = scores.flatMap((score, m) => (score === null ? [] : [m]));
  const closed = closedSays(sanctions);
  if (rated.length === 0) return `${who} had no score in these months${closed === "" ? "" : `, and ${closed}`}.`;
  const at = (m: number): string => (scores[m] as number).toLocaleString("en-US", { maximumFractionDigits: 1 });
  const low = rated.reduce((a, b) => ((scores[b] as number) < (scores[a] as number) ? b : a));
  const [first, last] = [rated[0], rated[rated.length - 1]];
  const begins = ledger[0]?.before ?? ledger[0]?.after ?? (scores[first] as number);
  const path =
    (scores[low] as number) < begins
      ? `${who} fell from ${begins.toLocaleString("en-US", { maximumFractionDigits: 1 })} points to ${at(low)} by ${months[low]}${low === last ? "" : ` and stood at ${at(last)} in ${months[last]}`}`
      : `${who} never fell below the ${begins.toLocaleString("en-US", { maximumFractionDigits: 1 })} points of the beginning, and stood at ${at(last)} in ${months[last]}`;
  const because = causesSay(sharesOf(ledger));
  return `${path}${because}; ${closed === "" ? "nothing was closed to this resident" : `this resident ${closed}`}.`;
}

function causesSay({ own, wrong, others }: Shares): string {
  const parts = [
    [own, "for the resident's own acts"],
    [wrong, "for false records"],
    [others, "for the scores of others"],
  ] as const;
  const some = parts.filter(([points]) => points < 0);
  if (some.length === 0) return "";
  const told = some.map(([points, why]) => `${Math.round(-points * 10) / 10} ${why}`);
  return ` (points taken: ${listed(told)})`;
}

function closedSays({ months, refused }: Life["sanctions"]): string {
  if (months === 0) return "";
  const times = refused === 0 ? "" : ` and refused something ${refused === 1 ? "once" : `${refused} times`}`;
  return `was under sanction for ${months === 1 ? "1 month" : `${months} months`}${times}`;
}
