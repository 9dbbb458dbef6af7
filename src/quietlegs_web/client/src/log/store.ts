/** What the log does on the phone's disk, each as one transaction. */
import { newId, nightId } from "../ids";
import type { Bodies, Changes, Kept, Kind, Pack } from "../types";
import { Disk, type Flight, type Reading, type Row, type Writing } from "./disk";
import { answered, blank, chosen, edited, fed, itemOf, momentOf, nextFlight, refused } from "./rows";
import { type Item, LogError, type Where } from "./shape";

/** Kinds that exist once for a person and night. */
const ONCE_A_NIGHT = new Set<Kind>(["night", "checkin"]);
const LAST = "\uffff";

/** Whether a pack is this phone's own now, or somebody else's while their predecessor has something unsent. */
export type Adoption = "mine" | "stranger";

export class Store {
  readonly disk = new Disk();

  constructor(private readonly now: () => Date) {}

  put<K extends Kind>(kind: K, given: Bodies[K], wanted?: string): Promise<Item<K>> {
    return this.disk.write(async (tx) => {
      const { id, provisional } = await this.idFor(tx, kind, given, wanted);
      const there = await rowOf(tx, kind, id);
      const row = there ?? { ...blank(kind, id, this.iso()), ...(provisional ? { provisional } : {}) };
      const joins = ONCE_A_NIGHT.has(kind) && !wanted && !row.deleted;
      return itemOf<K>(await this.edit(tx, row, { body: plain(joins ? { ...row.body, ...given } : given) }));
    });
  }

  patch<K extends Kind>(kind: K, wanted: string, changes: Partial<Bodies[K]>): Promise<Item<K>> {
    return this.disk.write(async (tx) => {
      const row = await rowOf(tx, kind, await resolve(tx, kind, wanted));
      if (!row || row.deleted) throw new LogError("unknown", `There is no ${kind} ${wanted} on this phone.`);
      return itemOf<K>(await this.edit(tx, row, { body: plain({ ...row.body, ...changes }) }));
    });
  }

  remove(kind: Kind, wanted: string): Promise<void> {
    return this.disk.write(async (tx) => {
      const row = await rowOf(tx, kind, await resolve(tx, kind, wanted));
      if (!row || row.deleted) return;
      const serverNeverSawIt = row.revision === 0 && !row.flight;
      if (!serverNeverSawIt) return void (await this.edit(tx, row, { deleted: true }));
      await tx.objectStore("records").delete([kind, row.id]);
      // Another device's version of this night was passed over in the feed while ours stood here: it may come now.
      if (ONCE_A_NIGHT.has(kind)) await tx.objectStore("meta").put(0, "since");
    });
  }

  get<K extends Kind>(kind: K, wanted: string): Promise<Item<K> | null> {
    return this.disk.read(async (tx) => {
      const row = await rowOf(tx, kind, await resolve(tx, kind, wanted));
      return row ? itemOf<K>(row) : null;
    });
  }

  ofNight<K extends "night" | "checkin">(kind: K, date: string): Promise<Item<K> | null> {
    return this.disk.read(async (tx) => {
      const row = await rowOf(tx, kind, nightId(kind, await personOf(tx), date));
      return row ? itemOf<K>(row) : null;
    });
  }

  list<K extends Kind>(kind: K, where: Where = {}): Promise<Item<K>[]> {
    return this.disk.read(async (tx) => {
      const first = where.night ?? where.from ?? "";
      const last = where.night ?? where.to ?? LAST;
      if (first > last) return [];
      const nights = IDBKeyRange.bound([kind, first], [kind, last]);
      const rows = await tx.objectStore("records").index("kind_night").getAll(nights);
      const shown = rows.filter((row) => !row.deleted);
      return shown.sort((a, b) => momentOf(a) - momentOf(b)).map((row) => itemOf<K>(row));
    });
  }

  unsent(): Promise<number> {
    return this.disk.read((tx) => tx.objectStore("records").index("queued").count());
  }

