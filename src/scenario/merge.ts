import type { Parameter } from "../parameters/parameter.js";
import { SECTIONS, type Section, type Settings, TOGETHER } from "./catalogue.js";

type Numbers = { readonly [name: string]: number };
/** What a file says, once the schema has let it through. */
export type Said = { readonly [key: string]: unknown };

/** Settings with what a file says put over them. */
export function merge(base: Settings, said: Said): Settings {
  return Object.fromEntries(
    SECTIONS.map((s) => {
      const room = said[s.room] as Said | null | undefined;
      const block = s.key === "" ? room : room?.[s.key];
      const before = s.room === TOGETHER ? switched(s, base[s.path], room) : base[s.path];
      return [s.path, mergeBlock(s.parameters, before, block)];
    }),
  );
}

/**
 * Sections switched together: `all`, `none`, one name or a list of names, said in place of the block or as its `on`. Those named
 * are on and the others off. What the block says of one of them comes after it.
 */
function switched(section: Section, base: Said, room: unknown): Said {
  const isWord = (said: unknown): boolean => typeof said === "string" || Array.isArray(said);
  const named = isWord(room) ? room : (room as Said | null | undefined)?.on;
  if (!isWord(named)) return base;
  const names: readonly unknown[] = Array.isArray(named) ? named : [named];
  return { ...base, on: names.includes("all") || names.includes(section.key) };
}

function mergeBlock(parameters: { readonly [key: string]: Parameter }, base: Said, block: unknown): Said {
  // A block without a line is a block in which nothing is said.
  if (block === undefined || block === null) return base;
  if (typeof block === "boolean") return { ...base, on: block };
  const values = block as Said;
  return Object.fromEntries(
    Object.entries(parameters).map(([key, p]) => [
      key,
      values[key] === undefined ? base[key] : mergeValue(p, base[key], values[key]),
    ]),
  );
}

/** Vectors and tables with known names are put together; schedules and tables with free names are replaced. */
export function mergeValue(p: Parameter, base: unknown, value: unknown): unknown {
  switch (p.kind) {
    case "vector":
      if (Array.isArray(value)) return value;
      return p.labels.map((label, k) => (value as Numbers)[label] ?? (base as readonly number[])[k]);
    case "table":
      return p.names ? inOrder(p.default, p.names, { ...(base as Numbers), ...(value as Numbers) }) : value;
    case "schedule":
      return typeof value === "number" ? value : sorted(value as Numbers);
    default:
      return value;
  }
}

/** The default's names first, then the others as declared: so the order in which a file names them never matters. */
function inOrder(first: Numbers, names: readonly string[], table: Numbers): Numbers {
  const order = [...Object.keys(first), ...names.filter((n) => !(n in first))];
  return Object.fromEntries(order.filter((n) => table[n] !== undefined).map((n) => [n, table[n]]));
}

const sorted = (points: Numbers): Numbers =>
  Object.fromEntries(Object.entries(points).sort((p, q) => (p[0] < q[0] ? -1 : 1)));
