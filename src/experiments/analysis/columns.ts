import type { Factor, FactorValue } from "../factor.js";
import type { FactorColumn } from "../sensitivity/slices.js";
import type { Study } from "../study.js";

/** The values of each factor over some cells, as numbers or as categories. */
export function columnsOf(study: Study, cells: ArrayLike<number>): FactorColumn[] {
  const at = Array.from(cells, (c) => study.cells[c]);
  return study.factors.map((factor, f) =>
    columnOf(
      factor,
      at.map((values) => values[f]),
    ),
  );
}

function columnOf(factor: Factor, values: readonly FactorValue[]): FactorColumn {
  const key = factor.name;
  if (values.every((value) => typeof value === "number"))
    return { key, values: Float64Array.from(values as readonly number[]), categories: null };
  const texts = values.map(textOf);
  // In the order of the factor's levels; values that a design brought itself come after them, as they come up.
  const categories = [...new Set([...(factor.levels ?? []).map(textOf).filter((t) => texts.includes(t)), ...texts])];
  const place = new Map(categories.map((text, n) => [text, n]));
  return { key, values: Float64Array.from(texts, (text) => place.get(text) as number), categories };
}

/** A value as it is written: numbers to six digits, words as they are, the rest as JSON. */
export function textOf(value: FactorValue): string {
  if (typeof value === "number") return String(Number(value.toPrecision(6)));
  return typeof value === "string" ? value : JSON.stringify(value);
}
