import { describe, expect, test } from "vitest";
import {
  back,
  begin,
  current,
  end,
  found,
  LOST_AFTER,
  left,
  outcomeOf,
  type Player,
  pause,
  resume,
  skip,
  stepsSoFar,
  swap,
  swaps,
  tick,
} from "./player";
import { routine, step } from "./testing";

const STEPS = [
  step("effleurage", "calf_left", 60),
  step("petrissage", "calf_left", 30),
  step("effleurage", "sole_left", 90),
];
const start = (): Player =>
  begin({ session: "s", night: "2026-11-24", routine: routine("r", STEPS), planned: true, rescue: false }, 0);
const GENTLE = { technique: "effleurage", name: "Gentle strokes", how: "Lighter." };

describe("time is the clock on the wall", () => {
  test("a step runs down and the next one begins", () => {
    expect(left(start(), 20_000)).toBe(40);
    const second = tick(start(), 61_000);
    expect(second.index).toBe(1);
    expect(left(second, 61_000)).toBe(29);
  });

  test("a screen that was dark catches up over several steps", () => {
    const third = tick(start(), 100_000);
    expect(third).toMatchObject({ index: 2, phase: "running" });
    expect(third.done.map((one) => one.seconds)).toEqual([60, 30]);
    expect(left(third, 100_000)).toBe(80);
  });

  test("it ends by itself", () => {
    const over = tick(start(), 200_000);
    expect(over.phase).toBe("rating");
    expect(end(over, 200_000, "rating").outcome).toBe("done");
  });

  test("a pause stops the clock and going on starts it where it was", () => {
    const paused = pause(start(), 10_000);
    expect(left(tick(paused, 500_000), 500_000)).toBe(50);
    expect(left(resume(paused, 500_000), 505_000)).toBe(45);
  });

  test("a page that was killed for minutes comes back with the clock gone on", () => {
    const kept = tick(start(), 10_000);
    expect(found(kept, 70_000)).toMatchObject({ index: 1, phase: "running" });
  });

  test("a page that was lost for long counts only what it saw, and waits", () => {
    const kept = tick(start(), 10_000);
    const back = found(kept, 10_000 + LOST_AFTER);
    expect(back.phase).toBe("paused");
    expect(left(back, 10_000 + LOST_AFTER)).toBe(50);
  });
});

describe("steps as they went", () => {
  test("a skipped step keeps the seconds that were spent", () => {
    expect(skip(start(), 12_000).done).toEqual([
      { technique: "effleurage", region: "calf_left", seconds: 12, skipped: true },
    ]);
  });

  test("skipping while paused stays paused", () => {
    const next = skip(pause(start(), 5_000), 9_000);
    expect(next).toMatchObject({ index: 1, phase: "paused", since: null });
    expect(left(next, 50_000)).toBe(30);
  });

  test("skipping the last step ends it", () => {
    expect(skip(skip(skip(start(), 1_000), 2_000), 3_000).phase).toBe("rating");
  });

  test("back begins the step again, and once more goes to the one before", () => {
    const second = tick(start(), 65_000);
    const again = back(second, 65_000);
    expect(again).toMatchObject({ index: 1, spent: 0 });
    expect(back(again, 66_000)).toMatchObject({ index: 0, done: [] });
    expect(back(start(), 1_000)).toMatchObject({ index: 0 });
  });

  test("a swap is another technique of the routine, or lighter strokes at the same place", () => {
    const offered = swaps(start(), GENTLE);
    expect(offered.map((one) => one.technique_name)).toEqual(["petrissage", "Gentle strokes"]);
    expect(offered.at(-1)?.pressure_max).toBe(2);
    expect(swaps({ ...start(), index: 1 }, GENTLE).map((one) => one.technique)).toEqual(["effleurage", "effleurage"]);
  });

  test("a swap takes the time that was left, and is recorded", () => {
    const other = swap(start(), STEPS[1] as (typeof STEPS)[1], 20_000);
    expect(current(other)?.technique).toBe("petrissage");
    expect(left(other, 20_000)).toBe(40);
    expect(tick(other, 61_000).done).toEqual([
      { technique: "effleurage", region: "calf_left", seconds: 60, swapped_for: "petrissage" },
    ]);
  });

  test("a killed browser loses nothing: the step that is on counts as far as it went", () => {
    expect(stepsSoFar(start(), 25_000)).toEqual([{ technique: "effleurage", region: "calf_left", seconds: 25 }]);
    expect(stepsSoFar(start(), 200)).toEqual([]);
  });
});

describe("the end", () => {
  test("stop, it hurts", () => {
    expect(end(start(), 15_000, "hurt")).toMatchObject({
      phase: "hurt",
      outcome: "stopped_hurt",
      done: [{ seconds: 15 }],
    });
  });

  test("most of the time is done, some is partly, next to none is ended early", () => {
    const of = (seconds: number) => outcomeOf(routine("r", STEPS), [{ technique: "t", region: "r", seconds }]);
    expect([of(180), of(144), of(143), of(30), of(29)]).toEqual(["done", "done", "partly", "partly", "stopped_other"]);
    expect(outcomeOf(routine("r", STEPS), [])).toBe("stopped_other");
  });
});
