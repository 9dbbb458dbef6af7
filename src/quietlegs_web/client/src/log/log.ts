/** The log on the phone: the interface. */
import type { Bodies, Kept, Kind, Logged, Pack } from "../types";

/** One record as the phone has it. */
export interface Item<K extends Kind = Kind> {
  kind: K;
  id: string;
  body: Bodies[K];
  /** Last known revision of the server; 0: the server never had it. */
  revision: number;
  /** `phone`: something of it is not sent yet; `saved`: the server has it. */
  state: "phone" | "saved";
  /** Other revisions that the person has not chosen between yet. */
  conflict: number[];
  deleted: boolean;
  /** When it last changed on this phone, ISO. */
  changed: string;
  /** The server's sentence, where it did not take this record as it is. It stays on the phone. */
  refused?: string;
}

export type Status = "offline" | "sending" | "saved" | "waiting" | "signed_out";

export interface Where {
  night?: string;
  from?: string;
  to?: string;
}

/** The diary on this phone. Whatever resolves here is on the disk of the phone. */
export interface Log {
  put<K extends Kind>(kind: K, body: Bodies[K], id?: string): Promise<Item<K>>;
  patch<K extends Kind>(kind: K, id: string, changes: Partial<Bodies[K]>): Promise<Item<K>>;
  remove(kind: Kind, id: string): Promise<void>;
  get<K extends Kind>(kind: K, id: string): Promise<Item<K> | null>;
  list<K extends Kind>(kind: K, where?: Where): Promise<Item<K>[]>;
  night(date: string): Promise<Item<"night"> | null>;
  checkin(date: string): Promise<Item<"checkin"> | null>;
  pack(): Promise<Pack | null>;
  reveal(date: string): Promise<{ assigned: string; probability: number } | null>;
  unsent(): Promise<number>;
  status(): Status;
  sync(): Promise<void>;
  history<K extends Kind>(kind: K, id: string): Promise<Kept<K>[]>;
  keep(kind: Kind, id: string, revision: number): Promise<void>;
  subscribe(listener: () => void): () => void;
  clear(evenUnsent?: boolean): Promise<void>;
  close(): void;
}
