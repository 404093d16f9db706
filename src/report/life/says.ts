import { tieSays, worded } from "../../worlds/explain/changes.js";
import type { Life, Move, Truth } from "../../worlds/explain/life.js";

/** Rules that have words of their own; any other is named by its path. */
const RULES: Readonly<Record<string, string>> = {
  "score.scale.base": "is rated: the score everyone starts with",
  "registry.enrolment": "is no longer rated",
  "score.kept": "keeps what is left from an earlier rating",
  "score.standing": "income and schooling",
  "score.scale": "an end of the scale",
  "score.rule_book.limit": "the most points that can be held",
  "score.association.most": "the most that ties may move",
  "score.household.most": "the most that the household may move",
};
const REPEATED: Readonly<Record<string, string>> = {
  "score.rule_book.repetition.second": ", second on file",
  "score.rule_book.repetition.third": ", third on file or later",
};

const resident = (n: number): string => `resident ${n.toLocaleString("en-US")}`;

/** A move in words: what it was for, and who stands behind it. */
export function moveSays(move: Move): string {
  const { act, channel, rule, truth, cause } = move;
  if (cause?.how === "tie") return `tie to ${resident(cause.resident)} (${tieSays(cause.tie ?? "")})`;
  if (cause?.how === "household") return `${resident(cause.resident)} of the household`;
  if (act !== null) {
    const what = `${worded(act)}${channel === null ? "" : `, by ${worded(channel)}`}${REPEATED[rule] ?? ""}`;
    const gone = rule === "score.rule_book.expires_after" ? "expires: " : backSays(rule);
    const other = gone !== "" || rule.startsWith("score.rule_book.") ? "" : ` [${rule}]`;
    return `${gone}${what}${other} – ${behind(move)}`;
  }
  if (rule === "score.rule_book.decay") return truth === "false" ? "false points fade" : "points fade";
  return (
    RULES[rule] ??
    (rule.startsWith("safeguards.") ? `${backSays(rule)}${truth === "false" ? "false records" : "records"}` : rule)
  );
}

/** What a safeguard gives back: "safeguards.appeal" is "given back (appeal): ". */
const backSays = (rule: string): string =>
  rule.startsWith("safeguards.") ? `given back (${worded(rule.split(".")[1])}): ` : "";

/** Whether a record is true, and whose act it was. */
function behind({ truth, cause }: Move): string {
  const who = cause === null ? null : resident(cause.resident);
  const late = cause !== null && cause.late > 0 ? `, ${cause.late} ${cause.late === 1 ? "month" : "months"} late` : "";
  return `${TRUTHS[truth ?? "true"](who)}${late}`;
}

const TRUTHS: Readonly<Record<Truth, (who: string | null) => string>> = {
  true: () => "true",
  wrong_person: (who) => `${who ?? "somebody else"} did it`,
  nobody: (who) => `nobody did it${who === null ? "" : `; ${who} reported it`}`,
  mixed_up: (who) => `meant for the file of ${who ?? "somebody else"}`,
  someone_else: (who) => `through ${who ?? "someone else"}`,
  false: () => "false",
};

/** A kind of move, for what is added up where single moves are too many. */
export type Kind = "record" | "fading" | "ties" | "household" | "rest";

/** What kind of move it is. */
export function kindOf({ act, rule, cause }: Move): Kind {
  if (cause?.how === "tie" || rule.startsWith("score.association")) return "ties";
  if (cause?.how === "household" || rule.startsWith("score.household")) return "household";
  if (rule === "score.rule_book.decay" || rule === "score.rule_book.expires_after") return "fading";
  return act === null ? "rest" : "record";
}

/** Points with their sign, in sixteenths as far as they go: "−4.625", "+2". */
export const signed = (points: number): string =>
  points === 0
    ? "0"
    : `${points < 0 ? "\u2212" : "+"}${Math.abs(points).toLocaleString("en-US", { maximumFractionDigits: 4 })}`;

/** A score, to a tenth. */
export const score = (points: number | null): string =>
  points === null ? "–" : points.toLocaleString("en-US", { minimumFractionDigits: 1, maximumFractionDigits: 1 });

/** Who it is, in a line. */
export function whoSays({ traits: t }: Life): string {
  const ties = `of a household of ${t.household_members}`;
  return [
    `${t.sex === "male" ? "Man" : "Woman"}, ${t.age_at_start} at the start`,
    t.minority ? "of a minority" : "of the majority",
    `${t.place} ${t.region}`,
    t.registered === "away" ? "registered elsewhere" : "registered there",
    `schooling: ${t.education}`,
    ties,
    `care with rules: ${t.care}`,
    `outspokenness: ${t.outspoken}`,
    `distance from the official line: ${t.distance}`,
  ].join(" · ");
}
