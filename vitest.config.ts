import { availableParallelism } from "node:os";
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
    // The default leaves one core of two idle. Half of the time of many tests is spent waiting for a process.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    // A page in a headless browser beside another one is now and then never answered. What is at fault fails again; what passed the second time is
    // listed in the output as retried.
    retry: process.env.CI ? 1 : 0,
    reporters: report ? ["default", ["json", { outputFile: report }]] : ["default"],
  },
});
