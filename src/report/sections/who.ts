import { PAIRS } from "../../measures/parity.js";
import { falseShare, whoFalse } from "../figures/who-false.js";
import { whoRefused } from "../figures/who-refused.js";
import { regionsRewarded, regionsSanctioned, whoRewarded, whoSanctioned } from "../figures/who-sanctioned.js";
import { some } from "../reading/amount.js";
import { channelsOf, rewardsOf, sanctionsOf } from "../reading/parts.js";
import type { Reading } from "../reading/reading.js";
import type { Section, Sentence } from "../report.js";
import { put, sentence } from "../sentence.js";
import { monthName } from "../words.js";
import { compared } from "./compared.js";
import { everyGroup } from "./every-group.js";
import { noSanction, noTicket } from "./lists.js";
import { or, section } from "./section.js";

/** Who: shares and rates by group, with n, and groups side by side. */
export function who(r: Reading): Section {
  const reason = noSanction(r);
  const rewards = sanctionsOf(r.scenario).length === 0 && rewardsOf(r.scenario).length > 0;
  const noFalse =
    channelsOf(r.scenario).length === 0
      ? "No registry keeps records about residents in this scenario."
      : "No false record was filed in the last twelve months.";
  const regions = r.outcomes.groups.filter((g) => g.dimension === "region").length;
  const noRegions = regions < 2 ? "The world has one region." : reason;
  return section("who", "Who", pairs(r), [
    or(whoSanctioned(r), reason),
    ...(rewards ? [or(whoRewarded(r), "Nobody had a reward open to them."), or(regionsRewarded(r), noRegions)] : []),
    or(whoFalse(r), noFalse),
    or(whoRefused(r), noTicket(r, "in the last twelve months")),
    ...(rewards ? [] : [or(regionsSanctioned(r), noRegions)]),
    or(compared(r), "No two groups can be put side by side."),
    or(everyGroup(r), ""),
  ]);
}

/** The two ends of each dimension, in words. */
const ENDS: Readonly<Record<string, readonly [string, string]>> = {
  sex: ["of female residents", "of male ones"],
  minority: ["of the minority", "of the majority"],
  registered: ["of residents registered elsewhere", "of those registered at home"],
  income: ["of the poorest fifth", "of the richest"],
  place: ["of rural residents", "of urban ones"],
};

/** Shares under a sanction; where nothing is closed, shares with a reward; else false records. */
function pairs(r: Reading): Sentence[] {
  if (some(r.at("sanctioned_share", r.lastMonth))) return told(r, "sanctioned_share", "Under a sanction");
  if (some(r.at("rewarded_share", r.lastMonth))) return told(r, "rewarded_share", "With a reward open to them");
  return falsePairs(r);
}

function told(r: Reading, measure: string, says: string): Sentence[] {
  const ends = PAIRS.flatMap((p) => {
    const first = r.at(measure, r.lastMonth, `${p.dimension}:${p.first}`);
    const second = r.at(measure, r.lastMonth, `${p.dimension}:${p.second}`);
    if (first.value === null || second.value === null) return [];
    const [a, b] = ENDS[p.dimension];
    return [sentence`${put(first, "share")} ${a} and ${put(second, "share")} ${b}`];
  });
  if (ends.length === 0) return [];
  return [
    {
      text: `${says} in ${monthName(r.lastMonth)} were ${ends.map((t) => t.text).join("; ")}.`,
      numbers: ends.flatMap((t) => t.numbers),
    },
  ];
}

function falsePairs(r: Reading): Sentence[] {
  const first = falseShare(r, "minority:minority");
  const second = falseShare(r, "minority:majority");
  if (first.value === null || second.value === null) return [];
  return [
    sentence`Of the records about the minority ${put(first, "share")} were false, and of those about the majority ${put(second, "share")}.`,
  ];
}
