import { VitePWA } from "vite-plugin-pwa";
import { defineConfig } from "vitest/config";

const BASE = "/static/client/";

/**
 * Built twice, first with `--mode pages`: app.js and pages.js share no file, so that no half of an older version can
 * meet a half of a newer one. Names without a hash: the server's own pages link them, and the service worker's list
 * knows each by its content.
 */
export default defineConfig(({ mode }) => ({
  base: BASE,
  publicDir: mode === "pages" ? false : "public",
  oxc: { jsx: { runtime: "automatic", importSource: "preact" } },
  build: {
    outDir: "../static/client",
    emptyOutDir: mode === "pages",
    target: "es2022",
    cssCodeSplit: false,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      input: entryOf(mode),
      output: { codeSplitting: false, entryFileNames: "[name].js", assetFileNames: "[name][extname]" },
    },
  },
  plugins: mode === "pages" ? [] : [serviceWorker()],
  test: { environment: "node", include: ["src/**/*.test.{ts,tsx}"], testTimeout: 20_000 },
}));

function entryOf(mode: string): Record<string, string> {
  return mode === "pages" ? { pages: "src/pages/main.ts" } : { app: "index.html" };
}

function serviceWorker() {
  return VitePWA({
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
  });
}
