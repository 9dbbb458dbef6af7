// @vitest-environment happy-dom
import { render } from "preact";
import { expect, test, vi } from "vitest";
import { BodyMap, sidesOf } from "./BodyMap";
import { isRightOfPicture, LEG_REGIONS, LOG_REGIONS, motionOf, partOf, sideOf, viewOf } from "./regions";

function drawn(props: Partial<Parameters<typeof BodyMap>[0]> = {}): HTMLElement {
  const root = document.createElement("div");
  render(<BodyMap regions={[]} {...props} />, root);
  return root;
}

const names = Object.fromEntries(LOG_REGIONS.map((region) => [region, region]));
const buttons = (root: HTMLElement) =>
  [...root.querySelectorAll("[role=button]")].map((one) => one.getAttribute("aria-label"));

test("every place of the legs can be chosen, and on the whole picture every place of the log", () => {
  expect(new Set(buttons(drawn({ onToggle: vi.fn(), names })))).toEqual(new Set(LEG_REGIONS));
  expect(new Set(buttons(drawn({ onToggle: vi.fn(), names, whole: true })))).toEqual(new Set(LOG_REGIONS));
});

test("a place is a button for finger and keyboard", () => {
  const onToggle = vi.fn();
  const root = drawn({ onToggle, names, regions: ["calf_left"] });
  const calf = root.querySelector("[aria-label=calf_left]") as SVGElement;
  expect([calf.getAttribute("aria-pressed"), calf.getAttribute("tabindex")]).toEqual(["true", "0"]);
  calf.dispatchEvent(new MouseEvent("click", { bubbles: true }));
  calf.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", bubbles: true }));
  calf.dispatchEvent(new KeyboardEvent("keydown", { key: " ", bubbles: true }));
  calf.dispatchEvent(new KeyboardEvent("keydown", { key: "Tab", bubbles: true }));
  expect(onToggle.mock.calls).toEqual([["calf_left"], ["calf_left"], ["calf_left"]]);
});

test("to look at, it is one picture that says what it shows", () => {
  const svg = drawn({ regions: ["calf_left"] }).querySelector("svg");
  expect(svg?.getAttribute("role")).toBe("img");
  expect(svg?.getAttribute("aria-label")).toContain("left calf");
});

test("a stroke moves only on the places that are meant", () => {
  const root = drawn({ regions: ["calf_left", "sole_left"], direction: "towards_heart" });
  expect(root.querySelectorAll(".stroke-along")).toHaveLength(2);
  expect(drawn({ regions: ["calf_left"], direction: "none" }).querySelectorAll(".body-map-stroke")).toHaveLength(0);
});

test("close up shows one view, where the place is", () => {
  expect(drawn({ regions: ["calf_left"], close: true }).querySelectorAll(".is-lit")).toHaveLength(1);
  expect(drawn({ regions: ["calf_left", "shin_left"], close: true }).querySelectorAll(".is-lit")).toHaveLength(2);
});

test("close up on a hand shows hands and arms, one of them lit", () => {
  const root = drawn({ regions: ["hand_left"], close: true });
  expect(root.querySelectorAll(".is-lit")).toHaveLength(1);
  const [, top, , height] = (root.querySelector("svg")?.getAttribute("viewBox") ?? "").split(" ").map(Number);
  expect([top, (top ?? 0) + (height ?? 0) > 52]).toEqual([-112, true]);
});

test("nothing carries a style attribute: the pages' policy refuses it", () => {
  expect(drawn({ regions: ["calf_left"], direction: "circles", whole: true }).querySelectorAll("[style]")).toHaveLength(
    0,
  );
});

test("seen from the front, a person's left is on the right", () => {
  expect(isRightOfPicture("left", "front")).toBe(true);
  expect(isRightOfPicture("left", "back")).toBe(false);
});

test("places know their part, side and view", () => {
  expect([partOf("top_of_foot_left"), sideOf("trunk"), viewOf("calf_right"), viewOf("shin_left")]).toEqual([
    "top_of_foot",
    null,
    "back",
    "front",
  ]);
  expect(sidesOf(["calf_left", "calf_right"])).toBe("both");
  expect(sidesOf(["calf_left"])).toBe("left");
  expect(sidesOf(["trunk"])).toBeNull();
});

test("each direction of the plan has its movement", () => {
  const all = ["towards_heart", "up", "back_and_forth", "circles", "press_and_release", "hold", "none"];
  expect(all.map(motionOf)).toEqual(["along", "along", "back_and_forth", "circles", "press", "hold", "none"]);
});
