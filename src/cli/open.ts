import { existsSync } from "node:fs";
import { basename, dirname, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { type Command, Option } from "commander";
import { makeFolder, writeText } from "../results/files.js";
import { BadUse } from "./errors.js";
import { wholeNumber } from "./numbers.js";
import { openBrowser } from "./open/browser.js";
import { oneFile } from "./open/one-file.js";
import { type Served, servePage } from "./open/server.js";
import { linkToWorld } from "./open/world.js";
import { print, say } from "./screen.js";
import { stoppable } from "./stop-signals.js";

/** The built page, beside the built program. */
const PAGE = ["../../page/", "../../dist/page/"]
  .map((up) => fileURLToPath(new URL(up, import.meta.url)))
  .find((folder) => existsSync(`${folder}index.html`));

const EXAMPLES = `
Examples:
  $ glasshouse open
  $ glasshouse open rongcheng --residents 20000
  $ glasshouse open runs/2026-01-31T12-00-00_described_4f2a9c
  $ glasshouse open described --set safeguards.notice=true --port 8080 --no-browser
  $ glasshouse open --export town.html

It runs until Ctrl+C. The address it prints is of this machine alone; a link to it is of use to nobody else. A file made with
--export, or the folder dist/page on any web server, can be passed on.`;

interface OpenChoice {
  readonly port: number;
  readonly browser: boolean;
  readonly export?: string;
  readonly residents?: number;
  readonly seed?: number;
  readonly set?: readonly string[];
}

/** `glasshouse open`: shows the page, served to this machine alone, or writes it as one file. */
export function open(program: Command): void {
  program
    .command("open")
    .summary("show the page: a town under the score")
    .description(
      "Serves the page on this machine's loopback address and opens it at a scenario's world, or at a run's. Nothing leaves the machine.",
    )
    .argument("[world]", "a preset's name, a YAML file, or a run's folder (default: the page's beginning)")
    .option("--residents <N>", "how many residents (default: the run's, or 100,000)", wholeNumber(1, 1_000_000))
    .option("--seed <S>", "seed of every random draw (default: the run's, or 1)", wholeNumber(0, 4_294_967_295))
    .option(
      "--set <path=value>",
      "change one parameter of the scenario; may be repeated",
      (said: string, before: readonly string[] = []) => [...before, said],
    )
    .addOption(
      new Option("--port <N>", "port to listen on").argParser(wholeNumber(0, 65535)).default(0, "any free one"),
    )
    .option("--no-browser", "print the address, and open no browser")
    .option("--export <FILE>", "write the page as one HTML file that works without a server, and end")
    .addHelpText("after", EXAMPLES)
    .action(show);
}

async function show(named: string | undefined, choice: OpenChoice): Promise<void> {
  if (PAGE === undefined) throw new BadUse("the page is not built; in a clone, `npm run build` builds it");
  const { residents, seed, set } = choice;
  const particular = named !== undefined || residents !== undefined || seed !== undefined || set !== undefined;
  const link = particular ? linkToWorld(named ?? "described", choice, say) : "";
  if (choice.export === undefined) await serve(PAGE, link, choice);
  else save(choice.export, oneFile(PAGE, link));
}

function save(file: string, text: string): void {
  const path = resolve(file);
  if (existsSync(path)) throw new BadUse(`${file} exists; give another name, or remove it`);
  makeFolder(dirname(path));
  const { bytes } = writeText(dirname(path), basename(path), text);
  say(`${(bytes / 1000).toFixed(0)} KB, everything in it. Any browser opens it; it asks for nothing.`);
}

async function serve(folder: string, link: string, { port, browser }: OpenChoice): Promise<void> {
  const served = await listening(folder, port);
  print(`${served.url}${link}`);
  say("Ctrl+C ends it.");
  if (browser) openBrowser(`${served.url}${link}`);
  await stoppable(
    () => {},
    (signal) => new Promise<void>((done) => signal.addEventListener("abort", () => done())),
  );
  await served.end();
}

async function listening(folder: string, port: number): Promise<Served> {
  try {
    return await servePage(folder, port);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "EADDRINUSE")
      throw new BadUse(`port ${port} is taken by another program; give another with --port, or leave it out`);
    if (code === "EACCES") throw new BadUse(`port ${port} is not allowed to you; give one above 1023`);
    throw error;
  }
}
