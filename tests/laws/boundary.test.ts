import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { COUNTERS } from "../../src/measures/counters.js";
import { MEASURES } from "../../src/measures/derived.js";
import { WHOLE_MEASURES } from "../../src/measures/whole.js";
import { SECTIONS } from "../../src/scenario/catalogue.js";
import { jsonSchema } from "../../src/scenario/schema.js";
import { ROOT, scenarioTexts, sources, strings } from "./support.js";

const all = sources();
const where = (test: (text: string) => boolean): string[] => all.filter((s) => test(s.text)).map((s) => s.path);

test("there are sources to look at, and their imports are found", () => {
  expect(all.length).toBeGreaterThan(100);
  expect(all.find((s) => s.path === "src/engine/thread.ts")?.imports).toContain("node:worker_threads");
  expect(all.find((s) => s.path === "src/engine/thread.ts")?.imports).toContain("./hand.js");
});

describe("nothing acts outward", () => {
  /** Ways out of a process, whatever they are imported as. */
  const NETWORK =
    /^(node:)?(http|https|http2|net|dgram|tls|dns|inspector|cluster|child_process|undici|ws|axios|node-fetch)(\/|$)/;

  test("no source imports a way to reach another machine or another program, but to show the page on this one and to submit to a cluster", () => {
    const found = all.flatMap((s) => s.imports.filter((i) => NETWORK.test(i)).map((i) => `${s.path}: ${i}`));
    expect(found.sort()).toEqual([
      "src/cli/open/browser.ts: node:child_process",
      "src/cli/open/server.ts: node:http",
      "src/cli/slurm.ts: node:child_process",
    ]);
    // A cluster's own command is given two scripts of ours, and only when --submit asks for it.
    const submits = all.find((s) => s.path === "src/cli/slurm.ts")?.text ?? "";
    expect(submits.match(/execFileSync\([^)]*\)/g)).toEqual(['execFileSync("bash", [script], { encoding: "utf8" })']);
    const server = all.find((s) => s.path === "src/cli/open/server.ts")?.text ?? "";
    expect(server).toMatch(/import \{ createServer, [^}]*\} from "node:http"/);
    expect(server).not.toMatch(/\brequest\(|\bget\(/);
    expect(server.match(/\.listen\([^)]*\)/g)).toEqual([".listen(port, LOOPBACK, resolve)"]);
  });

  test("no source asks a browser or Node for one", () => {
    const asks =
      /\b(fetch|importScripts|sendBeacon)\s*\(|\b(XMLHttpRequest|WebSocket|EventSource|RTCPeerConnection|BroadcastChannel|SharedWorker)\b|navigator\.serviceWorker/;
    expect(where((text) => asks.test(text))).toEqual([]);
  });

  test("no source runs text as a program", () => {
    expect(where((text) => /\beval\s*\(|\bnew Function\s*\(|from "node:vm"/.test(text))).toEqual([]);
  });

  test("the rooms of the month, and those before them, import nothing but each other", () => {
    const MONTH =
      "draws state parameters society month life watch registry score enforcement safeguards response measures".split(
        " ",
      );
    for (const { room, path, imports } of all)
      if (MONTH.includes(room)) for (const i of imports) expect([path, i.startsWith(".")]).toEqual([path, true]);
    for (const room of MONTH)
      expect(
        all.some((s) => s.room === room),
        room,
      ).toBe(true);
  });

  test("files are read and written only for scenarios, checkpoints, results, experiments and the command line", () => {
    const ALLOWED = ["scenario", "engine", "worlds", "results", "experiments", "report", "cli"];
    const rooms = new Set(all.filter((s) => s.imports.some((i) => /^(node:)?fs/.test(i))).map((s) => s.room));
    expect([...rooms].filter((room) => !ALLOWED.includes(room))).toEqual([]);
  });

  test("the packages are those that were looked at, and none of them reaches out", () => {
    const { dependencies } = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8"));
    const known = [
      ...[
        "@observablehq/plot",
        "commander",
        "hyparquet",
        "hyparquet-writer",
        "jstat",
        "linkedom",
        "picocolors",
        "sobol",
      ],
      ...["yaml", "zod"],
    ];
    expect(Object.keys(dependencies).filter((name) => !known.includes(name))).toEqual([]);
    const used = all.filter((s) => s.room !== "page").flatMap((s) => s.imports);
    for (const name of used.filter((i) => !/^(\.|node:)/.test(i))) expect(known).toContain(name);
    // The page carries what it imports; nothing else is fetched.
    const carried = all.filter((s) => s.room === "page").flatMap((s) => s.imports);
    expect([...new Set(carried.filter((i) => !i.startsWith(".")))].sort()).toEqual([
      "@sveltejs/vite-plugin-svelte",
      "svelte",
      "virtual:presets",
      "vite",
    ]);
  });
});

describe("only generated people", () => {
  test("there is no reader of tables: no CSV, no Parquet, no database, no spreadsheet", () => {
    const readers =
      /^(hyparquet|csv.*|papaparse|d3-dsv|xlsx|exceljs|duckdb|@duckdb.*|sqlite3?|better-sqlite3|pg|node:sqlite|apache-arrow|arquero)(\/|$)/;
    const found = all.flatMap((s) => s.imports.filter((i) => readers.test(i)).map((i) => `${s.path}: ${i}`));
    expect(found).toEqual([]);
    expect(where((text) => /parse_?csv|read_?csv|csv_?parse|parquetRead/i.test(text))).toEqual([]);
  });

  test("the schema is closed at every level", () => {
    const open: string[] = [];
    const visit = (node: unknown, path: string): void => {
      if (typeof node !== "object" || node === null) return;
      const { type, additionalProperties } = node as { type?: string; additionalProperties?: unknown };
      if (type === "object" && (additionalProperties === undefined || additionalProperties === true)) open.push(path);
      for (const [key, child] of Object.entries(node)) visit(child, `${path}/${key}`);
    };
    visit(jsonSchema(), "");
    expect(open).toEqual([]);
  });

  test("no parameter, column or counter is about a name, a face, a number of identity or a text", () => {
    const about =
      /\b(passport|id[ _-]?number|identity[ _-]number|national[ _-]id|phone[ _-]number|email|address|fingerprint of a face|embedding|face image)\b/i;
    const said = [
      ...SECTIONS.flatMap((s) => [s.path, s.says, ...Object.entries(s.parameters).flatMap(([k, p]) => [k, p.says])]),
      ...COUNTERS.flatMap((c) => [c.key, c.says]),
    ];
    expect(said.filter((text) => about.test(text))).toEqual([]);
  });
});

describe("no optimiser of control", () => {
  test("nothing in the sources seeks, names or ranks what makes people obey best", () => {
    const seeks =
      /\bobedien|\bobey\w*\s+(score|rate|rank)|\bleaderboard|\b(maximi[sz]e|minimi[sz]e|optimi[sz]e)\w*\s*\(|\b(best|winning|optimal)[ _-]?(scheme|score|scenario|rule)/i;
    expect(where((text) => seeks.test(text))).toEqual([]);
  });

  test("no measure is an index of compliance, and none is called better when it is higher", () => {
    const measures = [...MEASURES, ...WHOLE_MEASURES, ...COUNTERS];
    for (const { key, says } of measures) {
      expect(key).not.toMatch(/complian|obedien|order_index|control/);
      expect(says).not.toMatch(/\b(better|worse|desirable|success)\b/i);
    }
    for (const measure of measures) expect(Object.keys(measure)).not.toContain("goal");
  });

  test("nothing sorts scenarios by a measure", () => {
    const sorts = all.filter(
      (s) =>
        ["worlds", "experiments", "report", "cli", "page"].includes(s.room) &&
        /(scenarios?|presets?|worlds)\s*\.\s*(toSorted|sort)\(/.test(s.text),
    );
    expect(sorts.map((s) => s.path)).toEqual([]);
  });
});

describe("no verdict", () => {
  const VERDICT =
    /\b(compliant|non-compliant|lawful|unlawful|lawfully|legal|illegal|fair|unfair|fairly|fairness|unjust|ethical|unethical|acceptable|unacceptable|verdict|guilty|innocent|deserves?d?|harmless)\b/i;

  test("in anything the catalogue, the counters or the measures say", () => {
    const said = [
      ...SECTIONS.flatMap((s) => [
        s.says,
        s.direction ?? "",
        ...Object.values(s.parameters).flatMap((p) => [p.says, p.unit]),
      ]),
      ...COUNTERS.flatMap((c) => [c.key, c.says, c.unit]),
      ...MEASURES.flatMap((m) => [m.key, m.says, m.unit]),
      ...WHOLE_MEASURES.flatMap((m) => [m.key, m.says, m.unit]),
    ];
    expect(said.length).toBeGreaterThan(500);
    expect(said.filter((text) => VERDICT.test(text))).toEqual([]);
  });

  test("in any text of the program, but where it says that it gives none or names a paper", () => {
    const ALLOWED = [
      /not a finding|[Nn]o verdict|never (that|print)|neither .* nor|Fairness through awareness|algorithmic fairness/,
    ];
    const found = all.flatMap((s) =>
      strings(s)
        .filter((text) => VERDICT.test(text))
        .filter((text) => !ALLOWED.some((allowed) => allowed.test(text)))
        // A list of words not to be used is no use of them.
        .filter((text) => !/^\w+$/.test(text))
        .map((text) => `${s.path}: ${text.slice(0, 120)}`),
    );
    expect(found).toEqual([]);
  });

  test("in any scenario", () => {
    expect(
      scenarioTexts()
        .filter(({ text }) => VERDICT.test(text))
        .map(({ path }) => path),
    ).toEqual([]);
  });
});
