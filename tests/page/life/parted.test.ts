import { expect, it } from "vitest";
import { closestParted } from "../../../page/life/parted.js";
import { preset } from "../../../src/scenario/presets.js";
import { monthNumber } from "../../../src/state/clock.js";
import { POINT } from "../../../src/state/columns.js";
import { ageOf } from "../../../src/state/traits.js";
import { Lab } from "../../support/lab.js";

const described = { ...preset("described").scenario, months: 60 };

it("finds two who were friends, parted in that month, one low and one not, and none closer", async () => {
  const found = await closestParted(described, 1, 3000);
  if (found === null) throw new Error("nobody parted");
  const lab = new Lab({ residents: 3000, seed: 1, start: described.start, from: described.settings });
  const month = monthNumber(found.month) - monthNumber(described.start);
  lab.live(month);
  const { columns } = lab.towns[0];
  const before = [columns.ties[found.low], columns.ties[found.other]];
  lab.live(1);
  // Each lost a tie in that month; their scores before it are as told.
  expect(before[0] & ~columns.ties[found.low]).not.toBe(0);
  expect(before[1] & ~columns.ties[found.other]).not.toBe(0);
  const last = lab.towns[0].lastScores(month);
  expect([last[found.low] / POINT, last[found.other] / POINT]).toEqual(found.scores);
  expect(found.scores[0]).toBeLessThan(850);
  expect(found.scores[1]).toBeGreaterThanOrEqual(850);
  const years = Math.abs(ageOf(columns.traits[found.low]) - ageOf(columns.traits[found.other]));
  expect(found.apart).toBe(years + Math.abs(columns.income[found.low] - columns.income[found.other]));
});

it("finds none where nobody parts", async () => {
  const quiet = { ...described, months: 12 };
  const settings = { ...quiet.settings, "registry.enrolment": { ...quiet.settings["registry.enrolment"], on: false } };
  expect(await closestParted({ ...quiet, settings }, 1, 500)).toBeNull();
});
