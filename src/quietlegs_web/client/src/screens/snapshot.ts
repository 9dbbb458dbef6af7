import { useEffect, useState } from "preact/hooks";
import type { Item, Log, Status } from "../log/log";
import type { Pack } from "../types";

/** All that the screens read, taken at once from the phone's own storage. */
export interface Snapshot {
  pack: Pack | null;
  nights: Item<"night">[];
  checkins: Item<"checkin">[];
  sessions: Item<"session">[];
  entries: Item<"entry">[];
  harms: Item<"harm">[];
  unsent: number;
  status: Status;
}

export async function takeSnapshot(log: Log): Promise<Snapshot> {
  const [pack, nights, checkins, sessions, entries, harms, unsent] = await Promise.all([
    log.pack(),
    log.list("night"),
    log.list("checkin"),
    log.list("session"),
    log.list("entry"),
    log.list("harm"),
    log.unsent(),
  ]);
  return { pack, nights, checkins, sessions, entries, harms, unsent, status: log.status() };
}

/** The snapshot, taken anew whenever the log says that something changed; null until the first is there. */
export function useSnapshot(log: Log): Snapshot | null {
  const [snapshot, set] = useState<Snapshot | null>(null);
  useEffect(() => follow(log, set), [log]);
  return snapshot;
}

/** One reading at a time; changes during a reading ask for one more. */
function follow(log: Log, set: (snapshot: Snapshot) => void): () => void {
  let over = false;
  let reading = false;
  let again = false;
  const read = async () => {
    if (reading) {
      again = true;
      return;
    }
    reading = true;
    try {
      do {
        again = false;
        const taken = await takeSnapshot(log);
        if (!over) set(taken);
      } while (again && !over);
    } finally {
      reading = false;
    }
  };
  const leave = log.subscribe(() => void read());
  void read();
  return () => {
    over = true;
    leave();
  };
}
