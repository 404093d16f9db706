import { lockOut } from "../figures/lock-out.js";
import { mobility } from "../figures/mobility.js";
import { poorer } from "../figures/poorer.js";
import { spells } from "../figures/spells.js";
import { some } from "../reading/amount.js";
import { hasScore, isOn } from "../reading/parts.js";
import type { Reading } from "../reading/reading.js";
import type { Section, Sentence } from "../report.js";
import { put, sentence } from "../sentence.js";
import { noSanction } from "./lists.js";
import { lossesByYear } from "./losses.js";
import { or, section } from "./section.js";

/** Spirals: how long sanctions last, whether ranks move, what is lost on the way. */
export function spirals(r: Reading): Section {
  const reason = noSanction(r);
  const anyone = some(r.sum("sanctioned", r.months));
  const noRank = hasScore(r.scenario)
    ? "Ranks are compared from one January to the next; in this world nobody was rated in two Januaries."
    : "This scenario has no score, so nobody has a rank.";
  const noLoss = isOn(r.scenario, "response.work_lost")
    ? "Nobody lost income through refused work."
    : "Refused work costs no income in this scenario.";
  return section(
    "spirals",
    "Spirals",
    [...spellLength(r), ...ranks(r)],
    [
      or(spells(r), reason),
      or(lockOut(r), anyone ? "Nobody was under sanction for more than twelve months without a break." : reason),
      or(mobility(r), noRank),
      or(poorer(r), noLoss),
      or(lossesByYear(r), "No tie was dropped and no income lost."),
    ],
  );
}

/** How long a spell under sanction lasts, by the Kaplan–Meier estimate. */
export function spellLength(r: Reading): Sentence[] {
  const half = r.at("spell_median", r.lastMonth);
  const { n } = half;
  if (n === 0) return [];
  const spells = { ...half, value: n, measure: "spells", unit: "spells" };
  if (n === 1)
    return half.value === null
      ? [sentence`There was ${put(spells, "count", "spell")} under sanction, and it was still running at the end.`]
      : [
          sentence`There was ${put(spells, "count", "spell")} under sanction; it ended after ${put(half, "months", "month")}.`,
        ];
  const over = r.at("spell_survival_12", r.lastMonth);
  const longer = some(over) ? sentence`, and ${put(over, "share")} last longer than a year` : sentence``;
  const ends =
    half.value === null
      ? sentence`Of ${put(spells, "count", "spell")} under sanction, an estimated half or more outlast the months followed`
      : sentence`Of ${put(spells, "count", "spell")} under sanction, an estimated half end within ${put(half, "months", "month")}`;
  return [{ text: `${ends.text}${longer.text}.`, numbers: [...ends.numbers, ...longer.numbers] }];
}

function ranks(r: Reading): Sentence[] {
  const january = [...r.months].reverse().find((m) => r.at("bottom_fifth_escape", m).value !== null);
  if (january === undefined) return [];
  return [
    sentence`Of those in the bottom fifth in January ${String(Number(january.slice(0, 4)) - 1)}, ${put(r.at("bottom_fifth_escape", january), "share")} stood above it a year later.`,
  ];
}
