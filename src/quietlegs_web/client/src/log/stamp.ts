/** When and where a record is made. */
import { NOON, nightOf, offsetMinutes, phoneZone } from "../nights";
import type { Logged, Pack } from "../types";

/** What every record carries, for an instant, by this phone's clock and zone and the person's own boundary. */
export function stamp(now: Date, settings: Pack["settings"] | null, zone = phoneZone(settings?.zone)): Logged {
  const night = nightOf(now, zone, settings?.boundary ?? NOON);
  return { at: now.toISOString(), offset: offsetMinutes(now, zone), zone, night };
}
