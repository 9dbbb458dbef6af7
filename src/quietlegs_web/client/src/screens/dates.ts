/** Nights as dates YYYY-MM-DD: arithmetic that needs no zone, and how a date and a time are said. */

import { addDays } from "../nights";
import type { Logged } from "../types";

const DAY = 86_400_000;

const asUtc = (date: string): number => Date.parse(`${date}T00:00:00Z`);

/** How many days `later` lies after `earlier`. */
export function daysBetween(earlier: string, later: string): number {
  return Math.round((asUtc(later) - asUtc(earlier)) / DAY);
}

/** The Monday of the week of a night. */
export function mondayOf(date: string): string {
  const weekday = new Date(asUtc(date)).getUTCDay();
  return addDays(date, -((weekday + 6) % 7));
}

/** The local calendar date of a moment. */
export function localDate(moment: Pick<Logged, "at" | "offset">): string {
  return new Date(Date.parse(moment.at) + moment.offset * 60_000).toISOString().slice(0, 10);
}

/** The local time of a moment, HH:MM. */
export function localTime(moment: Pick<Logged, "at" | "offset">): string {
  return new Date(Date.parse(moment.at) + moment.offset * 60_000).toISOString().slice(11, 16);
}

/** "Tuesday 24 November": a night is named by the evening it began. */
export function sayNight(date: string, locale = "en"): string {
  const shape: Intl.DateTimeFormatOptions = { weekday: "long", day: "numeric", month: "long", timeZone: "UTC" };
  return new Intl.DateTimeFormat(locale === "en" ? "en-GB" : locale, shape).format(asUtc(date));
}

/** Seconds as M:SS. */
export function clock(seconds: number): string {
  const whole = Math.max(0, Math.ceil(seconds));
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, "0")}`;
}
