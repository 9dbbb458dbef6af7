import "fake-indexeddb/auto";
import { IDBFactory } from "fake-indexeddb";
import { afterEach, beforeEach, expect, test } from "vitest";
import { envelopes } from "../envelope_vectors.json";
import { nightId } from "../ids";
import type { EntryLog, NightLog, PackTrial } from "../types";
import { FakeServer, lossy, PERSON, packOf } from "./fake_server";
import { type Log, LogError, openLog } from "./log";

const NIGHT = "2026-11-24";
const WHEN = { at: "2026-11-24T21:00:00.000Z", offset: 60, zone: "Europe/Berlin", night: NIGHT };
const NIGHT_ID = nightId("night", PERSON, NIGHT);

let server: FakeServer;
let open: Log[];

beforeEach(() => {
  globalThis.indexedDB = new IDBFactory();
  server = new FakeServer();
  open = [];
});

afterEach(() => {
  for (const log of open) log.close();
});

async function start(to = server): Promise<Log> {
  const log = await openLog({ fetch: to.fetch });
  open.push(log);
  return log;
}

const entry = (urge: number, more: Partial<EntryLog> = {}): EntryLog => ({ ...WHEN, moment: "log", urge, ...more });
const rated = (urge_before: number): NightLog => ({ ...WHEN, mode: "before", urge_before });
const offline = () => "lost" as const;
const online = () => "fine" as const;

/** Another phone, with a disk of its own. */
async function otherPhone<T>(work: (log: Log) => Promise<T>): Promise<T> {
  const mine = globalThis.indexedDB;
  globalThis.indexedDB = new IDBFactory();
  const log = await start();
  const result = await work(log);
  log.close();
  globalThis.indexedDB = mine;
  return result;
}

async function everythingSent(log: Log): Promise<void> {
  for (let round = 0; round < 400 && (await log.unsent()) > 0; round++) await log.sync();
}

test("an entry is on the phone at once and saved when the server has it", async () => {
  server.weather = offline;
  const log = await start();
  const item = await log.put("entry", entry(6));
  expect([item.state, item.revision]).toEqual(["phone", 0]);
  expect(await log.unsent()).toBe(1);
  await log.sync();
  expect(log.status()).toBe("offline");
  server.weather = online;
  await log.sync();
  expect(await log.get("entry", item.id)).toMatchObject({ state: "saved", revision: 1, body: entry(6) });
  expect([await log.unsent(), log.status()]).toEqual([0, "saved"]);
});

test.each([1, 2, 3, 4])(
  "50 entries over a connection that loses 30 % and repeats 10 %: exactly 50 (%i)",
  async (seed) => {
    server.weather = lossy(seed, { lost: 0.3, twice: 0.1 });
    const log = await start();
    const written = new Map<string, EntryLog>();
    for (let number = 0; number < 50; number++) {
      const body = entry(number % 11, { note: `Entry ${number}: naïve “quotes” and 🌙`, relieved_by: ["walking"] });
      written.set((await log.put("entry", body)).id, body);
    }
    await everythingSent(log);
    expect(server.revisions).toHaveLength(50);
    expect(server.current("entry")).toHaveLength(50);
    for (const kept of server.current("entry")) expect(kept.body).toEqual(written.get(kept.id));
    expect((await log.list("entry")).every((item) => item.state === "saved" && item.revision === 1)).toBe(true);
  },
);

test.each([1, 2, 3])(
  "edits over such a connection arrive in order, without a conflict and without a double (%i)",
  async (seed) => {
    server.weather = lossy(seed, { lost: 0.3, twice: 0.1 });
    const log = await start();
    const { id } = await log.put("entry", entry(0));
    for (let urge = 1; urge <= 10; urge++) {
      await log.patch("entry", id, { urge });
      if (urge % 3 === 0) await log.sync();
    }
    await everythingSent(log);
    const urges = server.of(id).map((one) => (one.body as EntryLog).urge ?? -1);
    expect(urges.at(-1)).toBe(10);
    expect(urges).toEqual([...new Set(urges)].sort((a, b) => a - b));
    expect(server.of(id).every((one) => one.conflict.length === 0)).toBe(true);
    expect(await log.get("entry", id)).toMatchObject({ state: "saved", conflict: [], body: { urge: 10 } });
  },
);

