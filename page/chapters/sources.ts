import { against } from "../../src/report/against/against.js";
import { readingOf } from "../../src/report/reading/reading.js";
import type { Scenario } from "../../src/scenario/catalogue.js";
import { measured } from "../../src/worlds/measured.js";
import { Lived } from "./lived.js";

/** The presets that the last chapter sets beside each other: the description at its word, and what sources bear. */
export const SET_AGAINST = ["described", "documented"] as const;
export type SetAgainst = (typeof SET_AGAINST)[number];

/** A row of the description, and the numbers that this world has to say of it, in the order of its sentence. */
export interface SourceRow {
  /** F-SEED-1 … */
  readonly id: string;
  readonly grade: string;
  /** Null where it is no part of the scenario. */
  readonly world: readonly number[] | null;
}

export const SOURCES_WORLD = { residents: 65536, seed: 1 } as const;

/** What one town makes of each claim of the description. */
export async function setAgainst(scenario: Scenario): Promise<{ rows: SourceRow[]; digest: string }> {
  const world = await Lived.through(scenario, SOURCES_WORLD.seed, SOURCES_WORLD.residents, 0);
  const outcomes = world.outcomes();
  const rows = against(readingOf(outcomes, measured(outcomes))).map(({ id, grade, world: told }) => ({
    id,
    grade,
    world: told.length === 0 ? null : told.flatMap((sentence) => sentence.numbers.map((n) => n.value)),
  }));
  return { rows, digest: world.digest };
}
