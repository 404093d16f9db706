import { awayOf, maleOf, minorityOf } from "../state/traits.js";

/**
 * Groups a measure is given for. A resident's sex, age band, minority, home or away and income quintile make up a cell;
 * cells are added up to groups when a neighbourhood is done. Region and urban or rural belong to the neighbourhood.
 */
export const AGE_BANDS = ["0-17", "18-29", "30-44", "45-59", "60-74", "75+"] as const;
const BAND_STARTS = [0, 18, 30, 45, 60, 75];
export const SEXES = ["female", "male"] as const;
export const QUINTILES = ["Q1", "Q2", "Q3", "Q4", "Q5"] as const;

/** Age band of an age in years, 0..109. */
export const BAND_OF_AGE = Uint8Array.from({ length: 256 }, (_, age) => BAND_STARTS.filter((s) => s <= age).length - 1);

export const CELLS = 2 * 2 * 2 * 6 * 5;

/** sex + 2·minority + 4·away + 8·age band + 48·quintile. */
export const cellOf = (traits: number, band: number, quintile: number): number =>
  maleOf(traits) + 2 * minorityOf(traits) + 4 * awayOf(traits) + 8 * band + 48 * quintile;

export interface Group {
  /** As written in tables: "all", "sex:female", "region:Beijing" … */
  readonly key: string;
  readonly dimension: string;
  readonly label: string;
}

const DIMENSIONS: ReadonlyArray<readonly [string, readonly string[], (cell: number) => number]> = [
  ["sex", SEXES, (c) => c & 1],
  ["minority", ["majority", "minority"], (c) => (c >> 1) & 1],
  ["registered", ["home", "away"], (c) => (c >> 2) & 1],
  ["age", AGE_BANDS, (c) => (c >> 3) % 6],
  ["income", QUINTILES, (c) => Math.floor(c / 48)],
];
const PLACES = ["rural", "urban"] as const;

const group = (dimension: string, label: string): Group => ({ key: `${dimension}:${label}`, dimension, label });

/** Every group of a world with these regions, in the order of the tables. */
export function groupsOf(regions: readonly string[]): Group[] {
  return [
    { key: "all", dimension: "all", label: "all" },
    ...DIMENSIONS.flatMap(([dimension, labels]) => labels.map((label) => group(dimension, label))),
    ...PLACES.map((label) => group("place", label)),
    ...regions.map((label) => group("region", label)),
  ];
}

/** For each cell, the numbers of the groups it counts in (all, and one of each personal dimension). */
export const CELL_GROUPS: ReadonlyArray<readonly number[]> = Array.from({ length: CELLS }, (_, cell) => {
  let first = 1;
  const groups = [0];
  for (const [, labels, labelOf] of DIMENSIONS) {
    groups.push(first + labelOf(cell));
    first += labels.length;
  }
  return groups;
});

export const PLACE_GROUP = 1 + DIMENSIONS.reduce((sum, [, labels]) => sum + labels.length, 0);
export const REGION_GROUP = PLACE_GROUP + PLACES.length;
/** Most regions a society may have, and so most groups. */
export const MOST_REGIONS = 100;
export const MOST_GROUPS = REGION_GROUP + MOST_REGIONS;
