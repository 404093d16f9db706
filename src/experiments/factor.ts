/** What a factor can be set to: whatever a scenario file may hold at its path. */
export type FactorValue =
  | number
  | boolean
  | string
  | null
  | readonly FactorValue[]
  | { readonly [name: string]: FactorValue };

/** Something that differs between the cells of an experiment. It has a range or levels, never both. */
export interface Factor {
  /** snake_case; the column of the merged table. */
  readonly name: string;
  /** A path of the scenario ("watch.cameras.hit", "score.association.on", "months"), or "scenario" (a preset's name), or "residents". */
  readonly path: string;
  /** Of its values, as the parameter at the path declares it. */
  readonly unit: string;
  /** The two ends of a continuous factor, low < high; null where it has levels. */
  readonly range: readonly [number, number] | null;
  /** How a range is filled: evenly in the value, or in its logarithm (then low > 0). */
  readonly scale: "linear" | "log";
  /** Whole numbers only. */
  readonly integer: boolean;
  /** The values it can take, in order; null where it has a range. */
  readonly levels: readonly FactorValue[] | null;
  /** Factors of one group are varied and judged together by designs that know of groups (Sobol, Morris); null for none. */
  readonly group: string | null;
  /** The value that a one-at-a-time design stays at; where nothing is said, what the base scenario has. */
  readonly base: FactorValue;
}

/**
 * The value of a factor at place `u` of the unit interval, 0 ≤ u ≤ 1. A range is filled evenly (or evenly in the logarithm); levels and
 * whole numbers each take an equal part of the interval, the last one with its upper end. Throws RangeError outside 0..1.
 */
export function factorValue(factor: Factor, u: number): FactorValue {
  if (!(u >= 0 && u <= 1)) throw new RangeError(`a place of the unit interval lies between 0 and 1, not at ${u}`);
  const { range, levels, scale, integer } = factor;
  if (levels !== null) return levels[Math.min(levels.length - 1, Math.floor(u * levels.length))];
  const [low, high] = range as readonly [number, number];
  if (integer) return Math.min(high, low + Math.floor(u * (high - low + 1)));
  if (u === 1) return high;
  return scale === "log" ? low * (high / low) ** u : low + u * (high - low);
}

/** `count` values of a factor, evenly spread with both ends; all levels where it has levels. */
export function steps(factor: Factor, count: number): readonly FactorValue[] {
  const { range, levels, scale, integer } = factor;
  if (levels !== null) return levels;
  const [low, high] = range as readonly [number, number];
  const at = (share: number): number => {
    if (share === 0) return low;
    if (share === 1) return high;
    const value = scale === "log" ? low * (high / low) ** share : low + share * (high - low);
    return integer ? Math.round(value) : value;
  };
  const values = Array.from({ length: count }, (_, k) => at(count === 1 ? 0.5 : k / (count - 1)));
  return [...new Set(values)];
}
