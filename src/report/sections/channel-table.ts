import { busyChannels } from "../figures/channels.js";
import type { Reading } from "../reading/reading.js";
import type { Table } from "../report.js";
import { span } from "../words.js";
import { scaledNote } from "./scaled-note.js";
import { column, textColumn } from "./section.js";

/** Records by channel and truth. Null where none was filed. */
export function channelTable(r: Reading): Table | null {
  const channels = busyChannels(r);
  if (channels.length === 0) return null;
  return {
    kind: "table",
    key: "channels",
    title: "Records by channel",
    says: `Records filed, ${span(r.months)}. A record that arrives twice counts twice; one put into the wrong file at the centre is false whatever channel it came by. Scaled column: ${scaledNote(r)}.`,
    columns: [
      textColumn("Channel"),
      column("Records", "records", "count"),
      column("true", "records", "count"),
      column("false", "records", "count"),
      column("False", "share of records", "share"),
      column("false, scaled", "records", "country"),
    ],
    rows: channels.map((c) => [
      c.name,
      c.all.value,
      (c.all.value as number) - (c.wrong.value as number),
      c.wrong.value,
      c.share.value,
      r.scaled(c.wrong).value,
    ]),
  };
}
