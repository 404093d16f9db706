import { spellsUnderSanction } from "../../measures/spells.js";
import { steady } from "../reading/amount.js";
import type { Reading } from "../reading/reading.js";
import type { Figure } from "../report.js";
import { figure } from "./figure.js";

/** How long spells under sanction last: a Kaplan–Meier curve with its band. */
export function spells(r: Reading): Figure | null {
  const { spellsEnded, spellsRunning, groups } = r.outcomes;
  const rows = spellsUnderSanction(spellsEnded, spellsRunning, 0, groups.length);
  if ((rows[0]?.atRisk ?? 0) === 0) return null;
  return figure({
    key: "spells",
    title: "How long a spell under sanction lasts",
    says: "Estimated share of spells that last longer than so many months (Kaplan–Meier; spells still running at the end are censored). Band: 95 % interval, spells taken as independent.",
    unit: "share of spells",
    format: "share",
    draw: "steps",
    x: rows.map((row) => row.time),
    x_says: "Months under sanction",
    series: [
      {
        name: "all spells",
        measure: "spell_survival",
        group: "all",
        values: rows.map((row) => steady(row.survival)),
        n: rows.map((row) => row.atRisk),
        lo: rows.map((row) => steady(row.lo)),
        hi: rows.map((row) => steady(row.hi)),
      },
    ],
  });
}
