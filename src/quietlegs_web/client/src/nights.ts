/**
 * A night belongs to the date on which its evening began: noon to noon by the clock where the person is. The twin of
 * `quietlegs.foundation.nights`; the cases in tests/spec/nights hold for both.
 *
 * The boundary is a wall-clock time; a night is the stretch between two boundary *instants*, so that where the clocks
 * change it lasts 23 or 25 hours and two instants in order never fall into nights out of order.
 */

export const NOON = "12:00";
const HOUR = 3_600_000;
const LATE_AFTER = 36 * HOUR;
const CLOCK = /^([01]\d|2[0-3]):([0-5]\d)$/;

const clocks = new Map<string, Intl.DateTimeFormat>();

/** The zone of this phone's clock now; where the phone cannot name it, the one it is told. */
export function phoneZone(otherwise = "UTC"): string {
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  return [zone, otherwise].find(isZone) ?? "UTC";
}

/** Whether a name is a zone that phone and server both know. */
export function isZone(name: string | undefined): name is string {
  if (!name || !/^[A-Za-z][A-Za-z0-9_+-]*(\/[A-Za-z0-9_+-]+){0,2}$/.test(name)) return false;
  try {
    return name !== "Etc/Unknown" && clockIn(name) !== undefined;
  } catch {
    return false;
  }
}

/** Name the night (YYYY-MM-DD) that an instant belongs to, by the clock in a zone and a boundary such as `12:00`. */
export function nightOf(instant: Date, zone: string, boundary: string = NOON): string {
  let night = dateIn(zone, instant.getTime());
  while (instant.getTime() < nightBegins(night, zone, boundary).getTime()) night = addDays(night, -1);
  return night;
}

/** The instant at which a night begins. */
export function nightBegins(night: string, zone: string, boundary: string = NOON): Date {
  const clock = CLOCK.exec(boundary) ?? CLOCK.exec(NOON);
  const wall = Date.parse(`${night}T00:00:00Z`) + Number(clock?.[1]) * HOUR + Number(clock?.[2]) * 60_000;
  return new Date(instantOf(wall, zone));
}

/** The instants between which a night lies; the second belongs to the next night. */
export function nightBounds(night: string, zone: string, boundary: string = NOON): [Date, Date] {
  return [nightBegins(night, zone, boundary), nightBegins(addDays(night, 1), zone, boundary)];
}

/** Whether a rating was given more than 36 hours after its evening began. */
export function ratedLate(night: string, ratedAt: Date, zone: string, boundary: string = NOON): boolean {
  return ratedAt.getTime() - nightBegins(night, zone, boundary).getTime() > LATE_AFTER;
}

/** The date so many days later or (negative) earlier. */
export function addDays(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * 24 * HOUR).toISOString().slice(0, 10);
}

/** How many minutes the clock in a zone stands east of UTC at an instant. */
export function offsetMinutes(instant: Date, zone: string): number {
  return Math.round(offset(instant.getTime(), zone) / 60_000);
}

/** The instant at which the wall clock shows a time (given as if it were UTC): the first of two, past a gap. */
function instantOf(wall: number, zone: string): number {
  const before = offset(wall - 15 * HOUR, zone);
  const after = offset(wall + 13 * HOUR, zone);
  if (offset(wall - before, zone) !== before && offset(wall - after, zone) === after) return wall - after;
  return wall - before;
}

function offset(instant: number, zone: string): number {
  const seconds = Math.floor(instant / 1000) * 1000;
  return wallIn(zone, seconds) - seconds;
}

function dateIn(zone: string, instant: number): string {
  return new Date(wallIn(zone, instant)).toISOString().slice(0, 10);
}

/** What the clock on the wall shows, as if it were UTC, in whole seconds. */
function wallIn(zone: string, instant: number): number {
  const shown: Record<string, number> = {};
  for (const { type, value } of clockIn(zone).formatToParts(instant)) shown[type] = Number(value);
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = shown;
  return Date.UTC(year, month - 1, day, hour, minute, second);
}

function clockIn(zone: string): Intl.DateTimeFormat {
  let clock = clocks.get(zone);
  if (!clock) {
    clock = new Intl.DateTimeFormat("en-US", {
      timeZone: zone,
      calendar: "gregory",
      numberingSystem: "latn",
      hourCycle: "h23",
      year: "numeric",
      month: "numeric",
      day: "numeric",
      hour: "numeric",
      minute: "numeric",
      second: "numeric",
    });
    clocks.set(zone, clock);
  }
  return clock;
}
