import { GATED } from "../draws/decisions.js";
import type { Beginning, Counter, Pass } from "../month/mechanism.js";
import type { Clock } from "../state/clock.js";
import { ACTS } from "./acts.js";
import { presence } from "./presence.js";
import type { RowValues } from "./row.js";
import { sampler } from "./sampler.js";

const actCounter = (key: string): string => `acts.${key}`;

/** What the step counts: every act as it truly happens, and what fear kept from happening. */
export const LIVE_COUNTERS: readonly Counter[] = [
  ...ACTS.map((a) => ({
    key: actCounter(a.key),
    unit: "resident-months",
    says: `Residents who, in the month: ${a.says}`,
  })),
  {
    key: "words_held_back",
    unit: "resident-months",
    says: "Words, pictures and follows out of line that would have come without learned chill.",
  },
  { key: "offences_deterred", unit: "resident-months", says: "Offences that would have come without learned caution." },
];

/** The step `live`: who everyone is this month, and what they truly do and want. */
export function live(rowValues: (key: string) => RowValues, s: Beginning): (clock: Clock) => Pass {
  const present = presence(s);
  const counters = new Map<number, number>(ACTS.map(({ key }) => [GATED[key], s.counter(actCounter(key))]));
  const draws = sampler(
    ACTS.filter((a) => !a.derived),
    (row) => rowValues(row.key),
    {
      of: (decision) => counters.get(decision) as number,
      heldBack: s.counter("words_held_back"),
      deterred: s.counter("offences_deterred"),
    },
  );
  return (clock) => {
    const look = present(clock);
    const sample = draws(clock);
    return (town, m) => {
      look(town, m);
      sample(town, m);
    };
  };
}
