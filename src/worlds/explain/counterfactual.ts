import { GATED } from "../../draws/decisions.js";
import type { Month } from "../../month/month.js";
import { POINT, TOWN } from "../../state/columns.js";
import type { Town } from "../../state/town.js";
import type { Asked, ExplainOptions, Span } from "./asked.js";
import {
  type Candidate,
  type Filed,
  filedAgainst,
  mechanismCandidates,
  recordCandidates,
  tieCandidates,
} from "./changes.js";
import { closedBy, type Door, doorsIn, doorsOf } from "./doors.js";
import type { Followed } from "./followed.js";
import type { Counterfactual } from "./life.js";
import { type Kept, Near, townsNear } from "./near.js";
import { lowestMonth } from "./typical.js";
import { rest } from "./whole.js";

/** Re-runs for each resident, if nothing else is said. */
export const MOST_TRIES = 60;
/** Months between two snapshots of the world that re-runs start from. */
const KEEP_EVERY = 3;
/** Acts whose records can bring a listing. */
const LISTED: readonly number[] = [GATED.court_judgment, GATED.travel_misconduct, GATED.unpaid_tax];

/** What is to be kept off a resident, and when it first came. */
interface Goal {
  readonly kind: "score" | "list";
  readonly crossed: number;
  /** Is it kept off, given the score and what is closed in a month? */
  kept(month: number, score: number, closed: number): boolean;
}

/**
 * Looks for the smallest single change under which nothing would have been closed to the resident in the months asked for, by living
 * the paired world again with one change at a time. Smaller is: a record less, before a tie less, before a mechanism less; among records and ties,
 * that which cost fewer points; among mechanisms likewise. The first that does it is the smallest, since all smaller ones were tried.
 * A re-run starts from the last snapshot before its change, and stops where the resident falls below.
 */
export async function counterfactualOf(
  asked: Asked,
  followed: Followed,
  span: Span,
  months: readonly string[],
  { search = MOST_TRIES, onProgress, signal }: ExplainOptions,
): Promise<Counterfactual> {
  const { scenario } = asked;
  const doors = doorsOf(scenario).filter(({ values }) => values.below > 0);
  const inForce = months.map((_, m) => doorsIn(doors, scenario, m));
  const goal = goalOf(followed, span, inForce);
  const low = lowestMonth(followed, span);
  const lowest = low === null ? null : followed.at(low, "score_16ths") / POINT;
  const nothing = {
    change: null,
    lowest_with_change: null,
    others_changed: null,
    closest: null,
    closest_crossed: null,
  };
  if (goal === null)
    return {
      goal: "none",
      threshold: null,
      crossed: null,
      closes: [],
      ...nothing,
      lowest,
      tried: 0,
      candidates: 0,
      says: "Nothing was closed to this resident, so nothing is looked for.",
    };
  const crossed = months[goal.crossed];
  const shut = closedBy(inForce[goal.crossed], followed.at(goal.crossed, "score_16ths")).filter(
    ({ bit }) => (followed.at(goal.crossed, "closed") & bit) !== 0,
  );
  const about = {
    goal: goal.kind,
    threshold: goal.kind === "score" ? Math.max(...shut.map((d) => d.values.below)) : null,
    crossed,
    closes:
      goal.kind === "score"
        ? shut.map((d) => d.row.key)
        : doorsOf(scenario).flatMap((d) => ((followed.at(goal.crossed, "closed") & d.bit) !== 0 ? [d.row.key] : [])),
    lowest,
  };
  if (search <= 0)
    return {
      ...about,
      ...nothing,
      tried: 0,
      candidates: 0,
      says: "No search was made for a change under which nothing would have been closed.",
    };
  const base = await liveBase(asked, followed, goal, span, signal);
  const candidates = [
    ...recordCandidates(
      followed.resident,
      base.filed.filter((r) => r.month <= goal.crossed),
      followed.moves,
      months,
      (act, points) => (goal.kind === "score" ? points < 0 : LISTED.includes(act)),
    ),
    ...(goal.kind === "score" ? tieCandidates(asked, followed, crossed) : []),
    ...mechanismCandidates(asked, followed, crossed, goal.kind === "list"),
  ];
  let closest: { candidate: Candidate; until: number } | null = null;
  let tried = 0;
  for (const candidate of candidates.slice(0, search)) {
    onProgress?.({
      what: `resident ${followed.resident}: ${candidate.change.says}`,
      done: tried,
      of: Math.min(search, candidates.length),
    });
    await rest();
    signal?.throwIfAborted();
    tried++;
    const outcome = relive(base, candidate, followed, goal, span);
    if (outcome.failed === null) {
      const { change } = candidate;
      return {
        ...about,
        ...nothing,
        change,
        lowest_with_change: outcome.lowest,
        others_changed: others(base, outcome.near, followed.resident),
        tried,
        candidates: candidates.length,
        says: `The smallest single change that would have kept ${goal.kind === "score" ? `the score above ${about.threshold}` : "everything open"}: ${change.says}.`,
      };
    }
    if (outcome.failed > goal.crossed && (closest === null || outcome.failed > closest.until))
      closest = { candidate, until: outcome.failed };
  }
  const all =
    tried === candidates.length ? `none of the ${tried}` : `none of the first ${tried} of ${candidates.length}`;
  return {
    ...about,
    ...nothing,
    closest: closest?.candidate.change ?? null,
    closest_crossed: closest === null ? null : months[closest.until],
    tried,
    candidates: candidates.length,
    says:
      `No single change was found under which nothing would have been closed: ${all} tried did.` +
      (closest === null
        ? ""
        : ` It would have come latest, in ${months[closest.until]} instead of ${crossed}, with ${closest.candidate.change.says}.`),
  };
}

