import { createHash } from "node:crypto";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { parse } from "yaml";
import { SAMPLED } from "../../src/engine/sample.js";
import { WriteError } from "../../src/results/files.js";
import { odd } from "../../src/results/odd.js";
import { writeRun } from "../../src/results/run-folder.js";
import { SECTIONS } from "../../src/scenario/catalogue.js";
import { preset } from "../../src/scenario/presets.js";
import { COLUMNS } from "../../src/state/columns.js";
import { EXTRA_COLUMNS } from "../../src/state/extras.js";
import { ALWAYS_HELD, HELD } from "../../src/state/held.js";
import { unpackTraits } from "../../src/state/traits.js";
import type { Outcomes } from "../../src/worlds/outcomes.js";
import { ask } from "../support/duckdb.js";
import { smallWorld } from "../support/world.js";

const context = {
  command: ["glasshouse", "run", "small"],
  started: new Date("2026-01-02T03:04:05Z"),
  finished: new Date("2026-01-02T03:04:15Z"),
};
const NAMES = [
  "CITATION.cff",
  "ODD.md",
  "datapackage.json",
  "manifest.json",
  "outcomes.parquet",
  "residents.parquet",
  "ro-crate-metadata.json",
  "scenario.yaml",
  "spells.parquet",
];

let outcomes: Outcomes;
let base: string;
let run: string;
const json = (name: string) => JSON.parse(readFileSync(join(run, name), "utf8"));
const text = (name: string) => readFileSync(join(run, name), "utf8");

beforeAll(async () => {
  outcomes = await smallWorld({ months: 26, start: "2017-01" });
  base = mkdtempSync(join(tmpdir(), "glasshouse-run-"));
  run = join(base, "a", "b");
  mkdirSync(run, { recursive: true });
  writeFileSync(join(run, "report.json"), "{}\n");
  await writeRun(run, outcomes, { ...context, others: ["report.json"] });
});
afterAll(() => rmSync(base, { recursive: true, force: true }));

test("a run's folder holds its files and no other", () => {
  expect(readdirSync(run).sort()).toEqual([...NAMES, "report.json"].sort());
});

test("the manifest has the SHA-256 and size of every file, and what the run was", () => {
  const manifest = json("manifest.json");
  expect(manifest.files.map((f: { name: string }) => f.name).sort()).toEqual(
    [...NAMES.filter((n) => n !== "manifest.json"), "report.json"].sort(),
  );
  for (const { name, bytes, sha256 } of manifest.files) {
    const data = readFileSync(join(run, name));
    expect([name, data.length]).toEqual([name, bytes]);
    expect([name, createHash("sha256").update(data).digest("hex")]).toEqual([name, sha256]);
  }
  expect(manifest).toMatchObject({
    digest: outcomes.digest,
    seed: 1,
    residents: 20000,
    threads: 1,
    command: context.command,
    start: "2026-01-02T03:04:05.000Z",
    end: "2026-01-02T03:04:15.000Z",
    exit: 0,
    node: process.version,
    warnings: outcomes.warnings,
  });
  expect(manifest.program.version).toMatch(/^\d+\.\d+\.\d+/);
  expect(manifest.scenario.settings).toEqual(JSON.parse(JSON.stringify(outcomes.scenario.settings)));
});

test("the same outcomes give the same bytes, table by table", async () => {
  const again = join(base, "again");
  await writeRun(again, outcomes, { ...context, finished: new Date() });
  for (const name of ["outcomes.parquet", "spells.parquet", "residents.parquet", "scenario.yaml", "ODD.md"])
    expect([name, readFileSync(join(again, name)).equals(readFileSync(join(run, name)))]).toEqual([name, true]);
});

test("writing into a folder again replaces its files", async () => {
  const { files } = await writeRun(run, outcomes, { ...context, others: ["report.json"] });
  expect(files.map((f) => f.name).sort()).toEqual([...NAMES, "report.json"].sort());
  expect(readdirSync(run).sort()).toEqual([...NAMES, "report.json"].sort());
});

