import {
  isAlias,
  isMap,
  isNode,
  isScalar,
  isSeq,
  LineCounter,
  type Node,
  type Pair,
  parseDocument,
  Scalar,
  type YAMLParseError,
} from "yaml";
import type { Problem } from "./problem.js";
import { shown } from "./problem.js";

/** Names and numbers on the way to a value. */
export type Path = readonly (string | number)[];

/** Where something stands in its file, from 1. */
interface Position {
  readonly line: number;
  readonly column: number;
}

/** A YAML text as plain values, with the place of each. */
export interface Source {
  readonly file: string;
  readonly value: unknown;
  readonly problems: readonly Problem[];
  /** False where it is no YAML at all, so that there is nothing more to look at. */
  readonly readable: boolean;
  /** Does the value at this path come from this text? */
  has(path: Path): boolean;
  /** Place of the value at a path, or of the nearest thing around it that was written. */
  valueAt(path: Path): Position;
  /** Place of the key. */
  keyAt(path: Path): Position;
}

const DEEPEST = 12;
const START: Position = { line: 1, column: 1 };
const joined = (path: Path): string => path.join("\u0000");

/**
 * Reads one YAML 1.2 document into plain values. Only what a scenario needs is let in: mappings, lists and plain scalars.
 * Anchors, aliases, merge keys and tags are refused, so that no small file can grow into a big one, and nothing is expanded.
 */
export function readYaml(text: string, file: string): Source {
  const counter = new LineCounter();
  const problems: Problem[] = [];
  const places = new Map<string, { value: Position; key: Position }>();
  const position = (offset: number): Position => {
    const { line, col } = counter.linePos(offset);
    return line > 0 ? { line, column: col } : START;
  };
  const refuse = (at: Position, path: Path, found: string, allowed: string): undefined => {
    problems.push({ file, ...at, path: path.join("."), found, allowed, nearest: null });
    return undefined;
  };
  const here = (node: Node): Position => position(node.range?.[0] ?? 0);

  const scalar = (node: Scalar, path: Path): unknown => {
    const { value } = node;
    // `watch:` with all of its lines commented out is a block in which nothing is said; a parameter without a value is a slip.
    if (value === null && node.type === Scalar.PLAIN && (node.source ?? "") === "") {
      if (path.length < 3) return undefined;
      return refuse(here(node), path, "found nothing", "a value, or leave the line out");
    }
    return value === 0 ? 0 : value;
  };

  const mapping = (items: readonly Pair[], path: Path): unknown => {
    const out = new Map<string, unknown>();
    for (const { key, value } of items) {
      if (!isScalar(key)) {
        refuse(isNode(key) ? here(key) : START, path, "found a key that is no plain name", "a name before the colon");
        continue;
      }
      if (!plain(key, path)) continue;
      const name = key.type === Scalar.PLAIN ? (key.source ?? "") : String(key.value);
      const inside = [...path, name];
      if (out.has(name)) {
        const { line } = places.get(joined(inside))?.key ?? START;
        refuse(here(key), inside, `the key "${name}" is here twice`, `each key once (the first is in line ${line})`);
        continue;
      }
      const at = here(key);
      places.set(joined(inside), { key: at, value: isNode(value) ? here(value) : at });
      out.set(name, isNode(value) ? convert(value, inside) : undefined);
    }
    return Object.fromEntries(out);
  };

  const plain = (node: Node, path: Path): boolean => {
    const anchor = "anchor" in node && node.anchor ? `&${node.anchor}` : null;
    const found = isAlias(node) ? `*${node.source}` : (anchor ?? node.tag ?? null);
    const merge = isScalar(node) && node.source === "<<" ? "<<" : null;
    if (found === null && merge === null) return true;
    refuse(here(node), path, `found ${shown(merge ?? found)}`, "no anchors, aliases, merge keys or tags: write it out");
    return false;
  };

  const convert = (node: Node, path: Path): unknown => {
    if (!plain(node, path)) return undefined;
    if (path.length > DEEPEST) return refuse(here(node), path, "nested too deep", `at most ${DEEPEST} levels`);
    if (isMap(node)) return mapping(node.items as Pair[], path);
    if (!isSeq(node)) return scalar(node as Scalar, path);
    return node.items.map((item, k) => {
      const inside = [...path, k];
      if (!isNode(item)) return undefined;
      places.set(joined(inside), { key: here(item), value: here(item) });
      return convert(item, inside);
    });
  };

  let readable = true;
  const value = compose();

  function compose(): unknown {
    if (deep(text)) {
      readable = false;
      return refuse(START, [], "nested too deep", `at most ${DEEPEST} levels`);
    }
    // Keys that come twice are found above: the parser's own search takes the square of their number.
    const document = parseDocument(text, {
      lineCounter: counter,
      uniqueKeys: false,
      prettyErrors: false,
      strict: true,
    });
    for (const e of document.errors)
      refuse(position(e.pos[0]), [], `not valid YAML: ${plainly(e)}`, "one YAML document, indented with spaces");
    const { explicit, version } = document.directives.yaml;
    if (explicit && version !== "1.2") refuse(START, [], `found "%YAML ${version}"`, "YAML 1.2, without a directive");
    readable = problems.length === 0;
    return readable && document.contents !== null ? convert(document.contents, []) : undefined;
  }

  const nearestPlace = (path: Path, which: "key" | "value"): Position => {
    for (let n = path.length; n > 0; n--) {
      const place = places.get(joined(path.slice(0, n)));
      if (place) return n === path.length ? place[which] : place.key;
    }
    return START;
  };
  return {
    file,
    value,
    problems,
    readable,
    has: (path) => places.has(joined(path)),
    valueAt: (path) => nearestPlace(path, "value"),
    keyAt: (path) => nearestPlace(path, "key"),
  };
}

/** The parser's words, save where they speak to programmers. */
function plainly({ code, message }: YAMLParseError): string {
  if (code === "MULTIPLE_DOCS") return "a second document begins here";
  if (message.startsWith("Maximum call stack")) return "nested too deep";
  return message;
}

/** A quick look before the parser, which calls itself for each level: brackets open at once, or dashes in a row. */
function deep(text: string): boolean {
  let open = 0;
  for (let k = 0; k < text.length; k++) {
    const c = text[k];
    if (c === "[" || c === "{") {
      if (++open > 200) return true;
    } else if (c === "]" || c === "}") open--;
    else if (c === "\n" && open < 0) open = 0;
  }
  return /(?:[-?:][ \t]+){100}/.test(text);
}
