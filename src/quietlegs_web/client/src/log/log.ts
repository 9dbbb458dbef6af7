/** The log on the phone: durable first, sent when that can be done. */
import { type Draw, openEnvelope } from "../envelope";
import type { Bodies, Kept, Kind, Pack } from "../types";
import { Sender } from "./sender";
import { type Failed, Server } from "./server";
import { type Item, type Log, LogError, type Status, type Where } from "./shape";
import { Store } from "./store";
import { listen, Tabs } from "./tabs";

export type { Item, Log, Status, Where } from "./shape";
export { LogError } from "./shape";
export { stamp } from "./stamp";

/** Open the log on this phone and begin to send and fetch. */
export async function openLog(options: { fetch?: typeof fetch; now?: () => Date } = {}): Promise<Log> {
  const log = new PhoneLog(options.fetch ?? ((...asked) => fetch(...asked)), options.now ?? (() => new Date()));
  await log.start();
  return log;
}

class PhoneLog implements Log {
  private readonly store: Store;
  private readonly server: Server;
  private readonly sender: Sender;
  private readonly tabs: Tabs;
  private deaf: () => void = () => undefined;
  private askedToStay = false;

  constructor(fetch: typeof globalThis.fetch, now: () => Date) {
    this.store = new Store(now);
    this.server = new Server(fetch);
    this.sender = new Sender(this.store, this.server, () => this.announce());
    this.tabs = new Tabs(() => void this.refresh());
  }

  async start(): Promise<void> {
    await this.store.forgiveRefusals();
    await this.sender.count();
    this.deaf = listen(() => void this.sender.wake());
    void this.sender.sync();
  }

  async put<K extends Kind>(kind: K, body: Bodies[K], id?: string): Promise<Item<K>> {
    const item = await this.store.put(kind, body, id);
    await this.written();
    return item;
  }

  async patch<K extends Kind>(kind: K, id: string, changes: Partial<Bodies[K]>): Promise<Item<K>> {
    const item = await this.store.patch(kind, id, changes);
    await this.written();
    return item;
  }

  async remove(kind: Kind, id: string): Promise<void> {
    await this.store.remove(kind, id);
    await this.written();
  }

  get<K extends Kind>(kind: K, id: string): Promise<Item<K> | null> {
    return this.store.get(kind, id);
  }

  list<K extends Kind>(kind: K, where?: Where): Promise<Item<K>[]> {
    return this.store.list(kind, where);
  }

  night(date: string): Promise<Item<"night"> | null> {
    return this.store.ofNight("night", date);
  }

  checkin(date: string): Promise<Item<"checkin"> | null> {
    return this.store.ofNight("checkin", date);
  }

  async pack(): Promise<Pack | null> {
    return (await this.store.pack())?.pack ?? null;
  }

  async reveal(date: string): Promise<Draw | null> {
    const night = await this.night(date);
    const { assigned, probability, urge_before, status, free, quiet } = night?.deleted ? {} : (night?.body ?? {});
    // What was shown once stays, whatever the pack says today.
    if (assigned !== undefined && probability !== undefined) return { assigned, probability };
    if (urge_before === undefined && status !== "rated") throw new LogError("sealed", "Rate this night first.");
    if (free || quiet) throw new LogError("sealed", "Nothing is drawn for a free or a quiet night.");
    const trial = (await this.pack())?.trial;
    const envelope = trial?.paused ? undefined : trial?.envelopes.find((one) => one.night === date);
    return trial && envelope ? openEnvelope(envelope.sealed, trial.key) : null;
  }

  unsent(): Promise<number> {
    return this.store.unsent();
  }

  status(): Status {
    return this.sender.status();
  }

  sync(): Promise<void> {
    return this.sender.sync();
  }

  async history<K extends Kind>(kind: K, id: string): Promise<Kept<K>[]> {
    const answer = await this.server.history(kind, id);
    if (!answer.ok) throw trouble(answer);
    return answer.value.revisions as Kept<K>[];
  }

  async keep(kind: Kind, id: string, revision: number): Promise<void> {
    if ((await this.get(kind, id))?.state === "phone") await this.sync();
    const item = await this.get(kind, id);
    if (item?.state === "phone") throw new LogError("offline", "This record has something unsent: send it first.");
    const answer = await this.server.keep(kind, id, revision);
    if (!answer.ok) throw trouble(answer);
    await this.store.chosen(answer.value);
    await this.written();
  }

  subscribe(listener: () => void): () => void {
    return this.tabs.subscribe(listener);
  }

  async clear(evenUnsent = false): Promise<void> {
    await this.store.clear(evenUnsent);
    await this.refresh();
    this.tabs.tellOthers();
  }

  close(): void {
    this.deaf();
    this.sender.close();
    this.tabs.close();
    this.store.disk.end();
  }

  /** After a write that is on the disk: nothing here may make it look as if it were not. */
  private async written(): Promise<void> {
    this.askToStay();
    await this.sender.count().catch(() => undefined);
    this.announce();
    void this.sender.sync();
  }

  private async refresh(): Promise<void> {
    await this.sender.count().catch(() => undefined);
    this.tabs.tell();
  }

  private announce(): void {
    this.tabs.tell();
    this.tabs.tellOthers();
  }

  /** Ask the browser, once, not to clear this log away when the phone is full. */
  private askToStay(): void {
    if (this.askedToStay) return;
    this.askedToStay = true;
    globalThis.navigator?.storage?.persist?.().catch(() => undefined);
  }
}

function trouble(failed: Failed): LogError {
  if (failed.why === "signed_out") return new LogError("signed_out", failed.sentence);
  if (failed.why === "refused" || failed.why === "gone") return new LogError("refused", failed.sentence);
  return new LogError("offline", failed.sentence);
}
