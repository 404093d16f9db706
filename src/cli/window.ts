import type { Scenario } from "../scenario/catalogue.js";
import { lastMonth } from "../scenario/differences.js";
import { lastMonths, type Window } from "../worlds/window.js";
import { BadUse } from "./errors.js";
import { month } from "./numbers.js";

/** Reads "2018-01..2020-12". */
export function readWindow(said: string): Window {
  const [from, to, ...more] = said.split("..");
  if (to === undefined || more.length > 0)
    throw new BadUse(`--window ${said}: allowed: two months, like 2018-01..2020-12`);
  const found = { from: month(from), to: month(to) };
  if (found.to < found.from) throw new BadUse(`--window ${said} ends before it begins`);
  return found;
}

/** The months that are meant: the last twelve where nothing was said. Refuses months that are not lived. */
export function windowIn(scenario: Scenario, asked: Window | undefined, option: string): Window {
  if (asked === undefined) return lastMonths(scenario);
  const { from, to } = asked;
  const [start, end] = [scenario.start, lastMonth(scenario)];
  if (from < start || to > end)
    throw new BadUse(
      `${option} ${from === to ? from : `${from}..${to}`} is not lived: ${scenario.name} goes from ${start} to ${end}`,
    );
  return asked;
}
