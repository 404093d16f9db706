import type { z } from "zod";
import { nearest } from "./nearest.js";
import { freeNames, placeAt } from "./places.js";
import { type Problem, shown } from "./problem.js";
import { scenarioSchema } from "./schema.js";
import type { Path, Source } from "./yaml.js";

type Issue = z.core.$ZodIssue;

/** What the schema has against a text's values, each with its place. Empty where all is well. */
export function validate(source: Source): Problem[] {
  const result = scenarioSchema().safeParse(source.value ?? {});
  if (result.success) return [];
  const found = new Map<string, Problem>();
  // The first of a place is enough: that 1.5 is neither whole nor small is one mistake.
  for (const problem of result.error.issues.flatMap((issue) => explain(issue, [], source)))
    if (!found.has(problem.path)) found.set(problem.path, problem);
  return [...found.values()];
}

function explain(issue: Issue, before: Path, source: Source): Problem[] {
  const path = [...before, ...(issue.path as Path)];
  if (issue.code === "unrecognized_keys") return issue.keys.map((key) => unknownKey([...path, key], source));
  if (issue.code === "invalid_union") {
    // Of the forms a value may take, the one that was meant is the one in which the mistake lies deepest.
    const inside = issue.errors.find((branch) => branch.some(isInside));
    if (inside) return inside.flatMap((i) => explain(i, path, source));
  }
  if (issue.code === "invalid_key") return [badName(path, source)];
  return [badValue(path, source)];
}

const isInside = (issue: Issue): boolean =>
  issue.path.length > 0 || issue.code === "unrecognized_keys" || issue.code === "invalid_key";

function unknownKey(path: Path, source: Source): Problem {
  const place = placeAt(path.slice(0, -1));
  const names = place.keys ?? place.names;
  return {
    file: source.file,
    ...source.keyAt(path),
    path: path.join("."),
    found: "no such key",
    allowed: names.join(", "),
    nearest: nearest(String(path.at(-1)), names),
  };
}

function badName(path: Path, source: Source): Problem {
  return {
    file: source.file,
    ...source.keyAt(path),
    path: path.join("."),
    found: `found the name ${shown(path.at(-1))}`,
    allowed: freeNames(path),
    nearest: null,
  };
}

/** What YAML 1.1 took for true and false, and people still write. */
const SWITCHES: { readonly [word: string]: string } = { yes: "true", on: "true", no: "false", off: "false" };

function badValue(path: Path, source: Source): Problem {
  const value = valueIn(source.value, path);
  const { names, allowed } = placeAt(path);
  const word = typeof value === "string" ? value : null;
  const isSwitch = word !== null && (names.includes("true") || names.includes("on"));
  return {
    file: source.file,
    ...source.valueAt(path),
    path: path.join("."),
    found: `found ${shown(value)}`,
    allowed: allowed(value),
    nearest:
      word === null
        ? null
        : isSwitch
          ? (SWITCHES[word.toLowerCase()] ?? nearest(word, ["true", "false"]))
          : nearest(word, names),
  };
}

/** The value at a path of plain values. */
export function valueIn(value: unknown, path: Path): unknown {
  return path.reduce<unknown>(
    (v, key) =>
      typeof v === "object" && v !== null && Object.hasOwn(v, key) ? (v as Record<string, unknown>)[key] : undefined,
    value,
  );
}
