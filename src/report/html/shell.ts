import { safe } from "./escape.js";
import { STYLE } from "./style.js";

const CSP = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

/** A part of a page: its heading, and what stands under it. */
export interface Part {
  /** The part's id on the page. */
  readonly key: string;
  readonly title: string;
  readonly html: string;
}

/** A page that loads nothing and needs no script: a head, a list of what is in it, its parts, and what holds for all results. */
export const pageHtml = (page: {
  readonly title: string;
  readonly head: string;
  readonly parts: readonly Part[];
  readonly boundary: readonly string[];
}): string => `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${CSP}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${safe(page.title)}</title>
<style>${STYLE}</style>
</head>
<body>
<header>
${page.head}
<nav aria-label="Contents"><ol>${page.parts.map((p) => `<li><a href="#${p.key}">${safe(p.title)}</a></li>`).join("")}</ol></nav>
</header>
<main>
${page.parts.map((p) => `<section aria-labelledby="${p.key}"><h2 id="${p.key}">${safe(p.title)}</h2>\n${p.html}</section>`).join("\n")}
</main>
<footer>
<ul>${page.boundary.map((line) => `<li>${safe(line)}</li>`).join("")}</ul>
</footer>
</body>
</html>
`;
