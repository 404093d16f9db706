import { stripVTControlCharacters } from "node:util";
import { expect, test } from "vitest";
import { duration, ProgressLine } from "../../src/cli/progress.js";

const month = (done: number) => ({
  month: "2014-03",
  done,
  months: 84,
  residents: 1_000_000,
  livedHere: done,
  seconds: done * 0.06,
});

/** A line on a stream that is a terminal or not, and the clock it looks at. */
function line(isTTY: boolean, columns?: number): { progress: ProgressLine; said: string[]; clock: { now: number } } {
  const said: string[] = [];
  const clock = { now: 0 };
  const stream = { isTTY, columns, write: (text: string) => said.push(text) } as unknown as NodeJS.WriteStream;
  return { progress: new ProgressLine(stream, () => clock.now), said, clock };
}

test("where there is no terminal, a plain line every few seconds", () => {
  const { progress, said, clock } = line(false);
  for (let done = 1; done <= 40; done++) {
    clock.now += 300;
    progress.show(month(done));
  }
  progress.doing("Writing");
  progress.clear();
  expect(said).toEqual([
    "2014-03: month 17 of 84, 1,000,000 residents, 60 ns per resident-month, 4 s left\n",
    "2014-03: month 34 of 84, 1,000,000 residents, 60 ns per resident-month, 3 s left\n",
  ]);
});

test("on a terminal, one line that is written over and taken away", () => {
  const { progress, said } = line(true);
  progress.show(month(42));
  progress.show(month(43));
  progress.clear();
  progress.clear();
  expect(said).toHaveLength(2);
  expect(said[0]).toMatch(
    /^\r.*2014-03 .*█.*░.* 42\/84 {2}1,000,000 residents {2}60 ns per resident-month {2}2\.5 s left$/,
  );
  expect(said[1]).toMatch(/^\r/);
});

test.each([
  [120, /^2014-03 .* 42\/84 {2}1,000,000 residents {2}60 ns per resident-month {2}2\.5 s left$/],
  [80, /^2014-03 [█░]{24} 42\/84 {2}60 ns per resident-month {2}2\.5 s left$/],
  [60, /^2014-03 42\/84 {2}60 ns per resident-month {2}2\.5 s left$/],
  [30, /^2014-03 42\/84 {2}2\.5 s left$/],
  [12, /^2014-03 42…$/],
])("a line is no wider than a terminal of %d columns, so that it never wraps", (columns, shown) => {
  const { progress, said } = line(true, columns);
  progress.show(month(42));
  const text = stripVTControlCharacters(said[0]).replace("\r", "");
  expect(text).toMatch(shown);
  expect(text.length).toBeLessThan(columns);
});

test.each([
  [0, "0 s"],
  [2.53, "2.5 s"],
  [42.4, "42 s"],
  [119, "2 min"],
  [7260, "2 h 1 min"],
  [5400, "90 min"],
])("%d seconds are %s", (seconds, words) => {
  expect(duration(seconds)).toBe(words);
});
