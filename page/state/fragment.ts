import { LINK_VERSION, linkOf } from "../../src/scenario/link.js";
import { isValid, isWhole, parameterAt } from "./check.js";
import { BEGINNING, type Choice } from "./choice.js";
import { FIELDS, isBeginning } from "./fields.js";
import { scenarioOf } from "./scenario.js";

/** Longest fragment that is read. */
export const LONGEST = 20_000;

type Parts = readonly (readonly [name: string, text: string])[];

/** How the parts of an older link become those of the next version: the first entry takes version 1 to 2, and so on. */
export const MIGRATIONS: readonly ((parts: Parts) => Parts)[] = [];

/** Why a link, or a part of it, was not taken. */
export type Trouble =
  | { readonly kind: "unreadable" }
  | { readonly kind: "newer" }
  | { readonly kind: "parts"; readonly parts: readonly string[] };

export interface Reading {
  readonly choice: Choice;
  readonly trouble: Trouble | null;
}

/** The choice as the part of an address after "#" (src/scenario/link.ts). What is as at the beginning is left out. */
export function write(choice: Choice): string {
  const parts = [
    ...FIELDS.filter((f) => !isBeginning(choice, f.of)).map((f) => [f.name, f.write(choice[f.of])] as const),
    ...Object.entries(choice.sets).map(([path, value]) => [`set.${path}`, JSON.stringify(value)] as const),
  ];
  return parts.length === 0 ? "" : linkOf(parts);
}

/** Reads any text at all. What cannot be read is left as at the beginning, and said. */
export function read(fragment: string): Reading {
  const text = fragment.replace(/^#/, "");
  if (text === "") return { choice: BEGINNING, trouble: null };
  const [head, ...rest] = text.split(";");
  const version = /^v([1-9]\d{0,3})$/.exec(head);
  if (version === null || text.length > LONGEST) return { choice: BEGINNING, trouble: { kind: "unreadable" } };
  if (Number(version[1]) > LINK_VERSION) return { choice: BEGINNING, trouble: { kind: "newer" } };
  const refused: string[] = [];
  const parts = migrate(
    rest.filter((part) => part !== "").flatMap((part) => split(part, refused)),
    Number(version[1]),
  );
  const choice = choose(parts, refused);
  return { choice, trouble: refused.length === 0 ? null : { kind: "parts", parts: refused } };
}

export const migrate = (parts: Parts, from: number, list = MIGRATIONS): Parts =>
  list.slice(from - 1).reduce((before, step) => step(before), parts);

function split(part: string, refused: string[]): [string, string][] {
  const equals = part.indexOf("=");
  try {
    if (equals > 0) return [[part.slice(0, equals), decodeURIComponent(part.slice(equals + 1))]];
  } catch {
    // An escape that is none: refused below.
  }
  refused.push(part.slice(0, 60));
  return [];
}

function choose(parts: Parts, refused: string[]): Choice {
  const choice: Record<string, unknown> = { ...BEGINNING };
  const sets: Record<string, unknown> = {};
  for (const [name, text] of parts) {
    const field = FIELDS.find((f) => f.name === name);
    const value = field?.read(text);
    if (field && value !== undefined) choice[field.of] = value;
    else if (!field && name.startsWith("set.") && put(sets, name.slice(4), text)) continue;
    else refused.push(name.slice(0, 60));
  }
  const made = { ...choice, sets } as Choice;
  // Values that are allowed one by one may make no world together.
  if (isWhole(scenarioOf(made))) return clipped(made);
  refused.push(...Object.keys(sets).map((path) => `set.${path}`));
  return clipped({ ...made, sets: {} });
}

function put(sets: Record<string, unknown>, path: string, text: string): boolean {
  const found = parameterAt(path);
  if (found === null) return false;
  try {
    const value: unknown = JSON.parse(text);
    if (!isValid(found.parameter, value)) return false;
    sets[path] = value;
    return true;
  } catch {
    return false;
  }
}

/** A month or a resident that this world has not got is none. */
const clipped = (choice: Choice): Choice => ({
  ...choice,
  month: choice.month !== null && choice.month > scenarioOf(choice).months ? null : choice.month,
  resident: choice.resident !== null && choice.resident >= choice.residents ? null : choice.resident,
});
