/** The phone's disk: one IndexedDB database with the records and what belongs to them. */
import { type DBSchema, type IDBPDatabase, type IDBPTransaction, openDB } from "idb";
import type { Bodies, Kind } from "../types";

/** What was sent, or is about to be, and has no answer yet. It is repeated word for word until there is one. */
export interface Flight {
  kind: Kind;
  id: string;
  edit: number;
  base: number;
  deleted: boolean;
  body: Bodies[Kind];
}

/** One record at rest. */
export interface Row {
  kind: Kind;
  id: string;
  /** The record's night; empty where its kind has none. */
  night: string;
  body: Bodies[Kind];
  deleted: boolean;
  changed: string;
  /** The number of the last edit, never given twice on this phone; `sent` is the last one that was acknowledged. */
  edit: number;
  sent: number;
  /** The place in the order of sending; absent: nothing to send. */
  queued?: number;
  /** The server's revision that the next edit is made on, and the place in its feed. */
  revision: number;
  seq: number;
  conflict: number[];
  flight?: Flight;
  refused?: { edit: number; sentence: string };
  /** Made before this phone knew whose log it is: it gets its id, and is sent, when it does. */
  provisional?: boolean;
}

interface Schema extends DBSchema {
  records: { key: [string, string]; value: Row; indexes: { queued: number; kind_night: [string, string] } };
  /** person, pack, since, order, epoch, and `alias/<kind>/<id>`. */
  meta: { key: string; value: unknown };
}

type Stores = ["records", "meta"];
export type Reading = IDBPTransaction<Schema, Stores, "readonly">;
export type Writing = IDBPTransaction<Schema, Stores, "readwrite">;

const NAME = "quietlegs";
const STORES: Stores = ["records", "meta"];
/** A browser may close the database under us (a phone that slept); the transaction then did not happen. */
const LOST_CONNECTION = new Set(["InvalidStateError", "AbortError", "UnknownError"]);

export class Disk {
  private open: Promise<IDBPDatabase<Schema>> | undefined;
  private shut = false;

  /** Do something that only reads. */
  read<T>(work: (tx: Reading) => Promise<T>): Promise<T> {
    return this.again(async (db) => {
      const tx = db.transaction(STORES, "readonly");
      const [result] = await Promise.all([work(tx), tx.done]);
      return result;
    });
  }

  /** Do something as one whole; when this resolves it is on the disk, not only on its way there. */
  write<T>(work: (tx: Writing) => Promise<T>): Promise<T> {
    return this.again(async (db) => {
      const tx = db.transaction(STORES, "readwrite", { durability: "strict" });
      const done = tx.done;
      done.catch(() => undefined);
      try {
        const result = await work(tx);
        await done;
        return result;
      } catch (error) {
        abort(tx);
        throw error;
      }
    });
  }

  /** Close for good: whatever still runs comes to nothing. */
  end(): void {
    this.shut = true;
    this.close();
  }

  private close(): void {
    this.open?.then((db) => db.close()).catch(() => undefined);
    this.open = undefined;
  }

  private async again<T>(work: (db: IDBPDatabase<Schema>) => Promise<T>): Promise<T> {
    try {
      return await work(await this.connection());
    } catch (error) {
      if (!(error instanceof DOMException) || !LOST_CONNECTION.has(error.name)) throw error;
      this.close();
      return work(await this.connection());
    }
  }

  private connection(): Promise<IDBPDatabase<Schema>> {
    if (this.shut) return Promise.reject(new Error("This log was closed."));
    this.open ??= openDB<Schema>(NAME, 1, {
      upgrade(db) {
        const records = db.createObjectStore("records", { keyPath: ["kind", "id"] });
        records.createIndex("queued", "queued");
        records.createIndex("kind_night", ["kind", "night"]);
        db.createObjectStore("meta");
      },
      blocking: () => this.close(),
      terminated: () => {
        this.open = undefined;
      },
    }).catch((error: unknown) => {
      this.open = undefined;
      throw error;
    });
    return this.open;
  }
}

function abort(tx: Writing): void {
  try {
    tx.abort();
  } catch {
    // It was over already.
  }
}
