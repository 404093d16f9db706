import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { COUNTER_NUMBER, COUNTERS } from "../../src/measures/counters.js";
import { STAFF_MONTH } from "../../src/measures/of-safeguards.js";
import { SAFEGUARDS } from "../../src/safeguards/safeguards.js";
import { preset } from "../../src/scenario/presets.js";
import { applySets } from "../../src/scenario/sets.js";
import type { Outcomes } from "../../src/worlds/outcomes.js";
import { runWorld } from "../../src/worlds/run.js";

const RESIDENTS = 16_384;
const HARMS = [
  ["sanctioned", "under a sanction"],
  ["sanctioned_false", "through false records"],
  ["sanctioned_through_others", "through others"],
  ["children_barred", "children kept out"],
] as const;
const COSTS = SAFEGUARDS.map(({ key, counters }) => [key, counters.filter((c) => c.cost).map((c) => c.key)] as const);

/** A counter added up over all months. */
function total({ counts, months, groups }: Outcomes, key: string): number {
  const c = COUNTER_NUMBER.get(key) as number;
  return months.reduce((sum, _, m) => sum + counts[(m * COUNTERS.length + c) * groups.length], 0);
}

function change(now: number, before: number): string {
  const percent = Math.abs((now / before - 1) * 100).toFixed(1);
  const sign = percent === "0.0" ? "" : now > before ? "+" : "−";
  return now === before ? "0 %" : `${sign}${percent} %`;
}
const whole = (x: number): string => x.toLocaleString("en-US", { maximumFractionDigits: 1 });

test("what each safeguard changes in the described system, and what it costs: the table of the guide", async () => {
  const { scenario } = preset("described");
  const live = (said: string): Promise<Outcomes> =>
    runWorld({ scenario: applySets(scenario, [`safeguards=${said}`]), seed: 1, residents: RESIDENTS, sample: 1 });
  const without = await live("none");
  const rows = [`| none | ${HARMS.map(([key]) => whole(total(without, key))).join(" | ")} | | |`];
  for (const said of [...SAFEGUARDS.map((s) => s.key).sort(), "all"]) {
    const world = await live(said);
    const costs = COSTS.filter(([key]) => said === "all" || key === said).flatMap(([, keys]) => keys);
    const sum = (kind: string): number =>
      costs.filter((key) => key.startsWith(kind)).reduce((n, key) => n + total(world, key), 0);
    const cells = HARMS.map(([key]) => change(total(world, key), total(without, key)));
    const spent = costs.length === 0 ? ["–", "–"] : [whole(sum("cases.")), whole(sum("staff_minutes.") / STAFF_MONTH)];
    rows.push(`| \`${said}\` | ${[...cells, ...spent].join(" | ")} |`);
  }
  const head = `| safeguard | ${HARMS.map(([, says]) => says).join(" | ")} | cases | staff-months |`;
  const table = `${head}\n|---|${"---:|".repeat(HARMS.length + 2)}\n${rows.join("\n")}\n`;
  await expect(table).toMatchFileSnapshot("../golden/safeguards/table.md");
  const guide = readFileSync(new URL("../../docs/guide/safeguards.md", import.meta.url), "utf8");
  expect(guide, "docs/guide/safeguards.md has the table of tests/golden/safeguards/table.md").toContain(table);
});

test("the guide names every safeguard with its rule and its source", () => {
  const guide = readFileSync(new URL("../../docs/guide/safeguards.md", import.meta.url), "utf8");
  for (const { key, says, source } of SAFEGUARDS) expect(guide).toContain(`| \`${key}\` | ${says} | ${source} |`);
});
