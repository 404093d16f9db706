import { z } from "zod";
import { nearest } from "../../scenario/nearest.js";
import { type Problem, shown } from "../../scenario/problem.js";
import { valueIn } from "../../scenario/validate.js";
import type { Path, Source } from "../../scenario/yaml.js";

type Issue = z.core.$ZodIssue;

/**
 * What a schema has against a text's values, each with its place, what is allowed there and the nearest right word. `under` is the
 * path of the value that the schema was held to.
 */
export function problemsOf(schema: z.ZodType, issues: readonly Issue[], source: Source, under: Path = []): Problem[] {
  const found = new Map<string, Problem>();
  for (const problem of issues.flatMap((issue) => explain(schema, issue, source, under)))
    if (!found.has(problem.path)) found.set(problem.path, problem);
  // A key that is misspelt is one mistake, not two.
  const meant = new Set([...found.values()].map((p) => p.nearest && beside(p.path, p.nearest)));
  return [...found.values()].filter((p) => p.found !== ABSENT || !meant.has(p.path));
}

const ABSENT = "it is not there";
const beside = (path: string, key: string): string => [...path.split(".").slice(0, -1), key].join(".");

function explain(schema: z.ZodType, issue: Issue, source: Source, under: Path): Problem[] {
  const inside = issue.path as Path;
  const at = [...under, ...inside];
  if (issue.code === "unrecognized_keys") {
    const block = schemaAt(schema, inside);
    const names = block instanceof z.ZodObject ? Object.keys(block.shape) : [];
    return issue.keys.map((key) => ({
      ...place(source, [...at, key], "key"),
      found: "no such key",
      allowed: names.length === 0 ? "nothing" : names.join(", "),
      nearest: nearest(key, names),
    }));
  }
  const value = valueIn(source.value, at);
  const missing = value === undefined && !source.has(at);
  const owner = schemaAt(schema, inside);
  const words = wordsOf(owner);
  return [
    {
      ...place(source, at, issue.code === "invalid_key" ? "key" : "value"),
      found:
        issue.code === "invalid_key"
          ? `found the name ${shown(inside.at(-1))}`
          : missing
            ? ABSENT
            : `found ${shown(value)}`,
      allowed: allowedAt(schema, issue.code === "invalid_key" ? inside.slice(0, -1) : inside) ?? issue.message,
      nearest: typeof value === "string" ? nearest(value, words) : null,
    },
  ];
}

/** Where in the file, for a problem. */
export const place = (source: Source, path: Path, which: "key" | "value") => ({
  file: source.file,
  ...(which === "key" ? source.keyAt(path) : source.valueAt(path)),
  path: path.join("."),
});

/** The schema of what stands at a path, out of its wrappings. */
function schemaAt(schema: z.ZodType, path: Path): z.ZodType | undefined {
  return path.reduce<z.ZodType | undefined>((s, key) => (s === undefined ? undefined : step(bare(s), key)), schema);
}

function step(schema: z.ZodType, key: string | number): z.ZodType | undefined {
  if (schema instanceof z.ZodObject) return schema.shape[key] as z.ZodType | undefined;
  if (schema instanceof z.ZodRecord) return schema.valueType as z.ZodType;
  if (schema instanceof z.ZodArray) return schema.element as z.ZodType;
  return undefined;
}

function bare(schema: z.ZodType): z.ZodType {
  return schema instanceof z.ZodOptional || schema instanceof z.ZodDefault || schema instanceof z.ZodNullable
    ? bare(schema.unwrap() as z.ZodType)
    : schema;
}

/** What is allowed at a path, or around it, in the schema's own words. */
function allowedAt(schema: z.ZodType, path: Path): string | undefined {
  for (let n = path.length; n >= 0; n--) {
    const at = schemaAt(schema, path.slice(0, n));
    const meta = at === undefined ? undefined : (at.meta() ?? bare(at).meta());
    // A design's options have no words of their own for messages; what they are for says enough.
    const words = (meta?.allowed ?? (n === path.length ? meta?.description : undefined)) as string | undefined;
    if (words !== undefined) return words;
  }
  return undefined;
}

function wordsOf(schema: z.ZodType | undefined): readonly string[] {
  const inner = schema === undefined ? undefined : bare(schema);
  return inner instanceof z.ZodEnum ? (inner.options as string[]) : [];
}
