/** Sensations and places as the log keeps them. Pure. */

import { LEG_REGIONS, sideOf } from "../bodymap/regions";
import type { Felt, StepDone } from "../types";

/** The server takes at most so many sensations of one entry. */
const MOST_FELT = 60;
/** And so many steps of one session. */
const MOST_STEPS = 80;

export interface Feeling {
  qualities: readonly string[];
  regions: readonly string[];
  intensity?: number | undefined;
}

/** Every quality at every place; where that is too many, each quality and each place once. */
export function feltOf({ qualities, regions, intensity }: Feeling): Felt[] {
  const strength = intensity === undefined ? {} : { intensity };
  const first = qualities[0];
  if (first === undefined) return [];
  if (regions.length === 0) return qualities.map((quality) => ({ quality, ...strength }));
  const all = qualities.flatMap((quality) => regions.map((region) => ({ quality, region, ...strength })));
  if (all.length <= MOST_FELT) return all;
  const others = qualities.slice(1).map((quality) => ({ quality, ...strength }));
  return [...regions.map((region) => ({ quality: first, region, ...strength })), ...others].slice(0, MOST_FELT);
}

/** In or out. */
export function toggled(chosen: readonly string[], one: string): string[] {
  return chosen.includes(one) ? chosen.filter((other) => other !== one) : [...chosen, one];
}

/** "Left", "right", "both": the chosen places moved to that side; with no place chosen, the whole leg. */
export function onSide(regions: readonly string[], side: "left" | "right" | "both"): string[] {
  const wanted = (region: string) => side === "both" || sideOf(region) === side;
  if (regions.every((region) => sideOf(region) === null)) return [...regions, ...LEG_REGIONS.filter(wanted)];
  const mirrored = regions.flatMap((region) => {
    const own = sideOf(region);
    if (own === null) return [region];
    const part = region.slice(0, -own.length);
    return side === "both" ? [`${part}left`, `${part}right`] : [`${part}${side}`];
  });
  return [...new Set(mirrored)];
}

/** A session that somebody else did, as steps: every technique at every place, the minutes shared out evenly. */
export function visitSteps(techniques: readonly string[], regions: readonly string[], minutes: number): StepDone[] {
  const pairs = techniques
    .flatMap((technique) => regions.map((region) => ({ technique, region })))
    .slice(0, MOST_STEPS);
  const seconds = Math.round((minutes * 60) / Math.max(1, pairs.length));
  return pairs.map((pair) => ({ ...pair, seconds }));
}

/** The techniques of the sessions of a night, each once. */
export function techniquesOf(sessions: readonly { night: string; steps?: StepDone[] }[], night: string): string[] {
  const steps = sessions.filter((session) => session.night === night).flatMap((session) => session.steps ?? []);
  return [...new Set(steps.map((step) => step.swapped_for ?? step.technique))];
}
