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
  const end = closedSays(sanctions);
  const rated = scores.flatMap((score, m) => (score === null ? [] : [m]));
  if (rated.length === 0) return `${who} had no score in these months, and ${end}.`;
  const low = rated.reduce((a, b) => ((scores[b] as number) < (scores[a] as number) ? b : a));
  const first = ledger[0]?.before ?? ledger[0]?.after ?? (scores[rated[0]] as number);
  const lowest = scores[low] as number;
  if (lowest >= first)
    return `${who} never stood below the first ${tenths(first)} points, had ${tenths(scores[rated[rated.length - 1]] as number)} in ${months[rated[rated.length - 1]]}, and ${end}.`;
  return `${who} fell from ${tenths(first)} points to ${tenths(lowest)} by ${months[low]}${causesSay(ledger, months[low])}, and ${end}.`;
}

/** For what the points were taken up to the lowest month; what fades or is given comes on top. */
function causesSay(ledger: readonly Move[], month: string): string {
  const { own, wrong, others } = sharesOf(ledger.filter((m) => m.month <= month));
  const parts = [
    [own, "acts of their own"],
    [wrong, "false records"],
    [others, "the scores of others"],
  ] as const;
  const some = parts.filter(([points]) => points < 0);
  return some.length === 0 ? "" : `, for ${listed(some.map(([points, why]) => `${why} (${tenths(-points)} points)`))}`;
}

function closedSays({ months, refused }: Life["sanctions"]): string {
  if (months === 0) return refused === 0 ? "nothing was closed to them" : `was refused something ${times(refused)}`;
  return `was under sanction for ${months === 1 ? "1 month" : `${months} months`}${refused === 0 ? "" : ` and refused something ${times(refused)}`}`;
}

const times = (n: number): string => (n === 1 ? "once" : `${n} times`);
const tenths = (points: number): string => points.toLocaleString("en-US", { maximumFractionDigits: 1 });
