import type { Plugin } from "vite";

/** The page's content security policy forbids what the development server does; there, and only there, it is left out. */
export const looseInDevelopment = (): Plugin => ({
  name: "glasshouse-policy",
  apply: "serve",
  transformIndexHtml: (html) => html.replace(/<meta http-equiv="Content-Security-Policy"[^>]*>/, ""),
});
