import { SCHEDULE } from "../engine/schedule.js";
import { textTable } from "./screen.js";

/** The month as a table: its steps in order, what each does, and what it reads and writes. */
export function scheduleTable(): string {
  return textTable(
    ["step", "room", "reads", "writes", "does"],
    SCHEDULE.map((step) => [step.name, step.room, step.reads, step.writes, step.does]),
    5,
  );
}
