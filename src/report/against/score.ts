import { some } from "../reading/amount.js";
import { hasScore, isOn, sanctionsOf } from "../reading/parts.js";
import type { Reading } from "../reading/reading.js";
import type { Sentence } from "../report.js";
import { scaledNote } from "../sections/scaled-note.js";
import { joined, put, sentence } from "../sentence.js";
import { monthName } from "../words.js";
import { endOf2018 } from "./when.js";

const named = (r: Reading): boolean => sanctionsOf(r.scenario).some((s) => s.key === "public_naming");

/** F-SEED-3: how many are rated, and what of it is public. */
export function national(r: Reading): Sentence[] {
  if (!hasScore(r.scenario)) return [];
  const share = r.at("rated_share", r.lastMonth);
  const told = [
    !some(share)
      ? sentence`In ${monthName(r.lastMonth)} nobody had a score.`
      : sentence`In ${monthName(r.lastMonth)}, ${put(share, "share")} of residents had a score.`,
    isOn(r.scenario, "score.publicity")
      ? sentence`Scores are public from ${monthName(r.scenario.settings["score.publicity"].from as string)}.`
      : sentence`Scores are not public.`,
  ];
  const naming = r.scaled(r.at("met_public_naming", r.lastMonth));
  if (named(r))
    told.push(
      some(naming)
        ? sentence`${put(naming, "country")} people were named in public (${scaledNote(r)}).`
        : sentence`Nobody was named in public.`,
    );
  return [joined(told)];
}

/** F-SEED-4: a private score that one joins. */
export function sesame(r: Reading): Sentence[] {
  if (!hasScore(r.scenario) || r.scenario.settings["registry.enrolment"].online_only !== true) return [];
  const month = endOf2018(r);
  const joinedIt = r.scaled(r.at("rated", month));
  const { lowest, highest } = r.scenario.settings["score.scale"];
  return [
    sentence`A score from ${String(lowest)} to ${String(highest)} that one joins: ${put(joinedIt, "country")} people had one in ${monthName(month)} (${scaledNote(r)}). ${sanctionsOf(r.scenario).length === 0 ? "It closes nothing." : "It stands beside sanctions."}`,
  ];
}

/** F-SEED-6: what friends, family and grown-ups cost. */
export function friends(r: Reading): Sentence[] {
  const told: Sentence[] = [];
  const month = endOf2018(r);
  const through = r.at("sanctioned_through_others_share", month);
  if (isOn(r.scenario, "score.association") && hasScore(r.scenario))
    told.push(
      through.value === null
        ? sentence`The scores of ties move one's own.`
        : sentence`The scores of ties move one's own: ${put(through, "share")} of those under a sanction in ${monthName(month)} would not have been without the scores of ties and household.`,
    );
  const children = r.scaled(r.at("children_barred", month));
  if (sanctionsOf(r.scenario).some((s) => s.key === "school_bar"))
    told.push(
      some(children)
        ? sentence`A grown-up's sanction kept ${put(children, "country")} children out of the best schools in ${monthName(month)} (${scaledNote(r)}).`
        : sentence`No child was kept out of a school in ${monthName(month)}.`,
    );
  return told.length === 0 ? [] : [joined(told)];
}
