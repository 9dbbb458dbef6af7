import type { VNode } from "preact";
import { t } from "../words";
import {
  isRightOfPicture,
  LEG_APART,
  LEG_REGIONS,
  LEG_SHAPES,
  type Motion,
  motionOf,
  partOf,
  type Shape,
  SIDES,
  type Side,
  sideOf,
  UPPER_SHAPES,
  type View,
  viewOf,
} from "./regions";

const FIGURE = 212;
const LOWER_TOP = 34;
const UPPER_TOP = -112;
const UPPER_HEIGHT = 180;
const BOTTOM = 436;

export interface BodyMapProps {
  regions: readonly string[];
  /** The plan's word for how the stroke goes; shown as a moving line on the regions. */
  direction?: string;
  /** Everyday words for the regions, for screen readers and buttons. */
  names?: Record<string, string>;
  /** With it the places are buttons. */
  onToggle?: (region: string) => void;
  /** Show hips, hands, arms and trunk as well. */
  whole?: boolean;
  /** Show only the part of the picture around the regions. */
  close?: boolean;
}

export function nameOf(region: string, names?: Record<string, string>): string {
  return names?.[region] ?? t(`region.${region}`, undefined, region.replaceAll("_", " "));
}

/** Two legs from the front and from behind: to look at, or to tap on. */
export function BodyMap(given: BodyMapProps): VNode {
  const props = { ...given, whole: Boolean(given.whole || isAboveTheLegs(given)) };
  const views = shownViews(props);
  const top = props.whole ? UPPER_TOP : LOWER_TOP;
  const box = props.close ? closeBox(props.regions, views) : `0 ${top} ${FIGURE * views.length} ${BOTTOM - top + 24}`;
  const label = props.regions.map((region) => nameOf(region, props.names)).join(", ");
  const role = props.onToggle ? "group" : "img";
  return (
    <svg
      class={props.onToggle ? "body-map body-map-choose" : "body-map"}
      viewBox={box}
      role={role}
      aria-label={props.onToggle ? t("bodymap.choose") : t("bodymap.shows", { regions: label || t("bodymap.nothing") })}
    >
      {views.map((view, index) => (
        <Figure key={view} view={view} x={FIGURE * index + FIGURE / 2} {...props} />
      ))}
    </svg>
  );
}

function shownViews({ regions, close }: BodyMapProps): View[] {
  if (!close || regions.length === 0) return ["front", "back"];
  const needed = new Set(regions.map(viewOf));
  return needed.size === 1 ? [...needed] : ["front", "back"];
}

/** Close up on hands, arms, hips or trunk alone. */
function isAboveTheLegs({ regions, close }: BodyMapProps): boolean {
  return Boolean(close) && regions.length > 0 && regions.every((region) => !LEG_REGIONS.includes(region));
}

function closeBox(regions: readonly string[], views: View[]): string {
  if (isAboveTheLegs({ regions, close: true })) return `0 ${UPPER_TOP} ${FIGURE} ${UPPER_HEIGHT}`;
  const shapes = LEG_SHAPES.filter((shape) => regions.some((region) => partOf(region) === shape.part));
  if (views.length > 1 || shapes.length === 0)
    return `0 ${LOWER_TOP} ${FIGURE * views.length} ${BOTTOM - LOWER_TOP + 24}`;
  const middle = Math.min(Math.max((shapes[0] as Shape).middle, 130), 340);
  return `0 ${middle - 105} ${FIGURE} 210`;
}

function Figure({ view, x, ...props }: BodyMapProps & { view: View; x: number }): VNode {
  return (
    <g transform={`translate(${x} 0)`}>
      {props.whole && UPPER_SHAPES.flatMap((shape) => upperPlaces(shape, view, props))}
      {SIDES.map((side) => (
        <Leg key={side} view={view} side={side} {...props} />
      ))}
      {!props.close && (
        <text class="body-map-label" x="0" y={BOTTOM + 16} text-anchor="middle">
          {t(view === "front" ? "bodymap.front" : "bodymap.back")}
        </text>
      )}
    </g>
  );
}