  /** Take out the oldest record with something to send, and note down that it is on its way. */
  takeFlight(passedOver: (key: string) => boolean): Promise<Flight | null> {
    return this.disk.write(async (tx) => {
      let cursor = await tx.objectStore("records").index("queued").openCursor();
      for (; cursor; cursor = await cursor.continue()) {
        const row = cursor.value;
        const flight = passedOver(keyOf(row)) ? null : nextFlight(row);
        if (!flight) continue;
        if (!row.flight) await tx.objectStore("records").put({ ...row, flight });
        return flight;
      }
      return null;
    });
  }

  answered(flight: Flight, kept: Kept, created: boolean): Promise<void> {
    return this.disk.write(async (tx) => {
      const row = await rowOf(tx, flight.kind, flight.id);
      if (!row) return;
      await tx.objectStore("records").put(answered(row, flight, kept));
      // A record just made comes after all others in the feed. If not, this is another server's feed: read it anew.
      if (created && kept.seq <= (await sinceOf(tx))) await fromTheStart(tx);
    });
  }

  refused(flight: Flight, sentence: string): Promise<void> {
    return this.disk.write(async (tx) => {
      const row = await rowOf(tx, flight.kind, flight.id);
      if (row) await tx.objectStore("records").put(refused(row, flight, sentence));
    });
  }

  /** The server has no such record: a deletion is done with; a later edit makes it anew. */
  gone(flight: Flight): Promise<void> {
    return this.disk.write(async (tx) => {
      const row = await rowOf(tx, flight.kind, flight.id);
      if (row?.flight?.edit !== flight.edit) return;
      const { flight: _done, ...rest } = row;
      if (row.edit > flight.edit) await tx.objectStore("records").put({ ...rest, sent: flight.edit, revision: 0 });
      else await tx.objectStore("records").delete([row.kind, row.id]);
    });
  }

  /** Try again what was refused: the server may be a newer one. */
  forgiveRefusals(): Promise<void> {
    return this.disk.write(async (tx) => {
      let cursor = await tx.objectStore("records").index("queued").openCursor();
      for (; cursor; cursor = await cursor.continue()) {
        const { refused: before, ...row } = cursor.value;
        if (before) await cursor.update(row);
      }
    });
  }

  chosen(kept: Kept): Promise<void> {
    return this.disk.write(async (tx) => {
      const row = await rowOf(tx, kept.kind, kept.id);
      if (row) await tx.objectStore("records").put(chosen(row, kept));
    });
  }

  /** Where the feed was read up to, and a number that changes when the phone is cleared. */
  place(): Promise<{ since: number; epoch: number }> {
    return this.disk.read(async (tx) => ({ since: await sinceOf(tx), epoch: await epochOf(tx) }));
  }

  /** Take in a page of the feed that was asked for in an epoch and from a place; false: that is no longer so. */
  takeIn(page: Changes, asked: { since: number; epoch: number }): Promise<boolean> {
    return this.disk.write(async (tx) => {
      if ((await epochOf(tx)) !== asked.epoch || (await sinceOf(tx)) !== asked.since) return false;
      for (const kept of page.changes) {
        const row = fed(await rowOf(tx, kept.kind, kept.id), kept, this.iso());
        if (row) await tx.objectStore("records").put(row);
      }
      await tx.objectStore("meta").put(Math.max(page.next, asked.since), "since");
      return true;
    });
  }

  pack(): Promise<{ pack: Pack; tag: string } | null> {
    return this.disk.read(async (tx) => {
      const kept = await tx.objectStore("meta").get("pack");
      return (kept as { pack: Pack; tag: string } | undefined) ?? null;
    });
  }

  /** Keep a pack; the first one says whose log this is. Another person's is taken only when nothing is unsent. */
  adopt(pack: Pack, tag: string): Promise<Adoption> {
    return this.disk.write(async (tx) => {
      const owner = await personOf(tx);
      if (owner && owner !== pack.person.id) {
        if ((await tx.objectStore("records").index("queued").count()) > 0) return "stranger";
        await empty(tx);
      }
      await tx.objectStore("meta").put(pack.person.id, "person");
      await tx.objectStore("meta").put({ pack, tag }, "pack");
      if (!owner) await name(tx, pack.person.id);
      return "mine";
    });
  }

