import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** Id of the element that carries the worker's program as text, and name of the one that says what to begin with. */
const WORKER = "glasshouse-worker";
const LINK = "glasshouse-link";

/**
 * The built page as one HTML text that works from a disk, with no server and no network. Its policy allows its own script and style by
 * their hashes, and the worker it makes from its own text; it may connect to nothing.
 */
export function oneFile(folder: string, link: string): string {
  const read = (name: string): string => readFileSync(join(folder, name), "utf8");
  const assets = readdirSync(join(folder, "assets"));
  const asset = (pattern: RegExp): string => {
    const found = assets.filter((name) => pattern.test(name));
    if (found.length !== 1) throw new Error(`the built page has ${found.length} files like ${pattern}`);
    return read(join("assets", found[0]));
  };
  const script = inScript(asset(/^index-.*\.js$/));
  const style = asset(/\.css$/);
  const worker = inScript(asset(/^worker-.*\.js$/));
  const policy = [
    "default-src 'none'",
    `script-src ${hash(script)} blob:`,
    `style-src ${hash(style)}`,
    "worker-src blob:",
    "img-src data:",
    "base-uri 'none'",
    "form-action 'none'",
  ].join("; ");
  const icon = `data:image/svg+xml;base64,${Buffer.from(read("icon.svg")).toString("base64")}`;
  const body = [
    `<script type="text/plain" id="${WORKER}">${worker}</script>`,
    `<script type="module">${script}</script>`,
  ].join("\n");
  return replaceOnce(read("index.html"), [
    [
      /<meta http-equiv="Content-Security-Policy"[^>]*>/,
      `<meta http-equiv="Content-Security-Policy" content="${policy}" />`,
    ],
    [/<link rel="icon"[^>]*>/, `<link rel="icon" href="${icon}" type="image/svg+xml" />`],
    [/<link rel="stylesheet"[^>]*>/, `<style>${style}</style>`],
    [/<script type="module"[^>]*><\/script>/, `<meta name="${LINK}" content="${attribute(link)}" />`],
    [/<\/body>/, `${body}\n  </body>`],
  ]);
}

/** Each pattern stands once in the text; what takes its place is put in as it is. */
const replaceOnce = (text: string, changes: readonly (readonly [RegExp, string])[]): string =>
  changes.reduce((before, [pattern, to]) => {
    if (!pattern.test(before)) throw new Error(`the built page lacks ${pattern}`);
    return before.replace(pattern, () => to);
  }, text);

/** A program as it may stand inside a script element. */
const inScript = (program: string): string => program.replace(/<(?=\/script|!--|script)/gi, "\\x3C");

const hash = (text: string): string => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;

const attribute = (text: string): string => text.replaceAll("&", "&amp;").replaceAll('"', "&quot;");
