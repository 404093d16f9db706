import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Command } from "commander";
import { BadUse } from "./errors.js";
import { wholeNumber } from "./numbers.js";
import { openBrowser } from "./open/browser.js";
import { servePage } from "./open/server.js";
import { print, say } from "./screen.js";
import { stoppable } from "./stop-signals.js";

/** The built page, beside the built program. */
const PAGE = ["../../page/", "../../dist/page/"]
  .map((up) => fileURLToPath(new URL(up, import.meta.url)))
  .find((folder) => existsSync(`${folder}index.html`));

const EXAMPLES = `
Examples:
  $ glasshouse open
  $ glasshouse open --port 8080 --no-browser`;

interface OpenChoice {
  readonly port: number;
  readonly browser: boolean;
}

/** `glasshouse open`: shows the page, served to this machine alone. */
export function open(program: Command): void {
  program
    .command("open")
    .summary("show the page: a town under the score")
    .description("Serves the page on this machine's loopback address and opens it. Nothing leaves the machine.")
    .option("--port <N>", "port to listen on (default: any free one)", wholeNumber(0, 65535), 0)
    .option("--no-browser", "print the address, and open no browser")
    .addHelpText("after", EXAMPLES)
    .action(serve);
}

async function serve(choice: OpenChoice): Promise<void> {
  if (PAGE === undefined) throw new BadUse("the page is not built; in a clone, `npm run build` builds it");
  const served = await servePage(PAGE, choice.port);
  print(served.url);
  say("Ctrl+C ends it.");
  if (choice.browser) openBrowser(served.url);
  await stoppable(
    () => {},
    (signal) => new Promise<void>((resolve) => signal.addEventListener("abort", () => resolve())),
  );
  await served.end();
}
