import type { Parameter } from "../parameters/parameter.js";
import { SECTIONS, type Section, TOGETHER, TOGETHER_NAMES } from "./catalogue.js";
import { MOST_MONTHS } from "./limits.js";
import { ROOMS, TOP_KEYS } from "./schema.js";
import type { Path } from "./yaml.js";

/** What may stand at a place of the scenario, in words for a message. */
interface Place {
  /** The names allowed there, where they are a closed list. */
  readonly names: readonly string[];
  /** The keys allowed there, where a word may stand in their place. */
  readonly keys?: readonly string[];
  allowed(found: unknown): string;
}

const TOP: { readonly [key: string]: string } = {
  name: "a name of letters, digits, spaces, dots, hyphens and underscores, at most 64",
  says: "a sentence or two, at most 2000 characters",
  extends: "the name of a preset",
  start: "a month written YYYY-MM",
  until: "a month written YYYY-MM",
  months: `a whole number from 1 to ${MOST_MONTHS} (months)`,
};

const place = (allowed: string, names: readonly string[] = []): Place => ({ names, allowed: () => allowed });
const block = (names: readonly string[], switched = false): Place =>
  place(`${switched ? "true, false, or " : ""}a block of ${names.join(", ")}`, names);

/** What is allowed at a path. */
export function placeAt(path: Path): Place {
  const [room, ...rest] = path.map(String);
  if (room === undefined) return block([...TOP_KEYS, ...ROOMS]);
  if (Object.hasOwn(TOP, room)) return place(TOP[room]);
  const sections = SECTIONS.filter((s) => s.room === room);
  if (sections.length === 0) return place("nothing");
  if (sections[0].key === "") return inSection(sections[0], rest);
  if (room === TOGETHER && isTogether(rest)) return together(rest);
  const section = sections.find((s) => s.key === rest[0]);
  return section ? inSection(section, rest.slice(1)) : block(sections.map((s) => s.key));
}

/** Is it the place of the word or the list that switches sections together, or of a name in the list? */
const isTogether = (rest: readonly string[]): boolean => rest.length === 0 || rest[0] === "on" || /^\d+$/.test(rest[0]);

function together(rest: readonly string[]): Place {
  const names = TOGETHER_NAMES.join(", ");
  if (/^\d+$/.test(rest.at(-1) ?? "")) return place(names, TOGETHER_NAMES);
  const words = `all, none, or some of ${names}`;
  const some = place(words, ["all", "none", ...TOGETHER_NAMES]);
  if (rest.length > 0) return some;
  return { ...some, keys: ["on", ...TOGETHER_NAMES], allowed: () => `${words}; or a block of on, ${names}` };
}

function inSection(section: Section, rest: readonly string[]): Place {
  if (rest.length === 0) return block(Object.keys(section.parameters), "on" in section.parameters);
  const p = section.parameters[rest[0]];
  if (p === undefined) return place("nothing");
  return rest.length === 1 ? whole(p) : place("min" in p ? single(p) : "nothing");
}

type Ranged = Extract<Parameter, { min: number }>;

const single = (p: Ranged): string =>
  `a ${p.kind === "integer" ? "whole number" : "number"} from ${p.min} to ${p.max} (${p.unit})`;
const several = (p: Ranged): string => `numbers from ${p.min} to ${p.max} (${p.unit})`;

function whole(p: Parameter): Place {
  switch (p.kind) {
    case "number":
    case "integer":
      return place(single(p));
    case "schedule":
      return {
        names: [],
        allowed: (found) =>
          typeof found === "number"
            ? single(p)
            : `${single(p)}, or months with one each, like {2014-01: ${p.min}, 2018-12: ${p.max}}`,
      };
    case "vector":
      return place(`a list of ${p.labels.length} ${several(p)}, or some by name: ${p.labels.join(", ")}`, p.labels);
    case "table":
      return p.names ? place(`${several(p)} by name: ${p.names.join(", ")}`, p.names) : place(`${several(p)} by name`);
    case "flag":
      return place("true or false", ["true", "false"]);
    case "choice":
      return place(p.options.join(", "), p.options);
    case "month":
      return place("a month written YYYY-MM, or null for never");
  }
}

/** What may be the name of an entry at a path whose names are free. */
export function freeNames(path: Path): string {
  const section = SECTIONS.find((s) => s.path === path.slice(0, s.key === "" ? 1 : 2).join("."));
  const p = section?.parameters[String(path[section.key === "" ? 1 : 2])];
  return p?.kind === "schedule"
    ? "a month written YYYY-MM"
    : "a name of at most 40 letters, digits, spaces and hyphens";
}
