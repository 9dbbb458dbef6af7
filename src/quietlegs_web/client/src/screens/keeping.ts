/** The running session as this browser keeps it, so that a killed page finds it again. */

import type { Player } from "./player";

const KEY = "ql.session";

export function keepPlayer(player: Player): void {
  try {
    localStorage.setItem(KEY, JSON.stringify(player));
  } catch {
    // A full or forbidden storage must not end a session; its record is in the log.
  }
}

/** The kept session, as long as it is not over. */
export function keptPlayer(): Player | null {
  try {
    const kept = JSON.parse(localStorage.getItem(KEY) ?? "null") as Player | null;
    return kept?.version === 1 && kept.phase !== "over" ? kept : null;
  } catch {
    return null;
  }
}

export function forgetPlayer(): void {
  localStorage.removeItem(KEY);
}
