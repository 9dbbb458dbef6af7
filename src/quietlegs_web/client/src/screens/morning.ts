/** What the morning asks about which night, and what it can already fill in. Pure. */

import type { Item } from "../log/log";
import { addDays, ratedLate } from "../nights";
import type { CheckinLog, Logged, NightLog } from "../types";
import { localDate } from "./dates";
import { COMPARISON } from "./evening";

/**
 * The night a morning looks back on: after midnight the one that is still running, and once a new one has begun
 * (noon, or the boundary chosen) the one before it.
 */
export function lastNight(now: Logged): string {
  return now.night === localDate(now) ? addDays(now.night, -1) : now.night;
}

/** Whether a rating now comes more than 36 hours after that night began. `boundary` is HH:MM where the person is. */
export function isLate(night: string, now: Logged, boundary?: string): boolean {
  return ratedLate(night, new Date(now.at), now.zone, boundary);
}

/** What was done as the evening's session, as far as the records say it; undefined is unknown, never no. */
export function doneFrom(night: NightLog | null, sessions: readonly Item<"session">[]): string | undefined {
  const guided = sessions
    .filter((item) => !item.deleted && item.body.night === night?.night && !item.body.rescue)
    .map((item) => item.body);
  const touched = guided.filter((body) => body.outcome !== undefined || (body.steps?.length ?? 0) > 0);
  const planned = touched.find((body) => body.planned && body.arm);
  if (planned) return planned.arm;
  if (night?.assigned && touched.length > 0) return "other";
  return undefined;
}

/** What "as planned" would mean for a night, to offer it as the first choice. */
export function doneChoices(night: NightLog | null): string[] {
  if (!night?.assigned) return [];
  return night.assigned === COMPARISON ? [COMPARISON, "other"] : [night.assigned, COMPARISON, "other"];
}

export type MorningStep = "worst" | "sleep" | "else";

/** Which question is next: the first that has no answer. */
export function nextStep(checkin: CheckinLog | null): MorningStep {
  if (checkin?.urge === undefined) return "worst";
  return checkin.sleep === undefined ? "sleep" : "else";
}

/** The chips of "anything else?": absent is unknown. */
export const HAPPENED = ["caffeine", "alcohol", "exercise", "extra_dose", "medicine_change", "touch_worse"] as const;
export type Happened = (typeof HAPPENED)[number];

/** What finishing the third question says: every chip that was not tapped is a no. */
export function asUsual(checkin: CheckinLog | null): Partial<CheckinLog> {
  return Object.fromEntries(HAPPENED.map((one) => [one, checkin?.[one] ?? false]));
}

export const FUNCTION = ["fatigue", "irritability", "thinking", "mood"] as const;
