import { createContext } from "preact";
import { useContext } from "preact/hooks";
import { type Log, stamp } from "../log/log";
import type { Logged } from "../types";
import type { Snapshot } from "./snapshot";

/** What every screen gets: the log, what is known, the clock, and where the person is in the app. */
export interface App {
  log: Log;
  known: Snapshot;
  /** This moment as records carry it. */
  stamp: () => Logged;
  go: (path: string) => void;
  /** Said to screen readers. */
  announce: (text: string) => void;
}

export const AppContext = createContext<App | null>(null);

export function useApp(): App {
  const app = useContext(AppContext);
  if (!app) throw new Error("A screen needs the app around it.");
  return app;
}

export const stampWith = (known: Snapshot, now = new Date()): Logged => stamp(now, known.pack?.settings ?? null);
