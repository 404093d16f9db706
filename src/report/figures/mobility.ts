import type { Reading } from "../reading/reading.js";
import type { Figure } from "../report.js";
import { figure, tells } from "./figure.js";

/** How ranks last from one January to the next. */
export function mobility(r: Reading): Figure | null {
  const januaries = r.months.filter((m) => m.endsWith("-01") && r.at("rank_slope", m).value !== null);
  const line = (name: string, measure: string) => {
    const amounts = januaries.map((m) => r.at(measure, m));
    return { name, measure, group: "all", values: amounts.map((a) => a.value), n: amounts.map((a) => a.n) };
  };
  const series = [line("rank–rank slope", "rank_slope"), line("bottom fifth left", "bottom_fifth_escape")].filter(
    tells,
  );
  if (series.length === 0) return null;
  return figure({
    key: "mobility",
    title: "From one January to the next",
    says: "Rank–rank slope: 1 where everyone keeps their place, 0 where last January's rank says nothing of this one's. Bottom fifth left: share of last January's bottom fifth that stands above it now.",
    unit: "slope, and share",
    format: "rate",
    draw: "lines",
    x: januaries,
    x_says: "January",
    series,
  });
}
