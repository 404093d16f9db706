import type { SanctionValues } from "../../enforcement/parameters.js";
import { SANCTIONS, type Sanction } from "../../enforcement/sanctions.js";
import { reached } from "../../parameters/schedule.js";
import type { Scenario } from "../../scenario/catalogue.js";
import { clockAt } from "../../state/clock.js";
import { POINT } from "../../state/columns.js";

/** A sanction of a world: its row, its bit in the column `closed`, and its values. */
export interface Door {
  readonly row: Sanction;
  readonly bit: number;
  readonly values: SanctionValues;
}

/** The sanctions of a scenario that are on. */
export const doorsOf = ({ settings }: Scenario): Door[] =>
  SANCTIONS.flatMap((row, n) => {
    const values = settings[`enforcement.${row.key}`] as unknown as SanctionValues | undefined;
    return values?.on === true ? [{ row, bit: 1 << n, values }] : [];
  });

/** Those in force in a month. */
export const doorsIn = (doors: readonly Door[], { start }: Scenario, month: number): Door[] =>
  doors.filter(({ values }) => reached(values.from, clockAt(start, month)));

/** Which of them a score (in 1/16 points, −1 for none) closes: as `enforce` compares, by whole points. */
export const closedBy = (doors: readonly Door[], score: number): Door[] =>
  score < 0 ? [] : doors.filter(({ values }) => Math.floor(score / POINT) < values.below);
