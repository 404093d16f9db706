import { describe, expect, test } from "vitest";
import { jsonSchema } from "../../src/scenario/schema.js";
import { applySets } from "../../src/scenario/sets.js";
import { brief, library, problemsIn, problemsOf } from "./support.js";

/** Law 1 of the design: a scenario holds aggregates and rules, and no input can carry a person. */
describe("people cannot be smuggled in", () => {
  test.each([
    ["individuals", "individuals:\n  - { name: Ada, score: 640 }\n", "1:1 individuals"],
    ["a list of people", "society:\n  residents: [Ada, Grace]\n", "2:3 society.residents"],
    ["a path to rows", "society:\n  source: people.csv\n", "2:3 society.source"],
    ["a path in place of a society", "society: people.csv\n", "1:10 society"],
    ["names among shares", "society:\n  regions: { North: Ada }\n", "2:21 society.regions.North"],
    [
      "a person among the bands",
      "score:\n  scale:\n    bands: { D: 0, A: { name: Ada } }\n",
      "3:23 score.scale.bands.A",
    ],
    [
      "a number by identity",
      "registry:\n  enrolment: { share: { 110101199003071234: 1 } }\n",
      "2:25 registry.enrolment.share.110101199003071234",
    ],
    ["a list by name", "enforcement:\n  court_list: [Ada, Grace]\n", "2:15 enforcement.court_list"],
    [
      "somebody's ties",
      "society:\n  tie_alive: { neither: 0.5, one: 0.6, both: { Ada: Grace } }\n",
      "2:46 society.tie_alive.both",
    ],
    ["a face", "watch:\n  cameras: { sees: { face: 0xFFD8FFE0 } }\n", "2:22 watch.cameras.sees.face"],
    ["an included file", "society: !include people.yaml\n", "1:19 society"],
  ])("%s", (_, text, expected) => {
    expect(problemsOf(text).map(brief)).toEqual([expected]);
  });

  test("nor by --set", () => {
    const sets = [
      "people.0.name=Ada",
      "society.rows=people.csv",
      "__proto__.people=[Ada]",
      "registry.file=rows.parquet",
    ];
    const problems = problemsIn(() => applySets(library.scenario("described"), sets));
    expect(problems.map((p) => p.path)).toEqual(["people", "society.rows", "__proto__", "registry.file"]);
  });
});

interface Node {
  readonly type?: string;
  readonly properties?: { readonly [key: string]: Node };
  readonly additionalProperties?: Node | boolean;
  readonly anyOf?: readonly Node[];
  readonly items?: Node;
  readonly enum?: readonly string[];
  readonly pattern?: string;
  readonly maxItems?: number;
}

test("the schema has no place for text but the scenario's own name and sentence, and no open list", () => {
  const texts: string[] = [];
  const visit = (node: Node, path: string): void => {
    if (node.type === "string" && !node.enum && !node.pattern?.includes("\\d{4}-")) texts.push(path);
    if (node.type === "array") {
      // Numbers, or words of a closed list.
      expect(node.maxItems, path).toBeLessThanOrEqual(node.items?.enum?.length ?? 12);
      if (!node.items?.enum) expect(node.items?.type, path).toMatch(/number|integer/);
    }
    if (node.type === "object") expect(node.additionalProperties, path).toBeDefined();
    if (typeof node.additionalProperties === "object")
      expect(node.additionalProperties.type, path).toMatch(/number|integer/);
    if (node.type === "object") expect(node.additionalProperties, path).not.toBe(true);
    for (const [key, child] of Object.entries(node.properties ?? {})) visit(child, path ? `${path}.${key}` : key);
    for (const child of node.anyOf ?? []) visit(child, path);
  };
  visit(jsonSchema() as Node, "");
  expect(texts).toEqual(["name", "says", "extends"]);
});
