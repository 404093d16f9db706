import { rewardsOf, sanctionsOf } from "../reading/parts.js";
import type { Reading } from "../reading/reading.js";
import type { Table } from "../report.js";
import { span } from "../words.js";
import { scaledNote } from "./scaled-note.js";
import { column, textColumn } from "./section.js";

/** Every sanction of the scenario: who is under it, and how often it was met. Null where there is none. */
export function closedDoors(r: Reading): Table | null {
  const rows = sanctionsOf(r.scenario).map((s) => {
    const under = r.at(`under_${s.key}`, r.lastMonth);
    const met = r.sum(`met_${s.key}`, r.lastYear);
    const what = s.occasion === null ? `${s.met} Counted again each month.` : s.met;
    return [s.says, under.value, r.scaled(under).value, what, met.value, r.scaled(met).value];
  });
  if (rows.length === 0) return null;
  return {
    kind: "table",
    key: "sanctions",
    title: "What was closed, and how often it was met",
    says: `Residents under each sanction at the end, and how often it was met, ${span(r.lastYear)}. Scaled columns: ${scaledNote(r)}.`,
    columns: [
      textColumn("Sanction"),
      column("Under it at the end", "residents", "count"),
      column("scaled", "people", "country"),
      textColumn("What is counted when it is met"),
      column("Times met", "times", "count"),
      column("scaled", "times", "country"),
    ],
    rows,
  };
}

/** Every reward of the scenario. Null where there is none. */
export function openedDoors(r: Reading): Table | null {
  const rows = rewardsOf(r.scenario).map((w) => {
    const met = r.sum(`met_${w.key}`, r.lastYear);
    return [w.says, w.met, met.value, r.scaled(met).value];
  });
  if (rows.length === 0) return null;
  return {
    kind: "table",
    key: "rewards",
    title: "What was opened",
    says: `How often each reward was met, ${span(r.lastYear)}. Scaled column: ${scaledNote(r)}.`,
    columns: [
      textColumn("Reward"),
      textColumn("What is counted when it is met"),
      column("Times met", "times", "count"),
      column("scaled", "times", "country"),
    ],
    rows,
  };
}
