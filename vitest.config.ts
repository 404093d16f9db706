import { defineConfig } from "vitest/config";
import { presets } from "./page/build/presets.js";

const report = process.env.GLASSHOUSE_TEST_REPORT;

export default defineConfig({
  plugins: [presets()],
  test: {
    include: ["tests/**/*.test.ts"],
    setupFiles: ["tests/support/seed.ts"],
    globalSetup: ["tests/support/build.ts"],
    testTimeout: 120_000,
    hookTimeout: 120_000,
    pool: "forks",
    reporters: report ? ["default", ["json", { outputFile: report }]] : ["default"],
  },
});
