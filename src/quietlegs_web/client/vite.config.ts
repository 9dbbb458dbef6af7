import { VitePWA } from "vite-plugin-pwa";
import { defineConfig } from "vitest/config";

const BASE = "/static/client/";

export default defineConfig({
  base: BASE,
  oxc: { jsx: { runtime: "automatic", importSource: "preact" } },
  build: {
    outDir: "../static/client",
    emptyOutDir: true,
    target: "es2022",
    cssCodeSplit: false,
    modulePreload: { polyfill: false },
    // Names without a hash: the server's own pages link them, and the service worker's list knows each by its content.
    rolldownOptions: {
      input: { app: "index.html", pages: "src/pages/main.ts" },
      output: { entryFileNames: "[name].js", chunkFileNames: "[name].js", assetFileNames: "[name][extname]" },
    },
  },
  plugins: [
    VitePWA({
      strategies: "injectManifest",
      srcDir: "src",
      filename: "sw.ts",
      injectRegister: false,
      manifest: false,
      injectManifest: {
        globPatterns: ["**/*.{js,css,html,svg}"],
        // The worker is served from /sw.js, but what it keeps lies below the static files.
        modifyURLPrefix: { "": BASE },
        rollupFormat: "iife",
        minify: true,
        sourcemap: false,
      },
    }),
  ],
  test: { environment: "node", include: ["src/**/*.test.{ts,tsx}"], testTimeout: 20_000 },
});