test("an edit made while the record is on its way becomes the next revision", async () => {
  const log = await start();
  await log.sync();
  let times = 0;
  server.beforeAnswer = async (asked) => {
    if (asked.method === "PUT" && times++ === 0) await log.patch("entry", asked.path.slice(6), { urge: 8 });
  };
  const { id } = await log.put("entry", entry(3));
  await everythingSent(log);
  expect(server.of(id).map((one) => [(one.body as EntryLog).urge, one.conflict])).toEqual([
    [3, []],
    [8, []],
  ]);
  expect(await log.get("entry", id)).toMatchObject({ state: "saved", revision: 2, body: { urge: 8 } });
});

test("an edit after a lost answer repeats the lost request first, word for word", async () => {
  const log = await start();
  await log.sync();
  server.weather = (asked) => (asked.method === "PUT" ? "answer_lost" : "fine");
  const { id } = await log.put("entry", entry(3));
  await log.sync();
  await log.patch("entry", id, { urge: 8 });
  server.weather = online;
  await everythingSent(log);
  const puts = server.seen.filter((one) => one.method === "PUT").map((one) => [one.base, (one.body as EntryLog).urge]);
  expect(puts.at(-2)).toEqual([0, 3]);
  expect(puts.at(-1)).toEqual([1, 8]);
  expect(server.of(id)).toHaveLength(2);
  expect((await log.get("entry", id))?.conflict).toEqual([]);
});

