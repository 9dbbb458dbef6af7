/** What the log on the phone gives to the screens. */
import type { Draw } from "../envelope";
import type { Bodies, Kept, Kind, Pack } from "../types";

/** One record as the phone has it. */
export interface Item<K extends Kind = Kind> {
  kind: K;
  id: string;
  body: Bodies[K];
  /** Last known revision of the server; 0: the server never had it. */
  revision: number;
  /** `phone`: something of it is not sent yet; `saved`: the server has it. */
  state: "phone" | "saved";
  /** Revisions between which the person has not chosen yet; empty: nothing to choose. */
  conflict: number[];
  deleted: boolean;
  /** When it last changed on this phone, ISO. */
  changed: string;
  /** The server's sentence, where it did not take this record as it is. The record stays on the phone. */
  refused?: string;
}

/**
 * `offline`: the server cannot be reached. `waiting`: something is unsent and will be tried again. `signed_out`: the
 * server wants a sign-in first (also where somebody else is signed in); what is unsent stays here.
 */
export type Status = "offline" | "sending" | "saved" | "waiting" | "signed_out";

/** Which items: of one night, or of nights from and to (both included). */
export interface Where {
  night?: string;
  from?: string;
  to?: string;
}

/** The diary on this phone. What resolved is on the phone's disk; what rejected was not kept. */
export interface Log {
  /**
   * Keep a record, then send it when that can be done. With an id it takes that record's place. A `night` or `checkin`
   * without an id goes to the one of its night: fields that are there already and not in `body` stay.
   */
  put<K extends Kind>(kind: K, body: Bodies[K], id?: string): Promise<Item<K>>;
  /** Change some fields; a field that is given as undefined is taken away, so that it is unknown again. */
  patch<K extends Kind>(kind: K, id: string, changes: Partial<Bodies[K]>): Promise<Item<K>>;
  remove(kind: Kind, id: string): Promise<void>;
  /** One record, a deleted one too (`deleted` says so). */
  get<K extends Kind>(kind: K, id: string): Promise<Item<K> | null>;
  /** What is not deleted, ordered by `at`. */
  list<K extends Kind>(kind: K, where?: Where): Promise<Item<K>[]>;
  night(date: string): Promise<Item<"night"> | null>;
  checkin(date: string): Promise<Item<"checkin"> | null>;
  pack(): Promise<Pack | null>;
  /**
   * What is drawn for a night; writes nothing. Null: no envelope. Throws a LogError `sealed` before that night's
   * rating, and where the night was said to be free or quiet before its draw was shown.
   */
  reveal(date: string): Promise<Draw | null>;
  /** How many records have something that the server does not have yet. */
  unsent(): Promise<number>;
  status(): Status;
  /** Send what is unsent and fetch what is new; resolves when that was tried, whatever came of it. */
  sync(): Promise<void>;
  /** Every revision, from the server. Throws a LogError where it cannot be reached. */
  history<K extends Kind>(kind: K, id: string): Promise<Kept<K>[]>;
  /** Choose between the revisions of a conflict. Throws a LogError where the server cannot be reached. */
  keep(kind: Kind, id: string, revision: number): Promise<void>;
  /** Be told whenever an item, the pack or the status may have changed, in this tab or another. */
  subscribe(listener: () => void): () => void;
  /** Take everything off this phone. Throws a LogError `unsent` with its count, unless told to do it even so. */
  clear(evenUnsent?: boolean): Promise<void>;
  /** Let go of the disk and of every listener; for tests and the end of a page. */
  close(): void;
}

export type Trouble = "unsent" | "sealed" | "unknown" | "offline" | "signed_out" | "refused";

/** Why the log did not do what it was asked; nothing was changed. */
export class LogError extends Error {
  override name = "LogError";

  constructor(
    readonly code: Trouble,
    message: string,
    readonly count = 0,
  ) {
    super(message);
  }
}