test("a folder that cannot be written is named, and nothing is left", async () => {
  const file = join(base, "a file");
  writeFileSync(file, "");
  await expect(writeRun(join(file, "run"), outcomes, context)).rejects.toThrow(WriteError);
  await expect(writeRun(join(file, "run"), outcomes, context)).rejects.toThrow(
    /could not write .*a file.*: part of the path is a file, not a folder/,
  );
  const taken = join(base, "taken");
  mkdirSync(join(taken, "outcomes.parquet"), { recursive: true });
  await expect(writeRun(taken, outcomes, context)).rejects.toThrow(/could not write .*outcomes\.parquet: a folder/);
  expect(readdirSync(taken)).toEqual(["outcomes.parquet"]);
});

test("scenario.yaml says every default", () => {
  const scenario = parse(text("scenario.yaml"));
  for (const { path, parameters } of SECTIONS) {
    const [room, key] = path.split(".");
    const values = key === undefined ? scenario[room] : scenario[room][key];
    expect([path, Object.keys(values ?? {})]).toEqual([path, Object.keys(parameters)]);
  }
});

test("the sample reads as residents, and says that nobody is a person", async () => {
  const table = `read_parquet('${join(run, "residents.parquet")}')`;
  const [{ rows, people, invented }] = await ask(
    `select count(*) as rows, count(distinct resident) as people, count(*) filter (generated) as invented from ${table}`,
  );
  expect([rows, people, invented]).toEqual([40 * 26, 40, 40 * 26]);
  const notes = await ask(
    `select decode(value) as note from parquet_kv_metadata('${join(run, "residents.parquet")}') where decode(key) = 'generated'`,
  );
  expect(notes[0].note).toContain("Every resident in this file is generated");
  const first = await ask(`select * from ${table} where month = '2017-01' order by resident`);
  first.forEach((row, n) => {
    const traits = unpackTraits(outcomes.sample.traits[n]);
    expect(row).toMatchObject({
      resident: outcomes.sample.residents[n],
      age_at_start: traits.age,
      sex: ["female", "male"][traits.male],
      household_members: traits.members,
      is_minority: traits.minority === 1,
    });
    expect(row.is_adult).toBe((row.age as number) >= 18);
    expect(row.score === null).toBe(row.band === null);
  });
  const [{ wrong }] = await ask(
    `select count(*) as wrong from ${table} where (score is not null) <> is_rated or (sanctions = '') <> (spell_months = 0)`,
  );
  expect(wrong).toBe(0);
});

test("the points of the sample are its world's, each in its own column", async () => {
  const { rows, residents } = outcomes.sample;
  const last = await ask(
    `select * from read_parquet('${join(run, "residents.parquet")}') where month = '2019-02' order by resident`,
  );
  const from = (outcomes.months.length - 1) * residents.length;
  const sampled = (n: number, field: (typeof SAMPLED)[number]): number =>
    rows[(from + n) * SAMPLED.length + SAMPLED.indexOf(field)];
  for (const [column, field, unit] of [
    ["points_own", "own_16ths", 16],
    ["points_wrong", "wrong_16ths", 16],
    ["points_through_others", "through_16ths", 16],
    ["caution", "caution", 255],
    ["chill", "chill", 255],
    ["spell_months", "spell_months", 1],
    ["court_months", "court_months", 1],
  ] as const) {
    const want = residents.map((_, n) => sampled(n, field) / unit);
    expect([column, last.map((row) => row[column])]).toEqual([column, want]);
  }
  const scores = residents.map((_, n) => sampled(n, "score_16ths"));
  expect(last.map(({ score }) => score)).toEqual(scores.map((score) => (score < 0 ? null : score / 16)));
});