test("the page is killed between sending and the answer: opened again, nothing is lost and nothing is double", async () => {
  const log = await start();
  await log.sync();
  server.beforeAnswer = (asked) => (asked.method === "PUT" ? new Promise(() => undefined) : undefined);
  const first = await log.put("entry", entry(3));
  const second = await log.put("entry", entry(4, { at: "2026-11-24T21:00:01.000Z" }));
  await log.patch("entry", first.id, { urge: 5 });
  while (server.revisions.length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
  log.close();
  server.beforeAnswer = () => undefined;
  const again = await start();
  expect((await again.list("entry")).map((item) => item.body.urge)).toEqual([5, 4]);
  await everythingSent(again);
  expect(server.of(first.id).map((one) => (one.body as EntryLog).urge)).toEqual([3, 5]);
  expect(server.of(second.id)).toHaveLength(1);
  expect(server.revisions.every((one) => one.conflict.length === 0)).toBe(true);
});

test("two phones write about one night offline: both revisions are kept, the person is told and chooses", async () => {
  const log = await start();
  await log.sync();
  server.weather = offline;
  await log.put("night", rated(7));
  await log.sync();
  server.weather = online;
  await otherPhone(async (other) => {
    await other.sync();
    await other.put("night", rated(2));
    await everythingSent(other);
  });
  await everythingSent(log);
  expect(server.of(NIGHT_ID).map((one) => (one.body as NightLog).urge_before)).toEqual([2, 7]);
  const item = await log.night(NIGHT);
  expect(item).toMatchObject({ state: "saved", revision: 2, conflict: [1, 2], body: { urge_before: 7 } });
  expect((await log.history("night", NIGHT_ID)).map((one) => one.revision)).toEqual([1, 2]);
  await log.keep("night", NIGHT_ID, 1);
  expect(await log.night(NIGHT)).toMatchObject({ revision: 3, conflict: [], body: { urge_before: 2 } });
});

test("what another phone wrote comes in, but never over something unsent", async () => {
  const log = await start();
  const mine = await log.put("entry", entry(3));
  const theirs = await log.put("entry", entry(4));
  await everythingSent(log);
  server.weather = (asked) => (asked.method === "PUT" ? 503 : "fine");
  await log.patch("entry", mine.id, { urge: 9 });
  server.write("entry", mine.id, entry(1), 1);
  server.write("entry", theirs.id, entry(10), 1);
  server.weather = online;
  server.refuses = (body) => ((body as EntryLog).urge === 9 ? "Not now." : "");
  await log.sync();
  expect((await log.get("entry", mine.id))?.body.urge).toBe(9);
  expect(await log.get("entry", theirs.id)).toMatchObject({ revision: 2, body: { urge: 10 }, state: "saved" });
  server.refuses = () => "";
  await log.patch("entry", mine.id, { note: "still mine" });
  await everythingSent(log);
  expect(await log.get("entry", mine.id)).toMatchObject({ body: { urge: 9 }, conflict: [2, 3] });
});

test("a lost answer, an edit of another phone on top, then one of ours: the person is told", async () => {
  const log = await start();
  await log.sync();
  server.weather = (asked) => (asked.method === "PUT" ? "answer_lost" : "fine");
  const { id } = await log.put("entry", entry(3));
  await log.sync();
  await log.patch("entry", id, { urge: 8 });
  server.write("entry", id, entry(1), 1);
  server.weather = online;
  await everythingSent(log);
  expect(server.of(id).map((one) => (one.body as EntryLog).urge)).toEqual([3, 1, 8]);
  expect((await log.get("entry", id))?.conflict).toEqual([2, 3]);
});

test.each([401, 403])("signed out (%i): nothing is lost, and it goes on after signing in", async (status) => {
  server.weather = () => status;
  const log = await start();
  const { id } = await log.put("entry", entry(5));
  await log.sync();
  expect([log.status(), await log.unsent()]).toEqual(["signed_out", 1]);
  server.weather = online;
  await log.sync();
  expect([log.status(), await log.unsent(), server.of(id).length]).toEqual(["saved", 0, 1]);
});

test("a token that grew old is renewed with the pack, once, and the record goes out", async () => {
  const log = await start();
  await log.sync();
  let old = true;
  server.weather = (asked) => {
    if (asked.path === "pack") old = false;
    return asked.method === "PUT" && old ? 403 : "fine";
  };
  await log.put("entry", entry(5));
  await log.sync();
  expect([log.status(), await log.unsent()]).toEqual(["saved", 0]);
});

test("a record that the server refuses stays, marked with its sentence, and holds up no other", async () => {
  server.refuses = (body) => ((body as EntryLog).urge === 99 ? "urge: 99 is more than 10." : "");
  const log = await start();
  const bad = await log.put("entry", entry(99));
  const good = await log.put("entry", entry(4));
  await log.sync();
  expect(await log.get("entry", bad.id)).toMatchObject({ state: "phone", refused: "urge: 99 is more than 10." });
  expect((await log.get("entry", good.id))?.state).toBe("saved");
  expect([await log.unsent(), log.status()]).toEqual([1, "waiting"]);
  const tries = server.seen.length;
  await log.sync();
  expect(server.seen.slice(tries).filter((one) => one.method === "PUT")).toHaveLength(0);
  const mended = await log.patch("entry", bad.id, { urge: 9 });
  expect(mended.refused).toBeUndefined();
  await everythingSent(log);
  expect(await log.get("entry", bad.id)).toMatchObject({ state: "saved", body: { urge: 9 } });
});

test("records at which the server itself fails hold up no other", async () => {
  const log = await start();
  await log.sync();
  server.weather = (asked) => (asked.method === "PUT" && (asked.body as EntryLog).note === "poison" ? 500 : "fine");
  for (let number = 0; number < 4; number++) await log.put("entry", entry(1, { note: "poison" }));
  const good = await log.put("entry", entry(2));
  for (let round = 0; round < 3; round++) await log.sync();
  expect((await log.get("entry", good.id))?.state).toBe("saved");
  expect([await log.unsent(), log.status()]).toEqual([4, "waiting"]);
  server.weather = online;
  await everythingSent(log);
  expect(server.current("entry")).toHaveLength(5);
});

test("a page that is not the server's answer, such as a hotel's sign-in, is no acknowledgement", async () => {
  const log = await start();
  await log.sync();
  const hotel = await openLog({ fetch: async () => new Response("<html>Welcome</html>", { status: 200 }) });
  open.push(hotel);
  log.close();
  await hotel.put("entry", entry(5));
  await hotel.sync();
  expect([await hotel.unsent(), hotel.status()]).toEqual([1, "offline"]);
});

test("clearing is refused with the count while something is unsent, and done when told so", async () => {
  server.weather = offline;
  const log = await start();
  await log.put("entry", entry(5));
  await log.put("entry", entry(6));
  const refusal = await log.clear().catch((error: unknown) => error);
  expect(refusal).toBeInstanceOf(LogError);
  expect(refusal).toMatchObject({ code: "unsent", count: 2 });
  expect(await log.list("entry")).toHaveLength(2);
  await log.clear(true);
  expect([await log.list("entry"), await log.unsent()]).toEqual([[], 0]);
});

test("an answer from before clearing does not pass for the answer to what was written after", async () => {
  const log = await start();
  await log.sync();
  let land = () => undefined as unknown;
  server.beforeAnswer = (asked) => (asked.method === "PUT" ? new Promise<void>((done) => (land = done)) : undefined);
  await log.put("night", rated(3));
  while (server.revisions.length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
  await log.clear(true);
  server.beforeAnswer = () => undefined;
  const second = await start();
  await second.sync();
  server.weather = (asked) => (asked.method === "PUT" ? "lost" : "fine");
  await second.put("night", { ...rated(8), note: "after" });
  await second.sync();
  land();
  await new Promise((resolve) => setTimeout(resolve, 30));
  expect((await second.night(NIGHT))?.state).toBe("phone");
  server.weather = online;
  await everythingSent(second);
  expect(server.of(NIGHT_ID).at(-1)?.body).toMatchObject({ urge_before: 8, note: "after" });
});

test("when our unsent night is taken back, the other phone's version of it comes in", async () => {
  const log = await start();
  await log.sync();
  server.weather = (asked) => (asked.method === "PUT" ? 422 : "fine");
  await log.put("night", rated(7));
  server.write("night", NIGHT_ID, rated(2), 0);
  await log.sync();
  expect((await log.night(NIGHT))?.body.urge_before).toBe(7);
  await log.remove("night", NIGHT_ID);
  await log.sync();
  expect((await log.night(NIGHT))?.body.urge_before).toBe(2);
});

test("nothing of one person is ever sent as another's; with nothing unsent the phone changes hands", async () => {
  const log = await start();
  await log.put("entry", entry(5));
  await everythingSent(log);
  server.weather = offline;
  await log.put("entry", entry(6));
  log.close();
  const second = new FakeServer();
  second.pack = packOf("01930000-0000-7000-8000-000000000002");
  const stranger = await start(second);
  await stranger.sync();
  expect([stranger.status(), await stranger.unsent(), second.revisions.length]).toEqual(["signed_out", 1, 0]);
  expect((await stranger.pack())?.person.id).toBe(PERSON);
  stranger.close();
  server.weather = online;
  const back = await start();
  await everythingSent(back);
  await back.sync();
  back.close();
  const next = await start(second);
  await next.sync();
  expect([await next.list("entry"), (await next.pack())?.person.id]).toEqual([[], second.pack.person.id]);
});

test("a phone that never had the pack can still log; its night gets the id that all phones give it", async () => {
  server.weather = offline;
  const log = await start();
  const made = await log.put("night", rated(6));
  expect((await log.night(NIGHT))?.body.urge_before).toBe(6);
  await log.put("entry", entry(4));
  server.weather = online;
  await everythingSent(log);
  expect(server.of(NIGHT_ID)).toHaveLength(1);
  expect(await log.night(NIGHT)).toMatchObject({ id: NIGHT_ID, state: "saved", body: { urge_before: 6 } });
  await log.patch("night", made.id, { expected: 5 });
  await everythingSent(log);
  expect(server.of(NIGHT_ID).at(-1)?.body).toMatchObject({ urge_before: 6, expected: 5 });
});

test("two taps at once on a night that is not there yet lose neither; a field can be taken away again", async () => {
  const log = await start();
  await log.sync();
  await Promise.all([log.put("night", rated(6)), log.put("night", { ...WHEN, too_much: true })]);
  const item = await log.night(NIGHT);
  expect(item?.body).toMatchObject({ urge_before: 6, too_much: true });
  const { body } = await log.patch("night", NIGHT_ID, { urge_before: undefined });
  expect("urge_before" in body).toBe(false);
  await everythingSent(log);
  expect(server.of(NIGHT_ID).at(-1)?.body).toEqual({ ...WHEN, mode: "before", too_much: true });
});

test("deleting marks on the server, and what the server never saw is simply gone", async () => {
  const log = await start();
  const sent = await log.put("harm", { ...WHEN, technique: "petrissage", what: "bruise" });
  await everythingSent(log);
  await log.remove("harm", sent.id);
  server.weather = offline;
  await log.sync();
  const unsent = await log.put("entry", entry(3));
  await log.remove("entry", unsent.id);
  server.weather = online;
  await everythingSent(log);
  expect(await log.list("harm")).toEqual([]);
  expect(server.of(sent.id).map((one) => one.deleted)).toEqual([false, true]);
  expect(server.of(unsent.id).length).toBeLessThanOrEqual(2);
  expect(server.of(unsent.id).at(-1)?.deleted ?? true).toBe(true);
});

test("items come in the order in which they happened, of the nights that were asked for", async () => {
  const log = await start();
  const on = (night: string, at: string, urge: number) => entry(urge, { night, at });
  await log.put("entry", on("2026-11-24", "2026-11-24T22:00:00Z", 2));
  await log.put("entry", on("2026-11-24", "2026-11-24T21:00:00.500Z", 1));
  await log.put("entry", on("2026-11-23", "2026-11-23T21:00:00Z", 0));
  await log.put("entry", on("2026-11-25", "2026-11-25T21:00:00Z", 3));
  const urges = async (where?: Parameters<Log["list"]>[1]) =>
    (await log.list("entry", where)).map((one) => one.body.urge);
  expect(await urges()).toEqual([0, 1, 2, 3]);
  expect(await urges({ night: "2026-11-24" })).toEqual([1, 2]);
  expect(await urges({ from: "2026-11-24" })).toEqual([1, 2, 3]);
  expect(await urges({ from: "2026-11-20", to: "2026-11-24" })).toEqual([0, 1, 2]);
});

test("more changes than one page holds all come in", async () => {
  for (let number = 0; number < 1203; number++) {
    server.write("entry", `01930000-0000-7000-8000-${String(number).padStart(12, "0")}`, entry(number % 11), 0);
  }
  const log = await start();
  await log.sync();
  expect(await log.list("entry")).toHaveLength(1203);
});

test("a server that was set up anew from an export is read from the start", async () => {
  const log = await start();
  for (let number = 0; number < 5; number++) await log.put("entry", entry(number));
  await everythingSent(log);
  await log.sync();
  log.close();
  const restored = new FakeServer();
  restored.write("entry", "01930000-0000-7000-8000-00000000000a", entry(9, { note: "from the export" }), 0);
  const again = await start(restored);
  await again.put("entry", entry(7));
  await everythingSent(again);
  await again.sync();
  expect((await again.list("entry")).some((one) => one.body.note === "from the export")).toBe(true);
});

test("listeners hear of writes and of what came in, until they leave", async () => {
  const log = await start();
  await log.sync();
  let heard = 0;
  const leave = log.subscribe(() => {
    heard += 1;
  });
  await log.put("entry", entry(1));
  expect(heard).toBeGreaterThan(0);
  await everythingSent(log);
  leave();
  const before = heard;
  await log.put("entry", entry(2));
  expect(heard).toBe(before);
});

test("a second tab sees what the first one wrote and is told", async () => {
  server.weather = offline;
  const [first, second] = [await start(), await start()];
  const told = new Promise<void>((resolve) => second.subscribe(resolve));
  const { id } = await first.put("entry", entry(1));
  await told;
  expect((await second.get("entry", id))?.body.urge).toBe(1);
  server.weather = online;
  await Promise.all([first.sync(), second.sync(), second.patch("entry", id, { urge: 2 })]);
  await everythingSent(second);
  expect(server.of(id).at(-1)?.body).toMatchObject({ urge: 2 });
  expect(server.of(id).every((one) => one.conflict.length === 0)).toBe(true);
});

function trialWith(change: Partial<PackTrial> = {}): PackTrial {
  const [one] = envelopes;
  return {
    id: "seal",
    start: NIGHT,
    nights: 1,
    comparison: "usual_evening",
    comparison_name: "",
    comparison_text: "",
    comparison_routine: null,
    arms: [],
    free_nights_a_week: 2,
    paused: false,
    key: one?.key ?? "",
    envelopes: [{ night: NIGHT, sealed: one?.sealed ?? "" }],
    ...change,
  };
}

test("an envelope opens only after its own night was rated, and opening writes nothing", async () => {
  server.pack = { ...packOf(PERSON), trial: trialWith() };
  const log = await start();
  await log.sync();
  await expect(log.reveal(NIGHT)).rejects.toMatchObject({ code: "sealed" });
  await log.put("night", { ...WHEN, too_much: true });
  await expect(log.reveal(NIGHT)).rejects.toMatchObject({ code: "sealed" });
  await log.put("night", { ...rated(4), night: "2026-11-23" });
  await expect(log.reveal(NIGHT)).rejects.toMatchObject({ code: "sealed" });
  await log.put("night", rated(0));
  await everythingSent(log);
  const writes = server.revisions.length;
  expect(await log.reveal(NIGHT)).toEqual({ assigned: "foot_massage", probability: 0.5 });
  await everythingSent(log);
  expect(server.revisions).toHaveLength(writes);
  await log.patch("night", NIGHT_ID, { free: true });
  await expect(log.reveal(NIGHT)).rejects.toMatchObject({ code: "sealed" });
});

test("no envelope, no draw; what was shown once stays, whatever the pack says later", async () => {
  server.pack = { ...packOf(PERSON), trial: trialWith({ envelopes: [] }) };
  const log = await start();
  await log.sync();
  await log.put("night", rated(4));
  expect(await log.reveal(NIGHT)).toBeNull();
  await log.patch("night", NIGHT_ID, { assigned: "comparison", probability: 0.25, shown_at: WHEN.at });
  expect(await log.reveal(NIGHT)).toEqual({ assigned: "comparison", probability: 0.25 });
});