  person(): Promise<string> {
    return this.disk.read((tx) => personOf(tx));
  }

  clear(evenUnsent: boolean): Promise<void> {
    return this.disk.write(async (tx) => {
      const count = await tx.objectStore("records").index("queued").count();
      if (count > 0 && !evenUnsent) throw new LogError("unsent", `${count} not sent yet.`, count);
      await empty(tx);
    });
  }

  private async edit(tx: Writing, row: Row, change: { body?: Bodies[Kind]; deleted?: boolean }): Promise<Row> {
    const order = 1 + (await orderOf(tx));
    const next = edited(row, { deleted: false, ...change, now: this.iso(), order });
    await tx.objectStore("meta").put(order, "order");
    await tx.objectStore("records").put(next);
    return next;
  }

  private async idFor<K extends Kind>(tx: Writing, kind: K, body: Bodies[K], wanted?: string) {
    if (!ONCE_A_NIGHT.has(kind)) return { id: wanted ? wanted.toLowerCase() : newId(this.now()), provisional: false };
    const person = await personOf(tx);
    return { id: nightId(kind, person, (body as Bodies["night"]).night), provisional: person === "" };
  }

  private iso(): string {
    return this.now().toISOString();
  }
}

type Either = Reading | Writing;

async function rowOf(tx: Either, kind: Kind, id: string): Promise<Row | undefined> {
  return tx.objectStore("records").get([kind, id]);
}

/** The id that a record has now: one made before this phone knew its person has got another since. */
async function resolve(tx: Either, kind: Kind, id: string): Promise<string> {
  return String((await tx.objectStore("meta").get(`alias/${kind}/${id}`)) ?? id.toLowerCase());
}

async function personOf(tx: Either): Promise<string> {
  return String((await tx.objectStore("meta").get("person")) ?? "");
}

async function sinceOf(tx: Either): Promise<number> {
  return Number((await tx.objectStore("meta").get("since")) ?? 0);
}

async function epochOf(tx: Either): Promise<number> {
  return Number((await tx.objectStore("meta").get("epoch")) ?? 0);
}

async function orderOf(tx: Either): Promise<number> {
  return Number((await tx.objectStore("meta").get("order")) ?? 0);
}

async function empty(tx: Writing): Promise<void> {
  const [epoch, order] = [await epochOf(tx), await orderOf(tx)];
  await tx.objectStore("records").clear();
  await tx.objectStore("meta").clear();
  await tx.objectStore("meta").put(epoch + 1, "epoch");
  // An answer still on its way from before must not pass for the answer to an edit made after.
  await tx.objectStore("meta").put(order, "order");
}

async function fromTheStart(tx: Writing): Promise<void> {
  await tx.objectStore("meta").put(0, "since");
  let cursor = await tx.objectStore("records").openCursor();
  for (; cursor; cursor = await cursor.continue()) await cursor.update({ ...cursor.value, seq: 0 });
}

/** Give the nights that were written before the person was known the ids that every other phone gives them. */
async function name(tx: Writing, person: string): Promise<void> {
  const records = tx.objectStore("records");
  for (const row of await records.index("queued").getAll()) {
    if (!row.provisional) continue;
    const { provisional: _known, ...rest } = row;
    const id = nightId(row.kind, person, row.night);
    const there = await records.get([row.kind, id]);
    // If another device wrote that night, ours is made on nothing that it knew: the server shall see the conflict.
    await records.put({ ...rest, id, sent: there?.sent ?? 0, seq: there?.seq ?? 0 });
    await records.delete([row.kind, row.id]);
    await tx.objectStore("meta").put(id, `alias/${row.kind}/${row.id}`);
  }
}

function keyOf(row: { kind: Kind; id: string }): string {
  return `${row.kind}/${row.id}`;
}

/** A body as it travels: what is undefined is absent. */
function plain<K extends Kind>(body: Bodies[K]): Bodies[K] {
  return JSON.parse(JSON.stringify(body)) as Bodies[K];
}
