import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import type { Parameter } from "../../src/parameters/parameter.js";
import { SECTIONS } from "../../src/scenario/catalogue.js";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const read = (path: string): string => readFileSync(join(ROOT, path), "utf8");

const page = read("docs/facts.md");
/** The first cell of a row: a fact (F-CAM-2), a block of facts (F-PEOPLE), or the letter of a source (A19). */
const IDS = new Set([...page.matchAll(/^\| (F-[A-Z]+(?:-\d+)?|[AB]\d+) \|/gm)].map(([, id]) => id));
const FILES = readdirSync(join(ROOT, "docs/facts"));

const CITED = /F-[A-Z]+(?:-\d+)?|\b[AB]\d{1,2}\b|[\w-]+\.csv/g;
const known = (id: string): boolean => IDS.has(id) || FILES.includes(id);

const PARAMETERS = SECTIONS.flatMap((s) =>
  Object.entries(s.parameters).map(([key, p]): [path: string, parameter: Parameter] => [`${s.path}.${key}`, p]),
);

describe("every parameter says where its number comes from", () => {
  test("by the id of a fact, or by the word assumption; a switch may say scenario", () => {
    const unsaid = PARAMETERS.filter(([, { source, kind }]) => {
      if (source === "scenario") return kind !== "flag";
      return !source.includes("assumption") && (source.match(CITED) ?? []).length === 0;
    });
    expect(unsaid.map(([path, p]) => `${path}: ${p.source}`)).toEqual([]);
  });

  test("the ids exist on the page of facts", () => {
    const unknown = PARAMETERS.flatMap(([path, { source }]) =>
      (source.match(CITED) ?? []).filter((id) => !known(id)).map((id) => `${path}: ${id}`),
    );
    expect(unknown).toEqual([]);
  });

  test("an assumption has a range in which it is varied, inside what is allowed", () => {
    // A choice is varied over its options; a month has no range to give.
    const loose = PARAMETERS.flatMap(([path, p]) => {
      if (!p.source.includes("assumption") || !("min" in p)) return [];
      const [lo, hi] = p.sweep ?? [Number.NaN, Number.NaN];
      return lo <= hi && lo >= p.min && hi <= p.max ? [] : [`${path}: ${p.sweep} in ${p.min} to ${p.max}`];
    });
    expect(loose).toEqual([]);
  });
});

test("the presets cite facts that exist", () => {
  const unknown = readdirSync(join(ROOT, "scenarios")).flatMap((file) =>
    (read(`scenarios/${file}`).match(CITED) ?? []).filter((id) => !known(id)).map((id) => `${file}: ${id}`),
  );
  expect(unknown).toEqual([]);
});

test("the tables of facts are whole", () => {
  for (const file of FILES) {
    const rows = read(`docs/facts/${file}`).trimEnd().split("\n");
    const width = rows[0].split(",").length;
    expect(rows.length).toBeGreaterThan(10);
    for (const row of rows) expect(`${file}: ${row.split(",").length}`).toBe(`${file}: ${width}`);
  }
  const sources = read("docs/facts/defaulter-lists.csv").match(/[AB]\d+/g) ?? [];
  expect(sources.filter((id) => !IDS.has(id))).toEqual([]);
});

describe("links in the documentation", () => {
  const pages = [
    "README.md",
    "CHANGELOG.md",
    "CONTRIBUTING.md",
    ...readdirSync(join(ROOT, "docs"), { recursive: true, encoding: "utf8" })
      .filter((file) => file.endsWith(".md"))
      .map((file) => join("docs", file)),
  ];

  test.each(pages)("%s: what it points at is there", (file) => {
    const dead = linksOf(read(file)).filter((link) => !reaches(file, link));
    expect(dead).toEqual([]);
  });
});

/** Relative targets of links and pictures, code left out. */
function linksOf(markdown: string): string[] {
  const prose = markdown.replace(/^```[\s\S]*?^```/gm, "").replace(/`[^`\n]*`/g, "");
  return [...prose.matchAll(/\]\(([^)\s]+)\)/g)].map(([, to]) => to).filter((to) => !/^[a-z]+:/.test(to));
}

function reaches(from: string, link: string): boolean {
  const [path, anchor] = link.split("#");
  const file = path === "" ? from : relative(ROOT, join(ROOT, dirname(from), path));
  if (!existsSync(join(ROOT, file))) return false;
  return anchor === undefined || !file.endsWith(".md") || headings(read(file)).includes(anchor);
}

const headings = (markdown: string): string[] =>
  [...markdown.matchAll(/^#+ (.+)$/gm)].map(([, text]) =>
    text
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s_-]/gu, "")
      .replaceAll(" ", "-"),
  );
