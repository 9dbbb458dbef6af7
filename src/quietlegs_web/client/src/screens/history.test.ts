import { expect, test } from "vitest";
import { conflictsOf, isRemovable, rowOf, rowsOf, type Written, whereIs } from "./history";
import { itemOf, moment } from "./testing";

const at = (night: string) => moment(`${night}T20:00:00Z`, night);
const night = (date: string, changes = {}) => itemOf("night", { ...at(date), urge_before: 4 }, changes);
const written = (changes: Partial<Written>): Written => ({
  nights: [],
  checkins: [],
  sessions: [],
  entries: [],
  harms: [],
  ...changes,
});

test("nothing written is no row", () => {
  expect(rowsOf(written({}), "2026-11-24", 10)).toEqual({ rows: [], more: false });
});

test("nights stand newest first, with the empty ones between them", () => {
  const { rows, more } = rowsOf(written({ nights: [night("2026-11-21"), night("2026-11-23")] }), "2026-11-24", 10);
  expect(rows.map((row) => row.night)).toEqual(["2026-11-24", "2026-11-23", "2026-11-22", "2026-11-21"]);
  expect(rows[2]?.record).toBeNull();
  expect(more).toBe(false);
});

test("a long history comes in pages", () => {
  const { rows, more } = rowsOf(written({ nights: [night("2026-10-01")] }), "2026-11-24", 30);
  expect(rows).toHaveLength(30);
  expect(more).toBe(true);
});

test("a deleted record makes no row", () => {
  expect(rowsOf(written({ nights: [night("2026-11-21", { deleted: true })] }), "2026-11-24", 9).rows).toEqual([]);
});

test("a night is saved when all of it is", () => {
  const row = (...states: ("phone" | "saved")[]) =>
    rowOf(written({ nights: [night("2026-11-23")], entries: states.map((state) => entry({ state })) }), "2026-11-23");
  expect(whereIs(row("saved"))).toBe("saved");
  expect(whereIs(row("saved", "phone"))).toBe("phone");
  expect(whereIs(rowOf(written({}), "2026-11-23"))).toBeNull();
});

const entry = (changes = {}) => itemOf("entry", { ...at("2026-11-23"), moment: "log", urge: 3 }, changes);

test("a refused record asks for a look", () => {
  const row = rowOf(written({ entries: [entry({ refused: "Too long.", state: "phone" })] }), "2026-11-23");
  expect(whereIs(row)).toBe("refused");
});

test("two versions of a record are shown to the person", () => {
  const row = rowOf(written({ nights: [night("2026-11-23", { conflict: [3] })], entries: [entry()] }), "2026-11-23");
  expect(conflictsOf(row)).toHaveLength(1);
});

test("an answer that closes sessions and a night with its draw cannot be deleted", () => {
  const leg = (one_leg: "yes" | "no" | "unsure") =>
    itemOf("entry", { ...at("2026-11-23"), moment: "before_session", one_leg });
  expect(isRemovable(leg("yes"))).toBe(false);
  expect(isRemovable(leg("unsure"))).toBe(false);
  expect(isRemovable(leg("no"))).toBe(true);
  expect(isRemovable(entry())).toBe(true);
  expect(isRemovable(night("2026-11-23"))).toBe(false);
});