function upperPlaces(shape: (typeof UPPER_SHAPES)[number], view: View, props: BodyMapProps): VNode[] {
  const sides: (Side | null)[] = shape.sided ? [...SIDES] : [null];
  return sides.map((side) => {
    const turned = side !== null && !isRightOfPicture(side, view);
    const region = side ? `${shape.part}_${side}` : shape.part;
    return <Place key={region} region={region} path={shape.path} transform={turned ? "scale(-1 1)" : ""} {...props} />;
  });
}

function Leg({ view, side, ...props }: BodyMapProps & { view: View; side: Side }): VNode {
  const right = isRightOfPicture(side, view);
  const letter = t(side === "left" ? "bodymap.left_letter" : "bodymap.right_letter");
  return (
    <g transform={`translate(${right ? LEG_APART : -LEG_APART} 0)`}>
      {LEG_SHAPES.filter((shape) => shape.view === view).map((shape) => {
        const region = `${shape.part}_${side}`;
        const lit = props.regions.includes(region);
        return (
          <g key={region}>
            <Place region={region} path={shape.path} transform={right ? "scale(-1 1)" : ""} {...props} />
            {lit && props.direction && <Stroke motion={motionOf(props.direction)} shape={shape} />}
          </g>
        );
      })}
      {!props.close && (
        <text class="body-map-letter" x="0" y="66" text-anchor="middle">
          {letter}
        </text>
      )}
    </g>
  );
}

interface PlaceProps extends BodyMapProps {
  region: string;
  path: string;
  transform: string;
}

function Place({ region, path, transform, regions, names, onToggle }: PlaceProps): VNode {
  const lit = regions.includes(region);
  const look = lit ? "body-map-place is-lit" : "body-map-place";
  if (!onToggle) return <path class={look} d={path} transform={transform} />;
  const toggle = () => onToggle(region);
  // SVG has no button of its own: a place gets what a button has.
  const button = {
    role: "button",
    tabindex: 0,
    "aria-pressed": lit,
    "aria-label": nameOf(region, names),
    onClick: toggle,
    onKeyDown: (event: KeyboardEvent) => {
      if (event.key !== "Enter" && event.key !== " ") return;
      event.preventDefault();
      toggle();
    },
  } as const;
  return <path class={look} d={path} transform={transform} {...button} />;
}

/** The hand's way over a place. Movement is in the style sheet, so that reduced motion stills it. */
function Stroke({ motion, shape }: { motion: Motion; shape: Shape }): VNode | null {
  const low = shape.middle + shape.reach;
  const high = shape.middle - shape.reach;
  const head = `M-7 ${high + 8}L0 ${high}L7 ${high + 8}`;
  switch (motion) {
    case "along":
      return (
        <g class="body-map-stroke stroke-along">
          <path d={`M0 ${low}L0 ${high}`} />
          <path class="stroke-head" d={head} />
        </g>
      );
    case "back_and_forth":
      return (
        <g class="body-map-stroke stroke-both">
          <path d={`M0 ${low}L0 ${high}`} />
          <path class="stroke-head" d={`${head}M-7 ${low - 8}L0 ${low}L7 ${low - 8}`} />
        </g>
      );
    case "circles":
    case "press":
    case "hold":
      return (
        <g class={`body-map-stroke stroke-${motion}`} transform={`translate(0 ${shape.middle})`}>
          <circle r={Math.min(11, shape.reach)} />
        </g>
      );
    default:
      return null;
  }
}

/** Both halves of a pair, or one, or none: what "left", "right" and "both" mean for the chosen places. */
export function sidesOf(regions: readonly string[]): "left" | "right" | "both" | null {
  const sides = new Set(regions.map(sideOf).filter((side) => side !== null));
  if (sides.size === 2) return "both";
  return sides.has("left") ? "left" : sides.has("right") ? "right" : null;
}
