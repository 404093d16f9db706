import { beforeAll, expect, test } from "vitest";
import { SIZES } from "../../src/report/draw/canvas.js";
import { draw } from "../../src/report/draw/draw.js";
import type { Figure } from "../../src/report/report.js";
import { smallWorld } from "../support/world.js";
import { figures, presetWorld, report } from "./support.js";

test("report.json of a small world is as it was", async () => {
  const outcomes = await smallWorld({
    residents: 20000,
    months: 6,
    start: "2018-01",
    settings: { society: { regions: { North: 0.6, South: 0.4 } } },
  });
  // Parameters are the catalogue's, and tested there: only what is said of them is kept.
  const { assumptions, ...told } = report(outcomes);
  const json = `${JSON.stringify({ ...told, assumptions: assumptions.says }, null, 1)}\n`;
  await expect(json).toMatchFileSnapshot("../golden/report/small.json");
});

let gallery: Figure[];
beforeAll(async () => {
  gallery = figures(report(await presetWorld("described", 65536)));
});

// These pictures are the README's, too.
test.each(["bands", "who-sanctioned", "whose-fault"])("the picture %s is as it was", async (key) => {
  const svg = draw(gallery.find((f) => f.key === key) as Figure, SIZES[0]);
  await expect(`${svg}\n`).toMatchFileSnapshot(`../golden/report/${key}.svg`);
});
