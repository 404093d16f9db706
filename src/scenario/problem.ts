/** One thing wrong with a scenario: where, what was found, what is allowed, and what was probably meant. */
export interface Problem {
  /** The file as it was named, or "--set". */
  readonly file: string;
  /** From 1; 0 where there is no line to point at (a missing file, a `--set`). */
  readonly line: number;
  readonly column: number;
  /** "life.red_crossing.rate"; empty for the file as a whole. */
  readonly path: string;
  /** In words: `found 1.4`, `no such key`. */
  readonly found: string;
  readonly allowed: string;
  readonly nearest: string | null;
}

/** Thrown once for a scenario, with everything that is wrong with it. */
export class ScenarioError extends Error {
  override readonly name = "ScenarioError";

  constructor(readonly problems: readonly Problem[]) {
    super(printProblems(problems));
  }
}

/** A file can hold any number of mistakes; a screen cannot. */
const MOST_SHOWN = 50;

function printProblems(problems: readonly Problem[]): string {
  const more = problems.length - MOST_SHOWN;
  const lines = problems.slice(0, MOST_SHOWN).map(printProblem);
  return (more > 0 ? [...lines, `… and ${more} more like these`] : lines).join("\n");
}

/** `my.yaml:9:12 life.red_crossing.rate: found 1.4; allowed: a number from 0 to 1 (per resident and month)` */
export function printProblem(p: Problem): string {
  const place = p.line > 0 ? `${p.file}:${p.line}:${p.column}` : p.file;
  const meant = p.nearest === null ? "" : `did you mean "${p.nearest}"? `;
  return `${place}${p.path === "" ? "" : ` ${p.path}`}: ${p.found}; ${meant}allowed: ${p.allowed}`;
}

/** A value as a message shows it. */
export function shown(value: unknown): string {
  if (value === null || value === undefined) return "nothing";
  if (Array.isArray(value)) return `a list of ${value.length}`;
  if (typeof value === "object") return "a block";
  if (typeof value !== "string") return String(value);
  const text = JSON.stringify(value);
  return text.length > 62 ? `${text.slice(0, 60)}…"` : text;
}
