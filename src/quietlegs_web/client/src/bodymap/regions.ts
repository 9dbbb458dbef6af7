/** The places of the body map: which exist, on which view they are drawn, and their shapes in the space of one leg. */

export type View = "front" | "back";
export type Side = "left" | "right";

export const SIDES: readonly Side[] = ["left", "right"];

/** Legs and feet: the places that massage may concern. */
export const LEG_PARTS = [
  "sole",
  "top_of_foot",
  "ankle",
  "calf",
  "shin",
  "knee",
  "knee_back",
  "thigh_front",
  "thigh_back",
] as const;

/** Where the log may find sensations beside the legs. */
export const OTHER_PARTS = ["hip", "hand", "arm"] as const;

export const LEG_REGIONS: readonly string[] = SIDES.flatMap((side) => LEG_PARTS.map((part) => `${part}_${side}`));
export const LOG_REGIONS: readonly string[] = [
  ...LEG_REGIONS,
  ...SIDES.flatMap((side) => OTHER_PARTS.map((part) => `${part}_${side}`)),
  "trunk",
];

export interface Shape {
  part: string;
  view: View;
  /** Whether the shape belongs to the upper body, which only the log shows. */
  upper: boolean;
  /** An SVG path around the leg's own middle line (x = 0); the body's outer side is at x < 0. */
  path: string;
  /** The middle of the shape: where a stroke starts from, and its half length. */
  middle: number;
  reach: number;
}

const leg = (part: string, view: View, path: string, [middle, reach]: [number, number]): Shape => ({
  part,
  view,
  upper: false,
  path,
  middle,
  reach,
});

const THIGH = "M-37 44C-41 92-34 140-27 176Q0 182 25 176C30 140 33 94 31 52Q0 38-37 44Z";
const KNEE = "M-27 181Q0 187 25 181C28 195 25 208 22 220Q0 226-24 220C-27 208-30 195-27 181Z";
const LOWER = "M-24 225Q0 231 22 225C31 254 25 296 15 336Q0 340-16 336C-28 298-34 256-24 225Z";
const ANKLE = "M-16 341Q0 345 15 341C14 350 14 356 17 364Q0 369-18 364C-15 356-15 350-16 341Z";

/** The lower body, front and back. */
export const LEG_SHAPES: readonly Shape[] = [
  leg("thigh_front", "front", THIGH, [112, 50]),
  leg("knee", "front", KNEE, [203, 14]),
  leg("shin", "front", LOWER, [280, 46]),
  leg("ankle", "front", ANKLE, [354, 8]),
  leg(
    "top_of_foot",
    "front",
    "M-18 369Q0 374 17 369C22 388 25 404 20 416C8 428-16 428-25 417C-30 404-22 386-18 369Z",
    [398, 18],
  ),
  leg("thigh_back", "back", THIGH, [112, 50]),
  leg("knee_back", "back", KNEE, [203, 14]),
  leg("calf", "back", LOWER, [280, 46]),
  leg("ankle", "back", ANKLE, [354, 8]),
  leg(
    "sole",
    "back",
    "M-18 369Q0 373 17 369C21 380 15 392 18 404C24 418 12 428-4 428C-20 428-30 418-26 404C-20 392-22 380-18 369Z",
    [399, 20],
  ),
];

/** How far the middle line of each leg stands from the middle of its figure. */
export const LEG_APART = 39;

/** The upper body, drawn once per side around the figure's middle (x = 0), above y = 40; the trunk is drawn whole. */
export const UPPER_SHAPES: readonly { part: string; path: string; sided: boolean; letter: [number, number] }[] = [
  {
    part: "trunk",
    sided: false,
    letter: [0, -40],
    path: "M-50-92Q-30-104 0-104Q30-104 50-92C50-60 46-32 52-6Q0 4-52-6C-46-32-50-60-50-92Z",
  },
  { part: "hip", sided: true, letter: [38, 20], path: "M3 2Q32 2 53-1C66 12 74 26 76 40Q52 32 30 40Q12 44 3 40Z" },
  {
    part: "arm",
    sided: true,
    letter: [74, -50],
    path: "M56-90C72-86 80-66 84-38C88-18 90-4 92 6L76 10C72-10 66-30 62-50C58-66 56-78 56-90Z",
  },
  {
    part: "hand",
    sided: true,
    letter: [88, 28],
    path: "M77 15L93 11C102 24 104 38 98 48C90 52 84 44 84 34C82 26 78 22 77 15Z",
  },
];

/** Which view shows a region: the one in which it is drawn first. */
export function viewOf(region: string): View {
  const part = partOf(region);
  return LEG_SHAPES.find((shape) => shape.part === part)?.view ?? "front";
}

/** `calf_left` is a calf; `trunk` is itself. */
export function partOf(region: string): string {
  return region.replace(/_(left|right)$/, "");
}

/** The side of a region; null for what has none. */
export function sideOf(region: string): Side | null {
  if (region.endsWith("_left")) return "left";
  return region.endsWith("_right") ? "right" : null;
}

/** Where a side stands in a view: seen from the front, a person's left is on the right. */
export function isRightOfPicture(side: Side, view: View): boolean {
  return (side === "left") === (view === "front");
}

export type Motion = "along" | "back_and_forth" | "circles" | "press" | "hold" | "none";

/** How a direction of the plan moves on the picture. */
export function motionOf(direction: string): Motion {
  switch (direction) {
    case "up":
    case "towards_heart":
      return "along";
    case "back_and_forth":
      return "back_and_forth";
    case "circles":
      return "circles";
    case "press_and_release":
      return "press";
    case "hold":
      return "hold";
    default:
      return "none";
  }
}
