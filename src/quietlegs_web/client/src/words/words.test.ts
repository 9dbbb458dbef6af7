import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { packOf } from "../screens/testing";
import { counted, say, speak, t } from ".";
import { en } from "./en";

const sources = import.meta.glob("../{screens,bodymap,pages}/*.{ts,tsx}", {
  query: "?raw",
  import: "default",
  eager: true,
});
const shown = Object.entries(sources as Record<string, string>).filter(([name]) => !name.includes("test"));

describe("the catalogue", () => {
  test("has every code that a screen names", () => {
    const named = shown.flatMap(([, text]) => [
      ...text.matchAll(/\b(?:t|say)\((?:[\w.()?]+, )?"([a-z_]+(?:\.[a-z_]+)+)"/g),
    ]);
    const missing = named.map((one) => one[1] as string).filter((code) => !(code in en));
    expect(named.length).toBeGreaterThan(100);
    expect(missing).toEqual([]);
  });

  test("has nothing empty", () => {
    expect(Object.entries(en).filter(([, text]) => text.trim() === "")).toEqual([]);
  });

  test("never says what Quietlegs never asserts", () => {
    const forbidden = readFileSync(new URL("../../../../quietlegs/wording/forbidden.py", import.meta.url), "utf8");
    const patterns = [...forbidden.matchAll(/\br"((?:[^"\\]|\\.)+)"/g)].map((one) => new RegExp(one[1] as string, "i"));
    expect(patterns.length).toBeGreaterThan(10);
    const said = Object.values(en).filter((text) => patterns.some((pattern) => pattern.test(text)));
    expect(said).toEqual([]);
  });

  test("counts no streaks and blames nobody", () => {
    const said = Object.values(en).filter((text) =>
      /streak|missed|failed to|in a row|sit still|should have/i.test(text),
    );
    expect(said).toEqual([]);
  });
});

test("values are filled in, and what is unknown stays to be seen", () => {
  expect(t("session.step", { step: 1, steps: 5 })).toBe("Step 1 of 5");
  expect(t("session.step", { step: 1 })).toBe("Step 1 of {steps}");
  expect(t("no.such.code")).toBe("no.such.code");
});

test("one is not many", () => {
  expect([counted("status.unsent", 1), counted("status.unsent", 2)]).toEqual(["1 not sent yet", "2 not sent yet"]);
});

test("a sentence about health is the pack's; ours is for a phone without one", () => {
  const pack = packOf({ words: { "night.bad_nights_count": "From the pack." } });
  expect(say(pack, "night.bad_nights_count")).toBe("From the pack.");
  expect(say(null, "night.bad_nights_count")).toBe(
    "Bad nights count too. Do what you need. You cannot spoil anything.",
  );
});

test("another language speaks, and what it lacks is said in English", () => {
  speak({ "tab.tonight": "Heute Abend" });
  expect([t("tab.tonight"), t("tab.log")]).toEqual(["Heute Abend", "Log"]);
  speak(en);
});
