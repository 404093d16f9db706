import { expect, test } from "vitest";
import { renderReport } from "../../src/report/html/page.js";
import { presetNames } from "../../src/scenario/presets.js";
import { smallWorld } from "../support/world.js";
import { figures, presetWorld, report, sectionOf, VERDICT, visible } from "./support.js";

const SHARED = /undefined|NaN|Infinity|\bnull\b|\[object/;

test.each(presetNames())("the preset %s has a report", async (name) => {
  const told = report(await presetWorld(name, 6000));
  const html = renderReport(told);
  expect(visible(html)).not.toMatch(SHARED);
  expect(visible(html)).not.toMatch(VERDICT);
  expect(told.happened.length).toBeGreaterThanOrEqual(4);
  expect(told.against).toHaveLength(11);
});

test("a world without a score says so, and shows none", async () => {
  const told = report(await presetWorld("france", 3000, 12));
  expect(told.happened[0].text).toBe("Nobody is rated: this scenario has no score.");
  expect(sectionOf(told, "scores").shows).toEqual([]);
  expect(sectionOf(told, "lists").left_out).toEqual([
    "No sanction is part of this scenario.",
    "This scenario has no list.",
    "No ban on tickets is part of this scenario.",
    "No reward is part of this scenario.",
  ]);
  expect(told.against.find((a) => a.id === "F-SEED-1")?.world).toEqual([]);
  expect(told.against.find((a) => a.id === "F-SEED-10")?.world[0].text).toMatch(/^899,000 cameras in /);
});

test("the month in which the centre takes over is named where its delay shows", async () => {
  const says = (told: ReturnType<typeof report>) => figures(told).find((f) => f.key === "new-listings")?.says;
  expect(says(report(await presetWorld("described", 6000)))).toContain("From January 2020 the centre's copies count;");
  expect(says(report(await presetWorld("documented", 6000)))).not.toContain("centre");
});

test("a scheme that has ended tells when, why, and how the last scores were", async () => {
  const told = report(await presetWorld("described-with-safeguards", 3000, 80));
  expect(told.happened[0].text).toMatch(
    /^In August 2020 nobody had a score\. The last scores were those of December 2019: of [\d,]+ residents, with a mean of [\d,.]+ points\. The scheme had run its time \(the safeguard sunset\)\.$/,
  );
});

test("a score without sanctions is told by what it opens", async () => {
  const told = report(await presetWorld("sesame", 6000, 40));
  expect(told.happened[1].text).toMatch(
    /^No sanction is part of this scenario\. In April 2018 the score opened something to [\d,]+ residents \(/,
  );
  expect(figures(told).map((f) => f.key)).toContain("who-rewarded");
  expect(told.against.find((a) => a.id === "F-SEED-4")?.world[0].text).toMatch(
    /^A score from 350 to 950 that one joins/,
  );
});

test.each([
  [1, 84, "2014-01"],
  [1, 1, "2018-01"],
  [2, 13, "2018-01"],
  [5000, 1, "2018-01"],
  [300, 3, "2017-11"],
])("a world of %i residents and %i months from %s has a report", async (residents, months, start) => {
  const told = report(await smallWorld({ residents, months, start, sample: 1 }));
  const html = renderReport(told);
  expect(visible(html)).not.toMatch(SHARED);
  const own = told.warnings.reduce((text, warning) => text.replace(warning, ""), visible(html));
  expect(own).not.toMatch(/\b1 (residents|months|times|spells|records|children|places) /);
  expect(visible(html)).toContain("Everyone here was generated");
});
