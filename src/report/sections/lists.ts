import { newListings } from "../figures/new-listings.js";
import { refusals } from "../figures/refusals.js";
import { underSanction } from "../figures/under-sanction.js";
import { some } from "../reading/amount.js";
import { listsOf, sanctionsFrom, sanctionsOf } from "../reading/parts.js";
import type { Reading } from "../reading/reading.js";
import type { Section, Sentence } from "../report.js";
import { put, sentence } from "../sentence.js";
import { monthName, upperFirst } from "../words.js";
import { closedDoors, openedDoors } from "./doors.js";
import { or, section } from "./section.js";
import { byYear } from "./years.js";

/** Lists, sanctions and refusals. */
export function lists(r: Reading): Section {
  const reason = noSanction(r);
  const noList = listsOf(r.scenario).length === 0 ? "This scenario has no list." : "Nobody came onto a list.";
  return section(
    "lists",
    "Lists, sanctions and refusals",
    [...listsNow(r), ...reasons(r)],
    [
      or(underSanction(r), reason),
      or(newListings(r), noList),
      or(refusals(r), noTicket(r, "in any month")),
      or(byYear(r), reason),
      or(closedDoors(r), reason),
      or(openedDoors(r), "No reward is part of this scenario."),
    ],
  );
}

/** Why nobody is under a sanction. */
export function noSanction(r: Reading): string {
  const from = sanctionsFrom(r.scenario);
  if (from === null) return "No sanction is part of this scenario.";
  return from > r.lastMonth
    ? `The first sanctions would come in ${monthName(from)}, after this world's last month.`
    : "Nobody was under a sanction in any month.";
}

/** Why no ticket was refused. */
export function noTicket(r: Reading, when: string): string {
  const bans = sanctionsOf(r.scenario).filter((s) => s.key === "air_ban" || s.key === "rail_ban");
  if (bans.length === 0) return "No ban on tickets is part of this scenario.";
  const reason = noSanction(r);
  return some(r.sum("sanctioned", r.months)) ? `No air or high-speed-rail ticket was refused ${when}.` : reason;
}

function listsNow(r: Reading): Sentence[] {
  return listsOf(r.scenario).map((l) => {
    const now = r.at(l.current, r.lastMonth);
    const entered = r.sum(l.entered, r.months);
    const name = upperFirst(l.name);
    if (!some(entered)) return sentence`${name}: nobody was listed.`;
    const standing = some(now) ? sentence`${put(now, "count", "resident")}` : sentence`nobody`;
    const listed = sentence`${put(entered, "count", "time")}`;
    return {
      text: `${name}: residents were listed ${listed.text} in all; ${standing.text} stood on it in ${monthName(r.lastMonth)}.`,
      numbers: [...listed.numbers, ...standing.numbers],
    };
  });
}

function reasons(r: Reading): Sentence[] {
  const share = r.at("sanctioned_by_score_share", r.lastMonth);
  if (share.value === null) return [];
  return [
    share.value === 1
      ? sentence`The score alone would have brought every sanction.`
      : share.value === 0
        ? sentence`Nobody was under a sanction because of a score alone.`
        : sentence`For ${put(share, "share")} of those under a sanction the score alone would have brought it.`,
  ];
}
