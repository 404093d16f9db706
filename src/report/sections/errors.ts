import { falseByChannel } from "../figures/channels.js";
import { whoseFault } from "../figures/whose-fault.js";
import { type Amount, some } from "../reading/amount.js";
import { channelsOf, countsOthers } from "../reading/parts.js";
import type { Reading } from "../reading/reading.js";
import type { Section, Sentence } from "../report.js";
import { put, sentence } from "../sentence.js";
import { monthName } from "../words.js";
import { channelTable } from "./channel-table.js";
import { noSanction } from "./lists.js";
import { or, section } from "./section.js";
import { falseKinds } from "./truth.js";

/** Errors, and whose fault they are. */
export function errors(r: Reading): Section {
  const noRecords =
    channelsOf(r.scenario).length === 0
      ? "No registry keeps records about residents in this scenario."
      : "No record was filed.";
  const noFault =
    r.sum("sanctioned", r.months).value === 0
      ? noSanction(r)
      : "Nobody was under a sanction because of a false record, of others' scores, or of a grown-up in the household.";
  return section(
    "errors",
    "Errors, and whose fault",
    [...falseKinds(r), ...innocent(r), ...children(r)],
    [
      or(falseByChannel(r), some(r.sum("records", r.months)) ? "No record was false." : noRecords),
      or(channelTable(r), noRecords),
      or(whoseFault(r), noFault),
    ],
  );
}

/** Residents under a sanction for what they did not do. */
function innocent(r: Reading): Sentence[] {
  if (!some(r.at("sanctioned", r.lastMonth))) return [];
  const wrong = r.at("sanctioned_false_share", r.lastMonth);
  const through = r.at("sanctioned_through_others_share", r.lastMonth);
  const share = (amount: Amount): Sentence => (some(amount) ? sentence`${put(amount, "share")}` : sentence`none`);
  const told = [
    { who: share(wrong), says: "without false records" },
    ...(countsOthers(r.scenario)
      ? [{ who: share(through), says: "without the scores of their ties and household" }]
      : []),
  ];
  return [
    {
      text: `Of those under a sanction in ${monthName(r.lastMonth)}, ${told.map((t) => `${t.who.text} would be under fewer or none ${t.says}`).join(", and ")}.`,
      numbers: told.flatMap((t) => t.who.numbers),
    },
  ];
}

function children(r: Reading): Sentence[] {
  const barred = r.at("children_barred", r.lastMonth);
  if (!some(barred)) return [];
  const one = barred.value === 1;
  const lost = r.sum("met_school_bar", r.months);
  const now = sentence`In ${monthName(r.lastMonth)} a grown-up's sanction kept ${put(barred, "count", "child", "children")} of school age out of the best schools`;
  const places = some(lost)
    ? sentence`; over the whole time ${put(lost, "count", "place was", "places were")} lost.`
    : sentence`${one ? ", who had not applied for a place." : ", none of whom had applied for a place."}`;
  return [{ text: now.text + places.text, numbers: [...now.numbers, ...places.numbers] }];
}
