import { z } from "zod";
import { ScenarioError } from "../../scenario/problem.js";
import { design } from "../design.js";
import type { Factor, FactorValue } from "../factor.js";
import { unknownName } from "./list.js";

const options = z.strictObject({
  file: z.string().min(1).meta({
    description:
      "CSV with a first row of factor names, or a JSON list of blocks; found beside the experiment's file. A factor without a column stays at its base value.",
  }),
});

/** The points of a file, made by hand or by another program. */
export const designFile = design<z.output<typeof options>>({
  method: "file",
  says: "The points of a CSV or JSON file, made by hand or by another program.",
  options,
  bringsValues: true,
  lay(factors, { file }, { read }) {
    const text = read(file);
    const rows = /\.json$/i.test(file) ? jsonRows(text, file) : csvRows(text, file);
    for (const { line, point } of rows) {
      const wrong = unknownName(
        factors.map((f) => f.name),
        Object.keys(point),
      );
      if (wrong !== null) throw refused(file, line, wrong, "names of factors");
    }
    if (rows.length === 0) throw refused(file, 0, "there are no points", "at least one");
    const values = rows.map(({ line, point }) => factors.map((factor) => fieldOf(factor, point, file, line)));
    return { points: { values }, structure: { file } };
  },
});

interface Row {
  readonly line: number;
  readonly point: { readonly [name: string]: unknown };
}

function fieldOf(factor: Factor, point: Row["point"], file: string, line: number): FactorValue {
  if (!Object.hasOwn(point, factor.name)) return factor.base;
  const value = point[factor.name];
  if (value === "") throw refused(file, line, `${factor.name} is empty`, "a value in every cell of the table");
  return value as FactorValue;
}

function jsonRows(text: string, file: string): Row[] {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch (error) {
    throw refused(file, 0, `not valid JSON: ${(error as Error).message}`, "a JSON list of blocks");
  }
  const isBlock = (x: unknown): boolean => typeof x === "object" && x !== null && !Array.isArray(x);
  if (!Array.isArray(parsed) || !parsed.every(isBlock))
    throw refused(file, 0, "found something else", 'a JSON list of blocks, like [{"cameras": 0.5}]');
  return parsed.map((point) => ({ line: 0, point }));
}

/** RFC 4180: commas, double quotes, either line end. Numbers, true and false are read as such. */
function csvRows(text: string, file: string): Row[] {
  const [head, ...rows] = csvFields(text.replace(/^\ufeff/, ""), file);
  if (head === undefined) throw refused(file, 1, "the file is empty", "a first row of factor names");
  const names = head.fields.map((name) => name.trim());
  const twice = names.find((name, n) => names.indexOf(name) !== n);
  if (twice !== undefined) throw refused(file, 1, `the column "${twice}" is here twice`, "each factor once");
  return rows.map(({ line, fields }) => {
    if (fields.length !== names.length)
      throw refused(file, line, `found ${fields.length} values`, `${names.length}, as in the first row`);
    return { line, point: Object.fromEntries(names.map((name, n) => [name, plain(fields[n].trim())])) };
  });
}

const WORDS: { readonly [word: string]: FactorValue } = { true: true, TRUE: true, false: false, FALSE: false };
function plain(field: string): FactorValue {
  if (Object.hasOwn(WORDS, field)) return WORDS[field];
  return /^[-+]?(\d+\.?\d*|\.\d+)([eE][-+]?\d+)?$/.test(field) ? Number(field) : field;
}

function csvFields(text: string, file: string): { line: number; fields: string[] }[] {
  const rows: { line: number; fields: string[] }[] = [];
  const piece = /("(?:[^"]|"")*"|[^",\r\n]*)(,|\r?\n|$)/y;
  let fields: string[] = [];
  let line = 1;
  let begins = 1;
  while (piece.lastIndex < text.length || fields.length > 0) {
    const match = piece.exec(text);
    if (match === null)
      throw refused(file, line, "found a quote in the middle of a value", '"…" around the whole value');
    const [whole, field, end] = match;
    fields.push(field.startsWith('"') ? field.slice(1, -1).replaceAll('""', '"') : field);
    line += whole.split("\n").length - 1;
    if (end === ",") continue;
    if (fields.length > 1 || fields[0].trim() !== "") rows.push({ line: begins, fields });
    fields = [];
    begins = line;
    if (end === "") break;
  }
  return rows;
}

const refused = (file: string, line: number, found: string, allowed: string): ScenarioError =>
  new ScenarioError([{ file, line, column: line > 0 ? 1 : 0, path: "", found, allowed, nearest: null }]);
