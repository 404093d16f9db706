import { svelte } from "@sveltejs/vite-plugin-svelte";
import { defineConfig } from "vite";
import { looseInDevelopment } from "./build/policy.ts";
import { presets } from "./build/presets.ts";

/** Shared memory, and with it threads, needs these two. */
export const ISOLATED = {
  "Cross-Origin-Opener-Policy": "same-origin",
  "Cross-Origin-Embedder-Policy": "require-corp",
};

export default defineConfig({
  base: "./",
  plugins: [svelte(), presets(), looseInDevelopment()],
  worker: { format: "es" },
  server: { headers: ISOLATED, host: "127.0.0.1" },
  preview: { headers: ISOLATED, host: "127.0.0.1" },
  build: {
    outDir: "../dist/page",
    emptyOutDir: true,
    target: "es2022",
    modulePreload: false,
    // One file of script, one of style, one of the worker: an exported page carries the same three.
    cssCodeSplit: false,
    assetsInlineLimit: 0,
    reportCompressedSize: false,
    rolldownOptions: { checks: { pluginTimings: false } },
  },
});
