/** The guided session as a value: wall-clock time in, the step that is on out. Pure: the clock is an argument. */

import type { RoutineWords, SessionLog, StepDone, StepWords } from "../types";

/** After so long without a sign of life the player does not count time that nobody can have spent. */
export const LOST_AFTER = 10 * 60_000;
/** A session counts as done when at least so much of its time was spent. */
export const DONE_SHARE = 0.8;
const GENTLE_SECONDS = 60;

export type Phase = "running" | "paused" | "rating" | "hurt" | "over";

export interface Player {
  version: 1;
  /** Id of the session record. */
  session: string;
  night: string;
  routine: RoutineWords;
  planned: boolean;
  rescue: boolean;
  phase: Phase;
  index: number;
  /** Milliseconds spent in the step before it last started to run. */
  spent: number;
  /** When the step last started to run; null while it stands still. */
  since: number | null;
  /** The last moment at which the page was seen alive. */
  alive: number;
  /** What stands in for the step that is on, after a swap. */
  swapped: StepWords | null;
  done: StepDone[];
  /** Id of the harm record, after "stop, it hurts". */
  harm?: string;
  outcome?: NonNullable<SessionLog["outcome"]>;
}

export interface Begin {
  session: string;
  night: string;
  routine: RoutineWords;
  planned: boolean;
  rescue: boolean;
}

export function begin(start: Begin, now: number): Player {
  return {
    version: 1,
    ...start,
    phase: "running",
    index: 0,
    spent: 0,
    since: now,
    alive: now,
    swapped: null,
    done: [],
  };
}

/** The step that is planned here. */
export function planned(player: Player): StepWords | undefined {
  return player.routine.steps[player.index];
}

/** The step that is on: the planned one, or what it was swapped for. */
export function current(player: Player): StepWords | undefined {
  return player.swapped ?? planned(player);
}

function elapsed(player: Player, now: number): number {
  return player.spent + (player.since === null ? 0 : Math.max(0, now - player.since));
}

/** Seconds left in the step that is on. */
export function left(player: Player, now: number): number {
  return Math.max(0, (current(player)?.seconds ?? 0) - elapsed(player, now) / 1000);
}

/** Let the clock reach `now`: as many steps end as have run out. */
export function tick(player: Player, now: number): Player {
  let at = { ...player, alive: now };
  while (at.phase === "running" && at.since !== null) {
    const length = (current(at)?.seconds ?? 0) * 1000;
    const over = elapsed(at, now) - length;
    if (over < 0) return at;
    at = close(at, length, now - over, {});
  }
  return at;
}

/** A player found again after a reload: time that nobody can have spent is not counted, and it waits paused. */
export function found(player: Player, now: number): Player {
  if (player.phase !== "running" || now - player.alive < LOST_AFTER) return tick(player, now);
  return { ...pause(tick(player, player.alive), player.alive), alive: now };
}

function close(player: Player, spent: number, when: number, how: Pick<StepDone, "skipped">): Player {
  const step = planned(player);
  if (!step) return { ...player, phase: "rating", since: null };
  const done: StepDone = {
    technique: step.technique,
    region: step.region,
    seconds: Math.round(spent / 1000),
    ...how,
    ...(player.swapped ? { swapped_for: player.swapped.technique } : {}),
  };
  const index = player.index + 1;
  const last = index >= player.routine.steps.length;
  return {
    ...player,
    done: [...player.done, done],
    index,
    spent: 0,
    since: last || player.phase === "paused" ? null : when,
    swapped: null,
    phase: last ? "rating" : player.phase,
  };
}

export function pause(player: Player, now: number): Player {
  if (player.phase !== "running") return player;
  return { ...player, phase: "paused", spent: elapsed(player, now), since: null };
}

export function resume(player: Player, now: number): Player {
  return player.phase === "paused" ? { ...player, phase: "running", since: now, alive: now } : player;
}

/** On to the next step; what was not spent is not counted. */
export function skip(player: Player, now: number): Player {
  if (player.phase !== "running" && player.phase !== "paused") return player;
  return close(player, elapsed(player, now), now, { skipped: true });
}

/** Begin the step again, or go back to the one before when this one has just begun. */
export function back(player: Player, now: number): Player {
  if (player.phase !== "running" && player.phase !== "paused") return player;
  const since = player.phase === "running" ? now : null;
  if (elapsed(player, now) > 3000 || player.index === 0) return { ...player, spent: 0, since };
  return { ...player, index: player.index - 1, done: player.done.slice(0, -1), swapped: null, spent: 0, since };
}

/** What this step may be swapped for: other techniques of the routine that are open, and gentler strokes. */
export function swaps(player: Player, gentle: { technique: string; name: string; how: string }): StepWords[] {
  const step = planned(player);
  if (!step) return [];
  const others = player.routine.steps.filter((one) => one.technique !== step.technique || one.region !== step.region);
  const byTechnique = new Map(others.map((one) => [one.technique, one]));
  byTechnique.delete(step.technique);
  const strokes = player.routine.steps.find((one) => one.technique === gentle.technique && one.region === step.region);
  return [...byTechnique.values(), ...(strokes ? [lighter(strokes, gentle)] : [])];
}

function lighter(step: StepWords, gentle: { name: string; how: string }): StepWords {
  return {
    ...step,
    technique_name: gentle.name,
    pressure_max: Math.max(1, step.pressure_max - 1),
    seconds: GENTLE_SECONDS,
    how: [gentle.how, ...step.how],
  };
}

/** Do something else instead, for the time that was left. */
export function swap(player: Player, other: StepWords, now: number): Player {
  const step = planned(player);
  if (!step) return player;
  const remaining = Math.max(20, Math.round(left(player, now)));
  const spent = elapsed(player, now);
  const seconds = Math.round(spent / 1000) + remaining;
  return { ...player, swapped: { ...other, seconds }, spent, since: player.phase === "running" ? now : null };
}

/** The steps with the one that is on, as far as it went. */
export function stepsSoFar(player: Player, now: number): StepDone[] {
  const spent = elapsed(player, now);
  if ((player.phase !== "running" && player.phase !== "paused") || spent < 1000) return player.done;
  return close(player, spent, now, {}).done;
}

/** End it here: with what was done so far. */
export function end(player: Player, now: number, phase: "rating" | "hurt"): Player {
  const done = stepsSoFar(player, now);
  const outcome = phase === "hurt" ? "stopped_hurt" : outcomeOf(player.routine, done);
  return { ...player, done, phase, since: null, spent: 0, swapped: null, outcome };
}

/** `done` with most of the time spent, `partly` with some, `stopped_other` with next to none. */
export function outcomeOf(routine: RoutineWords, done: readonly StepDone[]): NonNullable<SessionLog["outcome"]> {
  const whole = routine.steps.reduce((sum, step) => sum + step.seconds, 0);
  const spent = done.reduce((sum, step) => sum + step.seconds, 0);
  if (whole > 0 && spent / whole >= DONE_SHARE) return "done";
  return spent >= 30 ? "partly" : "stopped_other";
}
