import { GATED } from "../../draws/decisions.js";
import type { Records } from "../../month/records.js";
import { residentAt } from "../../month/witness.js";
import { howOf } from "../../month/witnessed.js";
import { reached } from "../../parameters/schedule.js";
import { firstDifference } from "../../scenario/first-difference.js";
import { FAR_SLOT, orders, SLOTS, tieOf, whitening } from "../../society/ties.js";
import { clockAt } from "../../state/clock.js";
import { TOWN } from "../../state/columns.js";
import type { Town } from "../../state/town.js";
import { CHANNELS } from "../../watch/channel.js";
import type { Asked } from "./asked.js";
import { type Followed, tieKind } from "./followed.js";
import { type Change, type Move, type MoveCause, TRUTHS } from "./life.js";
import type { Near } from "./near.js";
import { withoutAll } from "./twin.js";

/** A change that can be tried: in words and numbers, the month in which it begins to work, and what it does to a world. */
export interface Candidate {
  readonly change: Change;
  readonly from: number;
  /** The world it makes, where it is another scenario. */
  readonly asked?: Asked;
  /** Makes it happen in a world. */
  readonly works?: (near: Near) => void;
}

/** A record filed against the resident. */
export interface Filed {
  readonly month: number;
  readonly act: number;
  readonly channel: number;
  readonly truth: number;
  readonly cause: MoveCause | null;
}

const ACT_NAMES = Object.fromEntries(Object.entries(GATED).map(([name, n]) => [n, name]));
export const worded = (key: string): string => key.replaceAll("_", " ");

/** The records of a month filed against one place of a town. */
export function filedAgainst(town: Town, filed: Records, place: number, month: number): Filed[] {
  const out: Filed[] = [];
  for (let n = 0; n < filed.length; n++) {
    if (filed.subject[n] !== place) continue;
    const actor = filed.actor[n];
    const truth = filed.truth[n];
    const cause: MoveCause | null =
      actor < 0 ? null : { resident: residentAt(town, actor), how: howOf(truth), tie: null, late: filed.late[n] };
    out.push({ month, act: filed.act[n], channel: filed.channel[n], truth, cause });
  }
  return out;
}

/** The records that cost points (or could bring a listing), the least costly first; of equals, the latest. Duplicate copies count as one. */
export function recordCandidates(
  resident: number,
  filed: readonly Filed[],
  moves: readonly Move[],
  months: readonly string[],
  wanted: (act: number, points: number) => boolean,
): Candidate[] {
  const seen = new Set<string>();
  const out: { candidate: Candidate; points: number }[] = [];
  for (const record of filed) {
    const key = [record.month, record.act, record.channel, record.truth].join();
    const [act, channel, truth] = [ACT_NAMES[record.act], CHANNELS[record.channel], TRUTHS[record.truth]];
    const month = months[record.month];
    const points =
      moves.find((m) => m.month === month && m.act === act && m.channel === channel && m.truth === truth && isPoints(m))
        ?.points ?? 0;
    if (seen.has(key) || !wanted(record.act, points)) continue;
    seen.add(key);
    const { cause } = record;
    const says = `the record of ${month} left out: ${worded(act)}, by ${worded(channel)} (${truthSays(truth)})`;
    out.push({
      points,
      candidate: {
        change: { kind: "record", says, month, act, channel, truth, cause, points },
        from: record.month,
        works: (near) => {
          near.filed = (town, m) => {
            if (m.clock.index === record.month && town.index === Math.floor(resident / TOWN))
              leaveOut(m.filed, resident % TOWN, record);
          };
        },
      },
    });
  }
  return out
    .sort((a, b) => Math.abs(a.points) - Math.abs(b.points) || b.candidate.from - a.candidate.from)
    .map(({ candidate }) => candidate);
}

const isPoints = (m: Move): boolean =>
  m.rule.startsWith("score.rule_book.points") || m.rule.startsWith("score.rule_book.repetition");

export const truthSays = (truth: string): string =>
  ({
    true: "true",
    wrong_person: "somebody else did it",
    nobody: "nobody did it",
    mixed_up: "meant for another file",
    someone_else: "someone else's score",
    false: "false records",
  })[truth] ?? truth;

/** Takes one such record out of the list. */
function leaveOut(list: Records, place: number, { act, channel, truth }: Filed): void {
  for (let n = 0; n < list.length; n++)
    if (list.subject[n] === place && list.act[n] === act && list.channel[n] === channel && list.truth[n] === truth) {
      list.drop(n);
      return;
    }
}

