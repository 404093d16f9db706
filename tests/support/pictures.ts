import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Browser } from "playwright-core";

const FOLDER = "tests/golden/page";
/** Pictures are held against each other in squares of so many pixels: letters may differ from machine to machine, the layout may not. */
const SQUARE = 16;

/**
 * The share of squares whose mean brightness differs by more than an eighth between a picture and the committed one of this name;
 * 1 where their sizes differ. With GLASSHOUSE_GOLDEN=write it is committed instead.
 */
export async function unlikeGolden(browser: Browser, name: string, picture: Buffer): Promise<number> {
  const file = join(FOLDER, `${name}.png`);
  if (process.env.GLASSHOUSE_GOLDEN === "write") {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, picture);
  }
  if (!existsSync(file)) throw new Error(`${file} is not there; GLASSHOUSE_GOLDEN=write makes it`);
  const page = await browser.newPage();
  try {
    return await page.evaluate(
      async ({ urls, square }) => {
        const [a, b] = await Promise.all(
          urls.map(async (url) => {
            const image = new Image();
            image.src = url;
            await image.decode();
            const across = Math.ceil(image.width / square);
            const down = Math.ceil(image.height / square);
            const canvas = new OffscreenCanvas(image.width, image.height);
            const pen = canvas.getContext("2d") as OffscreenCanvasRenderingContext2D;
            pen.drawImage(image, 0, 0);
            const { data } = pen.getImageData(0, 0, image.width, image.height);
            const sums = new Float64Array(across * down);
            const counts = new Float64Array(across * down);
            for (let y = 0; y < image.height; y++)
              for (let x = 0; x < image.width; x++) {
                const at = 4 * (y * image.width + x);
                const into = Math.floor(y / square) * across + Math.floor(x / square);
                sums[into] += (data[at] + data[at + 1] + data[at + 2]) / 765;
                counts[into]++;
              }
            return { across, down, means: sums.map((sum, n) => sum / counts[n]) };
          }),
        );
        if (a.across !== b.across || a.down !== b.down) return 1;
        return a.means.filter((mean, n) => Math.abs(mean - b.means[n]) > 1 / 8).length / a.means.length;
      },
      {
        urls: [readFileSync(file), picture].map((png) => `data:image/png;base64,${png.toString("base64")}`),
        square: SQUARE,
      },
    );
  } finally {
    await page.close();
  }
}
