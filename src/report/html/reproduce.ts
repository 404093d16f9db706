import type { Report } from "../report.js";
import { safe } from "./escape.js";
import { table } from "./table.js";

/** How to get the same world again, and how to read what it left. */
export function reproduceHtml({ reproduce, program, digest }: Report): string {
  const { command, again, files, reading } = reproduce;
  return `<p>This world was made by ${safe(program.name)} ${safe(program.version)} with</p>
<pre><code>${safe(command)}</code></pre>
<p>From this folder alone, on any machine and any number of threads, this gives the same world, with digest <code>${safe(digest)}</code>:</p>
<pre><code>${safe(again)}</code></pre>
<h3>What is in the folder</h3>
${table(
  "Files of the folder",
  [
    { title: "File", unit: "", format: "text" },
    { title: "What it is", unit: "", format: "text" },
  ],
  files.map((f) => [f.name, f.says]),
)}
<h3>Reading the data</h3>
${reading.map((r) => `<p>${safe(r.language)}</p>\n<pre><code>${safe(r.line)}</code></pre>`).join("\n")}`;
}
