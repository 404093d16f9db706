import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";

export const ROOT = fileURLToPath(new URL("../../", import.meta.url));

/** A source file: its path from the clone's root, its text, and what it imports. */
export interface Source {
  readonly path: string;
  readonly room: string;
  readonly text: string;
  readonly imports: readonly string[];
}

function filesIn(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() ? filesIn(join(folder, entry.name)) : [join(folder, entry.name)],
  );
}

/** Every source of the program and of the page. */
export function sources(): Source[] {
  return ["src", "page"]
    .filter((folder) => existsSync(join(ROOT, folder)))
    .flatMap((folder) => filesIn(join(ROOT, folder)))
    .filter((file) => /\.([cm]?[jt]sx?|svelte)$/.test(file))
    .map((file) => {
      const text = readFileSync(file, "utf8");
      const path = relative(ROOT, file);
      const imports = [
        ...text.matchAll(/^(?:(?:import|export)\b[^"'`;()]*|\}[^"'`;()]*)\bfrom\s*["']([^"']+)["'];$/gm),
        ...text.matchAll(/^import\s*["']([^"']+)["'];$/gm),
        ...text.matchAll(/\b(?:import|require)\(\s*["'`]([^"'`]+)["'`]/g),
      ].map((m) => m[1]);
      return { path, room: path.startsWith("page") ? "page" : path.split("/")[1], text, imports };
    });
}

/** The text between quotes in a source: what could be printed. Comments are left out. */
export function strings({ text }: Source): string[] {
  const bare = text.replace(/\/\*[\s\S]*?\*\//g, "").replace(/(^|\s)\/\/[^\n]*/g, "$1");
  return [...bare.matchAll(/"((?:[^"\\\n]|\\.)*)"|'((?:[^'\\\n]|\\.)*)'|`((?:[^`\\]|\\.)*)`/g)].map(
    (m) => m[1] ?? m[2] ?? m[3],
  );
}

/** The scenarios, as text. */
export const scenarioTexts = (): { path: string; text: string }[] =>
  readdirSync(join(ROOT, "scenarios")).map((file) => ({
    path: `scenarios/${file}`,
    text: readFileSync(join(ROOT, "scenarios", file), "utf8"),
  }));
