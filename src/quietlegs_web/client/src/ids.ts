/** Ids that the phone makes: UUIDs of version 7 (RFC 9562). The twin of `quietlegs.foundation.ids`. */
import { sha256 } from "@noble/hashes/sha2.js";

/** An id for a new record: the time in front, the rest by chance. */
export function newId(now: Date): string {
  // Not crypto.subtle and not randomUUID: a phone that speaks plain http to a server at home has neither.
  return version7(now.getTime(), crypto.getRandomValues(new Uint8Array(10)));
}

/**
 * The id of what exists once for a person and night, a `night` or a `checkin`: its time is noon UTC of the night's
 * date, the rest comes from SHA-256 of `quietlegs/<kind>/<person>/<night>`, so that two phones that never met give the
 * same id.
 */
export function nightId(kind: string, person: string, night: string): string {
  const made = sha256(new TextEncoder().encode(`quietlegs/${kind}/${person}/${night}`));
  return version7(Date.parse(`${night}T12:00:00Z`), made.subarray(0, 10));
}

function version7(milliseconds: number, rest: Uint8Array): string {
  const bytes = new Uint8Array(16);
  for (let place = 5, left = milliseconds; place >= 0; place--, left = Math.floor(left / 256))
    bytes[place] = left % 256;
  bytes.set(rest, 6);
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x70;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
}
