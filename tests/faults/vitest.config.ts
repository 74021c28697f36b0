import { fileURLToPath } from "node:url";

import { defineConfig } from "vitest/config";

import shared from "../vitest.config.js";

// The tests of ../api, and those of this folder, with a table that misbehaves.
export default defineConfig({
  ...shared,
  test: {
    ...shared.test,
    root: fileURLToPath(new URL("..", import.meta.url)),
    globalSetup: ["scratch.ts", "faults/with_faults.ts"],
    include: ["{api,faults}/**/*.test.ts"],
  },
});
