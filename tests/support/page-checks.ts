import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Page } from "playwright-core";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/**
 * What sticks out of the window to the right; boxes that scroll, pictures and what only readers hear aside. The window is what was asked for:
 * a phone's browser widens its own where something sticks out.
 */
export const tooWide = (page: Page): Promise<string[]> =>
  page.evaluate(
    (width) => [
      ...(document.documentElement.scrollWidth > width ? ["the page"] : []),
      ...[...document.querySelectorAll("body *")]
        .filter((e) => e.closest(".scroll, svg, .unseen, .skip") === null && e.checkVisibility())
        .filter((e) => e.getBoundingClientRect().right > width + 1)
        .map((e) => e.outerHTML.slice(0, 80)),
    ],
    page.viewportSize()?.width ?? 0,
  );

/** Words of a picture that cover others or leave it. */
export const coveredWords = (page: Page): Promise<string[]> =>
  page.evaluate(() =>
    [...document.querySelectorAll("figure svg[role=img]")].flatMap((svg) => {
      const frame = svg.getBoundingClientRect();
      if (frame.width === 0) return [];
      const boxes = [...svg.querySelectorAll("text")]
        .filter((t) => (t.textContent ?? "") !== "")
        .map((t) => ({ text: t.textContent, box: t.getBoundingClientRect() }));
      const name = svg.closest("figure")?.id;
      const out = boxes
        .filter(({ box }) => box.left < frame.left - 4 || box.right > Math.min(frame.right + 12, window.innerWidth))
        .map(({ text }) => `${name}: ${text} leaves the picture`);
      const over = boxes.flatMap((p, k) =>
        boxes
          .slice(k + 1)
          .filter(
            (q) =>
              Math.min(p.box.right, q.box.right) - Math.max(p.box.left, q.box.left) > 1 &&
              Math.min(p.box.bottom, q.box.bottom) - Math.max(p.box.top, q.box.top) > 4,
          )
          .map((q) => `${name}: ${p.text} covers ${q.text}`),
      );
      return [...out, ...over];
    }),
  );

interface Finding {
  readonly id: string;
  readonly impact: string;
  readonly nodes: readonly { readonly html: string }[];
}

/** What axe finds wrong, a line for each place; of the rules with these tags, or of all. */
export const findings = async (page: Page, tags?: readonly string[]): Promise<string[]> =>
  inLines(await axe(page, tags));

/** What axe finds serious or critical. */
export const graveFindings = async (page: Page): Promise<string[]> =>
  inLines((await axe(page)).filter(({ impact }) => impact === "serious" || impact === "critical"));

const inLines = (found: readonly Finding[]): string[] =>
  found.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 120)}`));

async function axe(page: Page, tags?: readonly string[]): Promise<Finding[]> {
  // A string evaluated by the driver is not held back by the page's policy.
  await page.evaluate(AXE);
  return page.evaluate(async (runOnly) => {
    type Axe = { run(options: object): Promise<{ violations: Finding[] }> };
    const { violations } = await (globalThis as unknown as { axe: Axe }).axe.run(runOnly ? { runOnly } : {});
    return violations.map(({ id, impact, nodes }) => ({ id, impact, nodes: nodes.map(({ html }) => ({ html })) }));
  }, tags);
}
