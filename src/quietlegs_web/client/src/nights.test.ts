import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { stamp } from "./log/stamp";
import { addDays, isZone, nightBounds, nightOf, ratedLate } from "./nights";

/** The same cases that hold for the library: tests/spec/nights. */
function cases(name: string): Record<string, string>[] {
  const file = new URL(`../../../../tests/spec/nights/${name}.yaml`, import.meta.url);
  return parse(readFileSync(file, "utf8"), { schema: "core" }) as Record<string, string>[];
}

/** `2026-11-24 00:30 +01:00`, the clock on the wall with its offset, as an instant. */
const instant = (here = "") => new Date(here.replace(" ", "T").replace(" ", ""));
const utc = (text = "") => new Date(`${text.replace(" ", "T")}Z`);

describe("which night an instant belongs to", () => {
  test.each(cases("instants"))("$case", ({ here, zone = "", boundary, night }) => {
    expect(nightOf(instant(here), zone, boundary)).toBe(night);
  });
});

describe("how long a night lasts", () => {
  test.each(cases("lengths"))("$case", ({ night = "", zone = "", boundary, hours, begins, ends }) => {
    const [first, last] = nightBounds(night, zone, boundary);
    expect([first, last]).toEqual([utc(begins), utc(ends)]);
    expect((last.getTime() - first.getTime()) / 3_600_000).toBe(Number(hours));
  });
});

describe("what is rated late", () => {
  test.each(cases("late_ratings"))("$case", ({ night = "", rated, zone = "", boundary, late }) => {
    expect(String(ratedLate(night, instant(rated), zone, boundary))).toBe(String(late));
  });
});

test.each(["Europe/Berlin", "America/New_York", "Australia/Lord_Howe"])(
  "in %s nights follow each other, quarter hour by quarter hour, through a year of clock changes",
  (zone) => {
    for (const boundary of ["12:00", "02:30", "00:00"]) {
      let before = nightOf(new Date("2026-01-01T00:00:00Z"), zone, boundary);
      for (const day of ["2026-03-07", "2026-03-28", "2026-04-04", "2026-10-03", "2026-10-24", "2026-10-31"]) {
        const start = Date.parse(`${day}T00:00:00Z`);
        for (let quarter = 0; quarter < 96 * 2; quarter++) {
          const now = new Date(start + quarter * 900_000);
          const night = nightOf(now, zone, boundary);
          const [first, last] = nightBounds(night, zone, boundary);
          expect(night >= before && first <= now && now < last).toBe(true);
          before = night;
        }
      }
    }
  },
);

test("a stamp carries the instant in UTC, this clock's offset and zone, and the night by the person's boundary", () => {
  const now = new Date("2026-10-25T00:30:00.250Z");
  const settings = { zone: "Europe/Berlin", boundary: "15:00", mode: "before" as const, locale: "en", evening_at: "" };
  expect(stamp(now, settings, "Europe/Berlin")).toEqual({
    at: "2026-10-25T00:30:00.250Z",
    offset: 120,
    zone: "Europe/Berlin",
    night: "2026-10-24",
  });
  expect(stamp(new Date("2026-10-25T01:30:00Z"), null, "Europe/Berlin").offset).toBe(60);
  expect(stamp(new Date("2026-10-25T01:30:00Z"), null, "Asia/Kolkata").offset).toBe(330);
  expect(stamp(new Date("2026-11-24T13:30:00Z"), settings, "Europe/Berlin").night).toBe("2026-11-23");
});

test("a zone is one that both sides know; days are counted over the end of a month", () => {
  expect([isZone("Europe/Berlin"), isZone("Etc/Unknown"), isZone("Europe/Nowhere"), isZone("")]).toEqual([
    true,
    false,
    false,
    false,
  ]);
  expect(addDays("2028-02-28", 2)).toBe("2028-03-01");
  expect(addDays("2026-01-01", -1)).toBe("2025-12-31");
});
