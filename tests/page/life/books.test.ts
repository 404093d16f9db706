import { expect, it } from "vitest";
import { booksOf, KINDS } from "../../../page/life/books.js";
import { preset } from "../../../src/scenario/presets.js";
import { explain } from "../../../src/worlds/explain/explain.js";

it("a ledger by year comes to every year's score exactly, record by record and kind by kind", async () => {
  const described = { ...preset("described").scenario, months: 60 };
  const ids = Array.from({ length: 40 }, (_, n) => n * 50);
  const lives = await explain(described, 1, 2000, ids, { search: 0 });
  let records = 0;
  for (const { ledger, scores } of lives) {
    const years = booksOf(ledger);
    for (const [n, { before, after, entries, sums }] of years.entries()) {
      const moved = entries.reduce((sum, e) => sum + e.points, 0) + KINDS.reduce((sum, kind) => sum + sums[kind], 0);
      expect((before ?? 0) + moved).toBe(after ?? 0);
      if (n > 0) expect(before).toBe(years[n - 1].after);
      records += entries.length;
    }
    const last = scores.at(-1) ?? null;
    if (last !== null) expect(years.at(-1)?.after).toBe(last);
  }
  expect(records).toBeGreaterThan(100);
});
