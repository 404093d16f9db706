import type { Page } from "playwright-core";

/** What sticks out of the window to the right, boxes that scroll aside. */
export const tooWide = (page: Page): Promise<string[]> =>
  page.evaluate(() => [
    ...(document.documentElement.scrollWidth > window.innerWidth ? ["the page"] : []),
    ...[...document.querySelectorAll("body *")]
      .filter((e) => e.closest(".scroll, svg") === null && e.getBoundingClientRect().right > window.innerWidth + 1)
      .map((e) => e.outerHTML.slice(0, 80)),
  ]);

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

/** What axe finds serious or critical. `axe` is its source. */
export async function graveFindings(page: Page, axe: string): Promise<string[]> {
  await page.evaluate(axe);
  const { violations } = await page.evaluate(() =>
    (
      window as unknown as {
        axe: { run(): Promise<{ violations: { id: string; impact: string; nodes: { html: string }[] }[] }> };
      }
    ).axe.run(),
  );
  return violations
    .filter((v) => v.impact === "serious" || v.impact === "critical")
    .map((v) => `${v.id}: ${v.nodes[0].html.slice(0, 120)}`);
}