/** What first closed something in the months asked for: the score, else a list. */
function goalOf(followed: Followed, { first, last }: Span, inForce: readonly (readonly Door[])[]): Goal | null {
  // A safeguard may keep open what the score alone would close.
  const keptByScore = (m: number, score: number, closed: number): boolean =>
    closedBy(inForce[m], score).every(({ bit }) => (closed & bit) === 0);
  const span = Array.from({ length: last - first + 1 }, (_, n) => first + n);
  const byScore = span.find((m) => !keptByScore(m, followed.at(m, "score_16ths"), followed.at(m, "closed")));
  if (byScore !== undefined) return { kind: "score", crossed: byScore, kept: keptByScore };
  const byList = span.find((m) => followed.at(m, "closed") !== 0);
  if (byList === undefined) return null;
  return { kind: "list", crossed: byList, kept: (_, __, closed) => closed === 0 };
}

interface Base {
  readonly near: Near;
  readonly snapshots: readonly Kept[];
  readonly filed: readonly Filed[];
  readonly end: readonly Int16Array[];
}

const scoresOf = (near: Near): Int16Array[] => near.numbers.map((t) => near.towns[t].scores(near.month - 1).slice());

/** Lives the resident's towns as they were, and keeps what re-runs need. */
async function liveBase(asked: Asked, followed: Followed, goal: Goal, span: Span, signal?: AbortSignal): Promise<Base> {
  const near = new Near(asked, townsNear(asked.residents, [followed.resident])).generate();
  for (const town of Object.values(near.towns)) town.keepOrigins();
  const filed: Filed[] = [];
  near.filed = (town, m) => {
    if (town.index === Math.floor(followed.resident / TOWN))
      filed.push(...filedAgainst(town, m.filed, followed.resident % TOWN, m.clock.index));
  };
  const snapshots = [near.keep()];
  while (near.month <= span.last) {
    signal?.throwIfAborted();
    near.live();
    if (near.score(followed.resident) !== followed.at(near.month - 1, "score_16ths"))
      throw new Error(`resident ${followed.resident} has another score in its own towns than in the whole world`);
    if (near.month <= goal.crossed && near.month % KEEP_EVERY === 0) snapshots.push(near.keep());
    await rest();
  }
  near.filed = null;
  for (const town of Object.values(near.towns)) Object.assign(town.pending, { origins: null });
  return { near, snapshots, filed, end: scoresOf(near) };
}

/** Lives again with one change, until the resident falls below or the months end. */
function relive(base: Base, candidate: Candidate, followed: Followed, goal: Goal, { first, last }: Span) {
  const { resident } = followed;
  const near = candidate.asked === undefined ? base.near : new Near(candidate.asked, base.near.numbers);
  near.begins = null;
  near.filed = null;
  candidate.works?.(near);
  near.goBack(base.snapshots.findLast((s) => s.month <= candidate.from) as Kept);
  let closed = 0;
  // Until the change the months are as they were.
  const shared = lowestMonth(followed, { first, last: near.month - 1 });
  let lowest = shared === null ? Number.POSITIVE_INFINITY : followed.at(shared, "score_16ths");
  const look = (town: Town, m: Month): void => {
    if (town.index === Math.floor(resident / TOWN)) closed = m.scratch.closed[resident % TOWN];
  };
  while (near.month <= last) {
    near.live(look);
    const month = near.month - 1;
    if (month < first) continue;
    const score = near.score(resident);
    if (!goal.kept(month, score, closed)) return { near, failed: month, lowest: null };
    if (score >= 0) lowest = Math.min(lowest, score);
  }
  return { near, failed: null, lowest: Number.isFinite(lowest) ? lowest / POINT : null };
}

/** How many other residents end with another score. */
function others({ end }: Base, near: Near, resident: number): number {
  let n = 0;
  scoresOf(near).forEach((scores, t) => {
    for (let i = 0; i < scores.length; i++) if (scores[i] !== end[t][i] && near.numbers[t] * TOWN + i !== resident) n++;
  });
  return n;
}
