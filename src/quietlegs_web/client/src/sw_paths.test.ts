import { expect, test } from "vitest";
import { isForServerPage, isScreen, needsNotice } from "./sw_paths";

test.each(["/", "/morning", "/log", "/history", "/session", "/session?rescue=1", "/log/"])(
  "%s is a screen of the app",
  (path) => {
    expect(isScreen(path)).toBe(true);
  },
);

test.each(["/plan", "/api/v1/pack", "/logs", "/history/2", "/static/client/index.html", "/session/x"])(
  "%s is not",
  (path) => {
    expect(isScreen(path)).toBe(false);
  },
);

test("the API is left alone; other pages say that they need a connection", () => {
  expect([needsNotice("/api/v1/export"), needsNotice("/plan"), needsNotice("/log")]).toEqual([false, true, false]);
});

test("a page of the server gets the server's own style, the app its kept one", () => {
  expect(isForServerPage("/static/client/style.css", "https://home.example/plan")).toBe(true);
  expect(isForServerPage("/static/client/style.css", "https://home.example/log")).toBe(false);
  expect(isForServerPage("/static/client/style.css", "")).toBe(false);
  expect(isForServerPage("/static/other.css", "https://home.example/plan")).toBe(false);
});
