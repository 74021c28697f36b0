import { defineConfig } from "vitest/config";

// Every test file starts servers of its own; files run beside each other.
export default defineConfig({
  test: {
    globalSetup: ["scratch.ts"],
    testTimeout: 60_000,
    hookTimeout: 60_000,
    pool: "forks",
    poolOptions: { forks: { maxForks: 2 } },
  },
});
