import { expect, test } from "vitest";
import type { NightLog, SessionLog } from "../types";
import { asUsual, doneChoices, doneFrom, isLate, lastNight, nextStep } from "./morning";
import { itemOf, moment } from "./testing";

const NIGHT = "2026-11-24";
const AT = "2026-11-24T20:30:00Z";
const night = (changes: Partial<NightLog>): NightLog => ({ ...moment(AT, NIGHT), ...changes });
const session = (changes: Partial<SessionLog>) =>
  itemOf("session", { ...moment(AT, NIGHT), routine: "r", outcome: "done", ...changes });

test("before noon it is the night still named after yesterday; after noon the one before the new one", () => {
  expect(lastNight(moment("2026-11-25T07:00:00Z", "2026-11-24"))).toBe("2026-11-24");
  expect(lastNight(moment("2026-11-25T12:00:00Z", "2026-11-25"))).toBe("2026-11-24");
  expect(lastNight(moment("2026-11-24T23:30:00Z", "2026-11-24"))).toBe("2026-11-24");
});

test("late is more than 36 hours after the night began", () => {
  expect(isLate(NIGHT, moment("2026-11-25T23:00:00Z", "2026-11-25"))).toBe(false);
  expect(isLate(NIGHT, moment("2026-11-25T23:00:01Z", "2026-11-25"))).toBe(true);
  expect(isLate(NIGHT, moment("2026-11-26T04:59:00Z", "2026-11-26"), "18:00")).toBe(false);
});

test("the planned session is done when its record says so, also in part or stopped", () => {
  const drawn = night({ assigned: "strokes" });
  const planned = { planned: true, arm: "strokes" };
  expect(doneFrom(drawn, [session(planned)])).toBe("strokes");
  expect(doneFrom(drawn, [session({ ...planned, outcome: "stopped_hurt" })])).toBe("strokes");
});

test("another session on a night with a draw is something else; a rescue is none", () => {
  const drawn = night({ assigned: "comparison" });
  expect(doneFrom(drawn, [session({})])).toBe("other");
  expect(doneFrom(drawn, [session({ rescue: true })])).toBeUndefined();
});

test("without a record it is unknown, never no", () => {
  expect(doneFrom(night({ assigned: "strokes" }), [])).toBeUndefined();
  expect(doneFrom(null, [session({})])).toBeUndefined();
  const begun = itemOf("session", { ...moment(AT, NIGHT), routine: "r", planned: true, arm: "strokes", steps: [] });
  expect(doneFrom(night({ assigned: "strokes" }), [begun])).toBeUndefined();
});

test("what may be chosen for the evening's session", () => {
  expect(doneChoices(night({}))).toEqual([]);
  expect(doneChoices(night({ assigned: "comparison" }))).toEqual(["comparison", "other"]);
  expect(doneChoices(night({ assigned: "strokes" }))).toEqual(["strokes", "comparison", "other"]);
});

test("one question after the other; a worst spell of 0 is an answer", () => {
  const at = moment(AT, NIGHT);
  expect(nextStep(null)).toBe("worst");
  expect(nextStep({ ...at })).toBe("worst");
  expect(nextStep({ ...at, urge: 0 })).toBe("sleep");
  expect(nextStep({ ...at, urge: 0, sleep: "as_usual" })).toBe("else");
});

test("nothing else says no to each chip that was not tapped", () => {
  const said = asUsual({ ...moment(AT, NIGHT), caffeine: true });
  expect(said).toMatchObject({ caffeine: true, alcohol: false, extra_dose: false, touch_worse: false });
});
