// Writes the pages that come from the program itself. With --check, writes nothing and fails if one is out of date.
import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";

const at = (path) => fileURLToPath(new URL(`../${path}`, import.meta.url));
const built = (path) => import(new URL(`../dist/src/${path}`, import.meta.url).href);
const glasshouse = (...args) =>
  execFileSync(process.execPath, [at("dist/src/cli/main.js"), ...args], {
    encoding: "utf8",
    env: { ...process.env, NO_COLOR: "1", COLUMNS: "100" },
  });

const MADE = "<!-- Made by `npm run docs` from the program. To change it, change the program. -->";
const text = (...args) => `\`\`\`text\n${glasshouse(...args).trimEnd()}\n\`\`\`\n`;

/** The help of the program, and of each of its commands by name. */
async function helps() {
  const { glasshouse: program } = await built("cli/program.js");
  const main = program();
  const written = (command) => {
    let out = "";
    command.configureOutput({ writeOut: (text) => (out += text), getOutHelpWidth: () => 80, getOutHasColors: () => false });
    command.outputHelp();
    return `\`\`\`text\n${out.trimEnd()}\n\`\`\`\n`;
  };
  return [written(main), main.commands.map((command) => [command.name(), written(command)])];
}

async function commandLine() {
  const [main, commands] = await helps();
  const each = commands.map(([name, help]) => `## glasshouse ${name}\n\n${help}`);
  return `# The command line\n\n${MADE}\n\n${main}\n${each.join("\n")}`;
}

async function model() {
  const { odd } = await built("results/odd.js");
  const { preset } = await built("scenario/presets.js");
  const { scenario } = preset("described");
  const months = Array.from({ length: scenario.months }, () => "");
  const said = odd({ scenario, seed: 1, residents: 1, months, digest: "" });
  const header = "Of the preset `described`. The ODD.md in a run's folder is this text for the world that was run, with its seed, size and digest.";
  return `${MADE}\n\n${said.replace(/^Made by .*$/m, header)}`;
}

const PAGES = {
  "docs/reference/command-line.md": commandLine,
  "docs/reference/schedule.md": () => `# A month\n\n${MADE}\n\n${text("run", "--schedule")}`,
  "docs/reference/odd-described.md": model,
  "docs/reference/experiment.schema.json": () => glasshouse("schema", "experiment"),
  "docs/reference/mechanisms.md": async () => (await built("scenario/mechanisms-page.js")).mechanismsPage(),
  "docs/measures.md": async () => (await built("measures/reference.js")).measuresPage(),
};

const check = process.argv.includes("--check");
let stale = 0;
for (const [path, write] of Object.entries(PAGES)) {
  const page = await write();
  if (read(at(path)) === page) continue;
  if (check) {
    console.error(`${path} is out of date: npm run docs`);
    stale++;
  } else {
    mkdirSync(dirname(at(path)), { recursive: true });
    writeFileSync(at(path), page);
    console.log(path);
  }
}
process.exitCode = stale > 0 ? 1 : 0;

function read(path) {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return undefined;
  }
}
