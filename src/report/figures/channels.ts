import { steady } from "../reading/amount.js";
import { channelName, channelsOf } from "../reading/parts.js";
import type { Reading } from "../reading/reading.js";
import type { Figure } from "../report.js";
import { span, upperFirst } from "../words.js";
import { figure, tells } from "./figure.js";
import { wilson } from "./interval.js";

/** What came by a channel over the whole time. */
export const recordsBy = (r: Reading, channel: string) => ({
  all: r.sum(`records_${channel}`, r.months),
  wrong: r.sum(`false_records_${channel}`, r.months),
  share: r.rate(`false_records_${channel}`, `records_${channel}`, r.months, "share of records"),
});

/** Channels of the scenario that filed anything, the most records first. */
export const busyChannels = (r: Reading) =>
  channelsOf(r.scenario)
    .map((key) => ({ key, name: upperFirst(channelName(key)), ...recordsBy(r, key) }))
    .filter((c) => (c.all.value ?? 0) > 0)
    .sort((p, q) => (q.all.value as number) - (p.all.value as number));

/** How much of what each channel reports is false. */
export function falseByChannel(r: Reading): Figure | null {
  const channels = busyChannels(r);
  const ends = channels.map((c) => wilson(c.share.value, c.share.n));
  const series = {
    name: "false",
    measure: "false_records / records",
    group: "all",
    values: channels.map((c) => c.share.value),
    n: channels.map((c) => c.share.n),
    lo: ends.map((e) => steady(e?.lo ?? null)),
    hi: ends.map((e) => steady(e?.hi ?? null)),
  };
  if (!tells(series)) return null;
  return figure({
    key: "false-by-channel",
    title: "False records, by channel",
    says: `Share of the records that came by each channel that are false, ${span(r.months)}; the channel with most records first. Thin lines: 95 % interval (Wilson), records taken as independent.`,
    unit: "share of records",
    format: "share",
    draw: "dots",
    x: channels.map((c) => c.name),
    x_says: "Channel",
    families: channels.map(() => "Channel"),
    series: [series],
  });
}