test("spells.parquet has a curve for every group", async () => {
  const table = `read_parquet('${join(run, "spells.parquet")}')`;
  const rows = await ask(`select * from ${table} where "group" = 'all' order by months`);
  const G = outcomes.groups.length;
  const count = (of: Int32Array) => of.reduce((sum, x, k) => sum + (k % G === 0 ? x : 0), 0);
  expect(rows[0]).toMatchObject({ months: 0, at_risk: count(outcomes.spellsEnded) + count(outcomes.spellsRunning) });
  expect(rows.reduce((s, r) => s + (r.ended as number), 0)).toBe(count(outcomes.spellsEnded));
  expect(rows.reduce((s, r) => s + (r.censored as number), 0)).toBe(count(outcomes.spellsRunning));
  const [{ groups }] = await ask(`select count(distinct "group") as groups from ${table}`);
  expect(groups).toBe(G);
  const [empty] = await ask(`select months, at_risk, survival from ${table} where "group" = 'region:Tibet'`);
  expect(empty).toEqual({ months: 0, at_risk: 0, survival: null });
});

test("datapackage.json describes the columns that the tables have", async () => {
  const pack = json("datapackage.json");
  expect(pack.name).toMatch(/^[a-z0-9._-]+$/);
  for (const { path, schema, hash } of pack.resources) {
    const columns = await ask(`select column_name from (describe select * from read_parquet('${join(run, path)}'))`);
    expect(schema.fields.map((f: { name: string }) => f.name)).toEqual(columns.map((c) => c.column_name));
    expect(hash).toBe(
      `sha256:${createHash("sha256")
        .update(readFileSync(join(run, path)))
        .digest("hex")}`,
    );
  }
});

test("ro-crate-metadata.json is a crate: its descriptor, its root, and each part once", () => {
  const graph: { "@id": string; "@type": string; hasPart?: { "@id": string }[] }[] =
    json("ro-crate-metadata.json")["@graph"];
  const byId = new Map(graph.map((entity) => [entity["@id"], entity]));
  expect(byId.size).toBe(graph.length);
  expect(byId.get("ro-crate-metadata.json")).toMatchObject({
    "@type": "CreativeWork",
    conformsTo: { "@id": "https://w3id.org/ro/crate/1.1" },
    about: { "@id": "./" },
  });
  const root = byId.get("./");
  expect(root).toMatchObject({ "@type": "Dataset", datePublished: "2026-01-02T03:04:15.000Z" });
  for (const part of root?.hasPart ?? []) {
    expect(byId.get(part["@id"])?.["@type"]).toBe("File");
    expect([...NAMES, "report.json"]).toContain(part["@id"]);
  }
  const named = JSON.stringify(graph).matchAll(/\{"@id":"([^"]+)"\}/g);
  for (const [, id] of named) if (!id.startsWith("https:")) expect(byId.has(id)).toBe(true);
});

test("CITATION.cff has what the format asks for", () => {
  const cff = parse(text("CITATION.cff"));
  expect(cff).toMatchObject({ "cff-version": "1.2.0", type: "dataset", "date-released": "2026-01-02" });
  expect(cff.authors[0].name).toBeTruthy();
  expect(cff.title).toContain("seed 1");
});

test("ODD.md names the safeguard that each further column is for, and the columns that its world has", () => {
  const { scenario } = preset("described-with-safeguards");
  const page = odd({ scenario, seed: 1, residents: 1, months: [], digest: "" } as unknown as Outcomes);
  expect(page).toMatch(/\| `months_allowed` \| 1 \| .* \| proportionality_cap \|/);
  expect(page).toMatch(/This world has `spent_travel`.*`months_allowed`: 13 bytes a resident\./);
  expect(text("ODD.md")).toContain("This world has none of them.");
});

test("ODD.md tells of every column, every part of the system and every parameter", () => {
  const page = text("ODD.md");
  for (const key of Object.keys({ ...COLUMNS, ...EXTRA_COLUMNS, ...ALWAYS_HELD, ...HELD }))
    expect(page).toContain(`| \`${key}\` |`);
  for (const section of SECTIONS) {
    if (section.key !== "") expect(page).toContain(`**${section.key}**: ${section.says}`);
    for (const key of Object.keys(section.parameters)) expect(page).toContain(`| \`${key}\` |`);
  }
  expect(page).not.toContain("undefined");
  expect(page).toContain("No input can carry a person");
});
