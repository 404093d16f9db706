import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { CLAIMS } from "../../src/report/sources.js";

const facts = readFileSync(new URL("../../docs/facts.md", import.meta.url), "utf8");
const plain = (text: string): string => text.replaceAll("*", "").replaceAll(/[“”]/g, '"').replaceAll(/\s/g, " ").trim();

test("the report says of the description and the sources what docs/facts.md says", () => {
  const rows = [...facts.matchAll(/^\| (F-SEED-\d+) \| (.*) \| (.*) \| (.*) \|$/gm)].map((m) => m.slice(1).map(plain));
  expect(rows).toHaveLength(11);
  expect(CLAIMS.map((c) => [c.id, c.description, c.sources, c.grade].map(plain))).toEqual(rows);
});
