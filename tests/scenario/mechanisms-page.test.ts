import { expect, test } from "vitest";
import { SECTIONS } from "../../src/scenario/catalogue.js";
import { mechanismsPage } from "../../src/scenario/mechanisms-page.js";
import { preset } from "../../src/scenario/presets.js";

const switchable = SECTIONS.filter((s) => "on" in s.parameters);

test("the page of mechanisms has a row for each switch, with what follows from it", () => {
  const rows = mechanismsPage()
    .split("\n")
    .filter((line) => line.startsWith("| `"))
    .map((line) => line.split(/(?<!\\)\|/).map((cell) => cell.trim()));
  expect(rows.map((row) => row[1])).toEqual(
    [...new Set(switchable.map((s) => s.room))].flatMap((room) =>
      switchable.filter((s) => s.room === room).map((s) => `\`${s.path}\``),
    ),
  );
  for (const [, path, says, follows, presets] of rows)
    expect([path, [says, follows, presets].every((cell) => cell.length > 2)]).toEqual([path, true]);
});

test("the description has everything switched on but what belongs to the private score, and what protects", () => {
  const { settings } = preset("described").scenario;
  const off = switchable.filter((s) => settings[s.path].on !== true && s.room !== "safeguards").map((s) => s.path);
  expect(off).toEqual(["score.standing"]);
});
