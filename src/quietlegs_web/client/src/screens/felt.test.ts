import { expect, test } from "vitest";
import { LEG_REGIONS } from "../bodymap/regions";
import { feltOf, onSide, techniquesOf, toggled, visitSteps } from "./felt";

test("every sensation at every place", () => {
  expect(feltOf({ qualities: ["crawling", "aching"], regions: ["calf_left"], intensity: 0 })).toEqual([
    { quality: "crawling", region: "calf_left", intensity: 0 },
    { quality: "aching", region: "calf_left", intensity: 0 },
  ]);
});

test("sensations without a place, and places without a sensation", () => {
  expect(feltOf({ qualities: ["itching"], regions: [] })).toEqual([{ quality: "itching" }]);
  expect(feltOf({ qualities: [], regions: ["calf_left"] })).toEqual([]);
});

test("never more than the server takes, and each of them once", () => {
  const qualities = ["crawling", "tingling", "itching", "burning", "aching"];
  const felt = feltOf({ qualities, regions: LEG_REGIONS });
  expect(felt.length).toBeLessThanOrEqual(60);
  expect(new Set(felt.map((one) => one.quality))).toEqual(new Set(qualities));
  expect(new Set(felt.map((one) => one.region).filter(Boolean))).toEqual(new Set(LEG_REGIONS));
});

test("a side mirrors the chosen places; without any it is the whole leg", () => {
  expect(onSide(["calf_left", "trunk"], "right")).toEqual(["calf_right", "trunk"]);
  expect(onSide(["calf_left"], "both")).toEqual(["calf_left", "calf_right"]);
  expect(onSide([], "left")).toHaveLength(9);
  expect(onSide([], "both")).toHaveLength(18);
});

test("in and out", () => {
  expect(toggled(["a"], "b")).toEqual(["a", "b"]);
  expect(toggled(["a", "b"], "a")).toEqual(["b"]);
});

test("a visit's minutes are shared by its steps, at most 80", () => {
  expect(visitSteps(["effleurage"], ["calf_left", "calf_right"], 30)).toEqual([
    { technique: "effleurage", region: "calf_left", seconds: 900 },
    { technique: "effleurage", region: "calf_right", seconds: 900 },
  ]);
  expect(visitSteps(["a", "b", "c", "d", "e"], LEG_REGIONS, 60)).toHaveLength(80);
});

test("the techniques of a night are those that were done", () => {
  const steps = [
    { technique: "effleurage", region: "calf_left", seconds: 60 },
    { technique: "petrissage", region: "calf_left", seconds: 60, swapped_for: "effleurage" },
  ];
  expect(
    techniquesOf(
      [
        { night: "n", steps },
        { night: "other", steps: [] },
      ],
      "n",
    ),
  ).toEqual(["effleurage"]);
});
