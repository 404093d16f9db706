import { type Amount, some } from "./reading/amount.js";
import { channelsOf, countsOthers, hasScore, isOn, rewardsOf, sanctionsFrom, sanctionsOf } from "./reading/parts.js";
import type { Reading } from "./reading/reading.js";
import type { Sentence } from "./report.js";
import { noSanction } from "./sections/lists.js";
import { wordsHeldBack } from "./sections/silence.js";
import { spellLength } from "./sections/spirals.js";
import { falseKinds } from "./sections/truth.js";
import { joined, put, sentence } from "./sentence.js";
import { FORMATS, monthName, noun, span } from "./words.js";

/** What happened, in a handful of plain sentences, worked out from the measures. */
export const happened = (r: Reading): Sentence[] => [
  rated(r),
  joined([...sanctioned(r), ...spellLength(r)]),
  ...refused(r),
  ...unequal(r),
  joined(records(r)),
  joined(wordsHeldBack(r)),
];

function rated(r: Reading): Sentence {
  if (!hasScore(r.scenario)) return sentence`Nobody is rated: this scenario has no score.`;
  const n = r.at("rated", r.lastMonth);
  if (!some(n)) return joined([sentence`In ${monthName(r.lastMonth)} nobody had a score.`, ...lastScores(r)]);
  const everyone = { ...n, value: r.residents, measure: "residents", unit: "residents" };
  const share = r.at("rated_share", r.lastMonth);
  const mean = r.at("mean_score", r.lastMonth);
  const had = sentence`In ${monthName(r.lastMonth)}, ${put(n, "count")} of the ${put(everyone, "count", "resident")} (${put(share, "share")}) had a score.`;
  const now = sentence`The mean score was ${put(mean, "points", "point")}`;
  const first = r.months.find((m) => r.at("mean_score", m).value !== null) as string;
  const before = r.at("mean_score", first);
  const since =
    first === r.lastMonth ? sentence`.` : sentence`, after ${put(before, "points")} in ${monthName(first)}.`;
  return joined([had, { text: now.text + since.text, numbers: [...now.numbers, ...since.numbers] }]);
}

/** Of a scheme that has ended: when, why, and how things stood then. */
function lastScores(r: Reading): Sentence[] {
  const last = r.months.findLast((m) => some(r.at("rated", m)));
  if (last === undefined) return [];
  const why = isOn(r.scenario, "safeguards.sunset")
    ? sentence` The scheme had run its time (the safeguard sunset).`
    : null;
  const then = sentence`The last scores were those of ${monthName(last)}: of ${put(r.at("rated", last), "count", "resident")}, with a mean of ${put(r.at("mean_score", last), "points", "point")}.`;
  return why === null ? [then] : [{ text: then.text + why.text, numbers: then.numbers }];
}

function sanctioned(r: Reading): Sentence[] {
  if (sanctionsOf(r.scenario).length === 0) return [sentence`${noSanction(r)}`, ...rewarded(r)];
  const from = sanctionsFrom(r.scenario) as string;
  const now = r.at("sanctioned", r.lastMonth);
  if (from > r.lastMonth || !some(r.sum("sanctioned", r.months))) return [sentence`${noSanction(r)}`];
  if (!some(now)) return [sentence`In ${monthName(r.lastMonth)} nobody was under a sanction.`];
  return [
    sentence`In ${monthName(r.lastMonth)}, ${put(now, "count", "resident was", "residents were")} under a sanction (${put(r.at("sanctioned_share", r.lastMonth), "share")}); scaled to ${FORMATS.country(r.population)} people that is ${put(r.scaled(now), "country")}.`,
  ];
}

function rewarded(r: Reading): Sentence[] {
  if (rewardsOf(r.scenario).length === 0) return [];
  const now = r.at("rewarded", r.lastMonth);
  if (!some(now)) return [sentence`The score opened nothing to anyone in ${monthName(r.lastMonth)}.`];
  return [
    sentence`In ${monthName(r.lastMonth)} the score opened something to ${put(now, "count", "resident")} (${put(r.at("rewarded_share", r.lastMonth), "share")}).`,
  ];
}

function refused(r: Reading): Sentence[] {
  const on = sanctionsOf(r.scenario).map((s) => s.key);
  const kinds = [
    { key: "air_ban", says: "air tickets" },
    { key: "rail_ban", says: "high-speed-rail tickets" },
  ].filter(({ key }) => on.includes(key));
  if (kinds.length === 0 || !some(r.sum("sanctioned", r.months))) return [];
  const told = kinds.map(({ key, says }) => {
    const met = r.sum(`met_${key}`, r.months);
    if (!some(met)) return sentence`${says} were never refused`;
    return sentence`${says} were refused ${put(met, "count", "time")} (scaled, ${put(r.scaled(met), "country")})`;
  });
  const when = r.months.length === 1 ? `In ${span(r.months)}` : `From ${span(r.months)}`;
  return [{ text: `${when}, ${told.map((t) => t.text).join(", and ")}.`, numbers: told.flatMap((t) => t.numbers) }];
}

/** The two ends of the income scale. */
function unequal(r: Reading): Sentence[] {
  const poor = r.at("sanctioned_share", r.lastMonth, "income:Q1");
  const rich = r.at("sanctioned_share", r.lastMonth, "income:Q5");
  if (!some(r.at("sanctioned", r.lastMonth)) || poor.value === null || rich.value === null) return [];
  return [
    sentence`Of the poorest fifth ${put(poor, "share")} ${noun(poor.n, "was", "were")} under a sanction in ${monthName(r.lastMonth)}, of the richest ${put(rich, "share")}.`,
  ];
}

function records(r: Reading): Sentence[] {
  if (channelsOf(r.scenario).length === 0)
    return [
      sentence`No registry keeps records about residents${isOn(r.scenario, "watch.cameras") ? ", though cameras see what they do" : ""}.`,
    ];
  const kinds = falseKinds(r);
  const wrong = r.at("sanctioned_false", r.lastMonth);
  const through = r.at("sanctioned_through_others", r.lastMonth);
  const first = kinds.length === 0 ? [sentence`No record was filed.`] : kinds;
  if (!some(r.at("sanctioned", r.lastMonth))) return first;
  const who = (amount: Amount): Sentence =>
    some(amount) ? sentence`${put(amount, "count", "resident was", "residents were")}` : sentence`nobody was`;
  const told = [
    { who: who(wrong), says: "under a sanction because of a false record" },
    ...(countsOthers(r.scenario) ? [{ who: who(through), says: "because of the scores of ties and household" }] : []),
  ];
  return [
    ...first,
    {
      text: `In ${monthName(r.lastMonth)}, ${told.map((t) => `${t.who.text} ${t.says}`).join(", and ")}.`,
      numbers: told.flatMap((t) => t.who.numbers),
    },
  ];
}
