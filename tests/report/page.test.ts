import { parseHTML } from "linkedom";
import { beforeAll, expect, test } from "vitest";
import { renderReport } from "../../src/report/html/page.js";
import type { Report } from "../../src/report/report.js";
import { FORMATS, written } from "../../src/report/words.js";
import type { Outcomes } from "../../src/worlds/outcomes.js";
import { smallWorld } from "../support/world.js";
import { figures, page, report, tables, VERDICT, visible } from "./support.js";

let outcomes: Outcomes;
let told: Report;
let html: string;
let document: Document;

beforeAll(async () => {
  outcomes = await smallWorld({ residents: 40000, months: 40, start: "2016-06" });
  told = report(outcomes);
  html = renderReport(told);
  document = parseHTML(html).document as unknown as Document;
});

test("the same world gives the same bytes", () => {
  expect(page(outcomes)).toBe(html);
});

test("the page loads nothing and runs nothing", () => {
  expect(document.querySelectorAll("script, link, img, iframe, object, embed, audio, video, image, use")).toHaveLength(
    0,
  );
  expect(document.querySelector("meta[http-equiv=Content-Security-Policy]")?.getAttribute("content")).toMatch(
    /^default-src 'none'; style-src 'unsafe-inline'/,
  );
  for (const element of document.querySelectorAll("*")) {
    for (const { name, value } of element.attributes) {
      expect(name).not.toMatch(/^on/);
      if (["href", "src", "xlink:href", "action", "srcset"].includes(name)) expect(value).toMatch(/^#/);
    }
  }
  expect(html.replaceAll('xmlns="http://www.w3.org/2000/svg"', "")).not.toMatch(/https?:|url\(|@import/);
});

test("the page gives no verdict", () => {
  expect(visible(html)).not.toMatch(VERDICT);
  expect(JSON.stringify(told)).not.toMatch(VERDICT);
});

test("every figure has its picture in words and its data in a table", () => {
  const drawn = [...document.querySelectorAll("figure")];
  expect(drawn.map((f) => f.id)).toEqual(figures(told).map((f) => f.key));
  expect(drawn.length).toBeGreaterThanOrEqual(12);
  for (const f of drawn) {
    const { alt } = figures(told).find(({ key }) => key === f.id) as { alt: string };
    expect(alt.length).toBeGreaterThan(60);
    const pictures = [...f.querySelectorAll("svg[role=img]")];
    expect(pictures.map((p) => p.getAttribute("aria-label"))).toEqual([alt, alt]);
    expect(f.querySelector("figcaption h3")?.textContent).toBeTruthy();
    expect(f.querySelector("details table")).not.toBeNull();
  }
});

test("the tables of the page hold the numbers of report.json", () => {
  const cells = (selector: string): string[][] =>
    [...document.querySelectorAll(`${selector} tbody tr`)].map((row) =>
      [...row.children].map((c) => c.textContent ?? ""),
    );
  for (const f of figures(told)) {
    const rows = cells(`#${f.key}`);
    expect(rows.map((row) => row[0])).toEqual(f.x.map(String));
    f.series.forEach((s) => {
      const want = s.values.map((v) => written(f.format, v));
      const columns = rows[0].map((_, k) => rows.map((row) => row[k]));
      expect([f.key, columns]).toEqual([f.key, expect.arrayContaining([want, s.n.map(FORMATS.count)])]);
    });
  }
  for (const t of tables(told)) {
    const want = t.rows.map((row) =>
      row.map((x, k) => {
        if (x === null) return "–";
        if (typeof x === "string") return x;
        return typeof x === "number" ? FORMATS[t.columns[k].format](x) : FORMATS[x.as](x.value);
      }),
    );
    expect([t.key, cells(`#${t.key}`)]).toEqual([t.key, want]);
  }
});

test("every number of a sentence stands in it as written, and every sentence stands in the page", () => {
  const text = visible(html);
  const sentences = [
    ...told.happened,
    ...told.sections.flatMap((s) => s.says),
    ...told.against.flatMap((a) => a.world),
    ...told.assumptions.says,
  ];
  expect(sentences.length).toBeGreaterThan(25);
  for (const s of sentences) {
    expect(text).toContain(s.text);
    for (const n of s.numbers) {
      expect(s.text).toContain(n.written);
      expect(Object.values(FORMATS).map((format) => format(n.value))).toContain(n.written);
      expect(n.unit).not.toBe("");
    }
    // Numbers that are not dates or seeds come from the world.
    const loose = n0(
      s.text,
      s.numbers.map((n) => n.written),
    );
    expect([s.text, loose]).toEqual([s.text, []]);
  }
});

/** Numbers of a text that are neither stated, nor a year, nor part of a note on scaling. */
function n0(text: string, stated: readonly string[]): string[] {
  const rest = [...stated].sort((p, q) => q.length - p.length).reduce((t, w) => t.replace(w, ""), text);
  return (
    rest
      .replace(/\(?(the sum of their chances, )?scaled (from [\d,]+ residents? )?to [\d.]+\s\w+( people)?\)?/g, "")
      .match(/(?<![\w.,-])\d[\d.,]*(?![\w-])/g)
      ?.map((n) => n.replace(/[.,]$/, ""))
      .filter((n) => !/^(20[012]\d)$/.test(n)) ?? []
  );
}

test("a note tells what was left out, and nothing is drawn of it", async () => {
  const none = report(await smallWorld({ residents: 500, months: 2, start: "2014-01" }));
  const lists = none.sections.find((s) => s.key === "lists");
  expect(lists?.left_out).toContain("The first sanctions would come in January 2018, after this world's last month.");
  expect(lists?.shows.map((x) => x.key)).not.toContain("under-sanction");
});

test("the page is small", () => {
  expect(html.length).toBeLessThan(1_500_000);
});