/** The ties that took points when the resident first fell below, that of the least points first: each as if it had never been. */
export function tieCandidates(asked: Asked, followed: Followed, month: string): Candidate[] {
  const held = heldBy(followed.moves, month, (m) => (m.cause?.how === "tie" ? String(m.cause.resident) : null));
  const town = Math.floor(followed.resident / TOWN);
  const place = followed.resident % TOWN;
  const size = Math.min(TOWN, asked.residents - town * TOWN);
  const o = orders(asked.seed, size);
  const white = [0, 1, 2].map((kind) => whitening(asked.seed, town, size, kind));
  const ends = Array.from({ length: SLOTS }, (_, slot) =>
    slot === FAR_SLOT ? (town ^ 1) * TOWN + place : place_(tieOf(o, white, size, place, slot), town),
  );
  return [...held]
    .filter(([, points]) => points < 0)
    .sort((a, b) => b[1] - a[1])
    .map(([resident, points]): Candidate => {
      const other = Number(resident);
      const slots = ends.flatMap((end, slot) => (end === other ? [slot] : []));
      return {
        change: {
          kind: "tie",
          says: `no tie to resident ${other} (${tieSays(tieKind(slots[0]))})`,
          resident: other,
          tie: tieKind(slots[0]),
          points,
        },
        from: 0,
        works: (near) => {
          const mask = slots.reduce((bits, slot) => bits & ~(1 << slot), 255);
          near.begins = (here) => {
            for (const end of [followed.resident, other])
              if (Math.floor(end / TOWN) === here.index) here.columns.ties[end % TOWN] &= mask;
          };
        },
      };
    });
}

const place_ = (place: number, town: number): number => (place < 0 ? -1 : town * TOWN + place);

export const tieSays = (kind: string): string =>
  ({
    neighbourhood: "of the neighbourhood",
    town: "of the town",
    other: "of the town",
    far: "of another town",
  })[kind] ?? kind;

/** Mechanisms that may be left out one at a time; what makes the score a score (enrolment, regional files, the rule book) may not. */
const ALONE: readonly string[] = [
  ...CHANNELS.map((channel) => `watch.${channel}`),
  "registry.centre",
  "score.association",
  "score.household",
  "score.standing",
  "score.publicity",
  "response.dropping_ties",
  "response.work_lost",
  "response.compliance",
];
const LISTS = ["enforcement.court_list", "enforcement.misconduct_list", "enforcement.tax_list"];

/**
 * Mechanisms of the world that cost the resident points by the month of the first fall, the cheapest first; then those that move no
 * points themselves, in the order of the month. For a listing, the lists come last.
 */
export function mechanismCandidates(asked: Asked, followed: Followed, month: string, lists: boolean): Candidate[] {
  const { scenario } = asked;
  const paths = [...ALONE, ...(lists ? LISTS : [])].filter((path) => isOn(asked, path, month));
  const held = heldBy(followed.moves, month, (m) =>
    m.cause?.how === "tie" || m.cause?.how === "household" || m.channel === null
      ? m.rule.split(".").slice(0, 2).join(".")
      : `watch.${m.channel}`,
  );
  const costs = paths.map((path) => ({ path, points: held.get(path) ?? null }));
  const some = costs.filter((c): c is { path: string; points: number } => c.points !== null && c.points < 0);
  const none = costs.filter(({ path, points }) => points === null && !path.startsWith("watch."));
  const listing = lists
    ? costs.filter(({ path }) => path.startsWith("watch.") && !some.some((c) => c.path === path))
    : [];
  return [...some.sort((a, b) => b.points - a.points), ...listing, ...none].map(({ path, points }): Candidate => {
    const other = { ...asked, scenario: withoutAll(scenario, [path]) };
    return {
      change: { kind: "mechanism", says: `the mechanism ${path} switched off for everyone`, mechanism: path, points },
      from: Math.min(firstDifference(scenario, other.scenario), scenario.months - 1),
      asked: other,
    };
  });
}

function isOn({ scenario: { settings, start, months } }: Asked, path: string, by: string): boolean {
  const values = settings[path];
  if (values?.on !== true) return false;
  if (values.from === undefined) return true;
  for (let m = 0; m < months; m++) {
    const clock = clockAt(start, m);
    if (reached(values.from as string | null, clock)) return clock.label <= by;
  }
  return false;
}

/** Sums of the moves up to a month by some key. */
function heldBy(moves: readonly Move[], month: string, keyOf: (m: Move) => string | null): Map<string, number> {
  const out = new Map<string, number>();
  for (const move of moves) {
    if (move.month > month) break;
    const key = keyOf(move);
    if (key !== null) out.set(key, (out.get(key) ?? 0) + move.points);
  }
  return out;
}
