import type { Amount, Answer } from "../worlds/attribute/answer.js";
import type { Question } from "../worlds/attribute/question.js";
import type { Written } from "./files.js";
import { type Table, writeTable } from "./parquet.js";

export const ATTRIBUTION: Table = {
  name: "attribution.parquet",
  says: "What each mechanism brings to a measure (Shapley values over paired worlds), group by group, with the measure without all of them and as it is.",
  columns: [
    { name: "world", type: "string", says: "Name of the scenario." },
    { name: "measure", type: "string", says: "Key of the measure; docs/measures.md has its definition." },
    { name: "unit", type: "string", says: "Unit of the estimate and its ends." },
    { name: "group", type: "string", says: "Who: all, or dimension:label." },
    {
      name: "from",
      type: "string",
      says: "First month of the window, YYYY-MM: the measure is its mean over the window.",
    },
    { name: "to", type: "string", says: "Last month of the window." },
    {
      name: "kind",
      type: "string",
      says: "part: what a mechanism brings; total: what all bring together; without: the measure with all of them off; as_it_is: with none off.",
    },
    { name: "mechanism", type: "string", says: "The mechanism of a part.", nullable: true },
    { name: "estimate", type: "number", says: "The mean over the replicates." },
    { name: "lo", type: "number", says: "Lower end of the interval; null where there is none.", nullable: true },
    { name: "hi", type: "number", says: "Upper end of the interval; null where there is none.", nullable: true },
    { name: "level", type: "number", says: "Level of the interval (Student's t)." },
    {
      name: "over",
      type: "string",
      says: "What the interval is over: replicates or permutations; null where there is none.",
      nullable: true,
    },
    { name: "n", type: "integer", says: "How many of these." },
    {
      name: "share",
      type: "number",
      says: "Of the total; null where the total cannot be told from zero.",
      nullable: true,
    },
    { name: "method", type: "string", says: "exact (all coalitions) or permutations (of the mechanisms)." },
  ],
};

export function writeAttribution(folder: string, question: Question, answer: Answer): Written {
  const { measure, level, over, n } = answer;
  const { from, to } = question.window;
  const row = (group: string, kind: string, amount: Amount, mechanism: string | null, share: number | null) => [
    question.scenario.name,
    measure.key,
    measure.unit,
    group,
    from,
    to,
    kind,
    mechanism,
    amount.estimate,
    amount.lo,
    amount.hi,
    level,
    over,
    n,
    share,
    question.method.name,
  ];
  const rows = answer.groups.flatMap(({ group, without, parts, total, as_it_is }) => [
    row(group, "without", without, null, null),
    ...parts.map((part) => row(group, "part", part, part.mechanism, part.share)),
    row(group, "total", total, null, null),
    row(group, "as_it_is", as_it_is, null, null),
  ]);
  const columns = ATTRIBUTION.columns.map((_, c) => rows.map((r) => r[c]));
  return writeTable(folder, ATTRIBUTION, [columns], {
    generated: "Every resident of these worlds is generated. No row is about a person.",
    seed: String(question.seed),
    residents: String(question.residents),
    replicates: String(question.replicates),
  });
}
