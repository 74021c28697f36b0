import { fileURLToPath } from "node:url";

import tailwindcss from "@tailwindcss/vite";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vitest/config";

// The server takes changes from pages of its own host only, so it is to see the host that the browser sees.
const server = {
  target: process.env.FLAVORBOT_URL ?? "http://127.0.0.1:5000",
  changeOrigin: false,
};

export default defineConfig({
  plugins: [react(), tailwindcss()],
  resolve: { alias: { "@": fileURLToPath(new URL("./src", import.meta.url)) } },
  build: {
    target: "es2022",
    // The content security policy allows neither data: fonts nor inline scripts.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rollupOptions: {
      output: {
        // React changes less often than the app, so browsers keep it over releases.
        manualChunks: (id) =>
          /node_modules\/(react|react-dom|scheduler|react-router|react-router-dom|@remix-run)\//.test(
            id,
          )
            ? "react"
            : undefined,
      },
    },
  },
  server: { host: "127.0.0.1", port: 5173, proxy: { "/api": server, "/uploads": server } },
  test: {
    environment: "jsdom",
    setupFiles: ["src/testing/setup.ts"],
    restoreMocks: true,
    // Many cores or few, and whatever else they do.
    testTimeout: 60_000,
  },
});
