import { expect, test } from "vitest";
import { newId, nightId } from "./ids";

const PERSON = "01930000-0000-7000-8000-000000000001";

test("the id of a night is the one that the server and every other phone make", () => {
  expect(nightId("night", PERSON, "2026-11-24")).toBe("01a20d6d-5a00-7b5e-ad21-81a78718b967");
  expect(nightId("checkin", PERSON, "2026-10-25")).toBe("01a172ee-9200-775d-9586-9b4d9df12446");
});

test("another person, kind or night has another id", () => {
  const ids = [
    nightId("night", PERSON, "2026-11-24"),
    nightId("checkin", PERSON, "2026-11-24"),
    nightId("night", PERSON, "2026-11-25"),
    nightId("night", PERSON.replace("1930", "1931"), "2026-11-24"),
  ];
  expect(new Set(ids).size).toBe(4);
});

test("a new id is a UUID of version 7 that begins with its time and is never the same twice", () => {
  const now = new Date("2026-11-24T22:00:00.123Z");
  const ids = Array.from({ length: 200 }, () => newId(now));
  expect(new Set(ids).size).toBe(200);
  for (const id of ids) {
    expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(Number.parseInt(id.replace("-", "").slice(0, 12), 16)).toBe(now.getTime());
  }
});
