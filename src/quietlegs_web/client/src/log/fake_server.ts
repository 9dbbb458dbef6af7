/** A server for tests, in memory: the contract of `quietlegs_web.actions.log` and a network that loses things. */
import type { Bodies, Kept, Kind, Pack } from "../types";

interface Revision extends Kept {
  base: number;
}

interface Asked {
  method: string;
  path: string;
  base: number;
  body: unknown;
}

/** What happens to a request: `lost` before the server sees it, its `answer_lost`, or it arrives `twice`. */
export type Weather = (asked: Asked) => "fine" | "lost" | "answer_lost" | "twice" | number;

export const PERSON = "01930000-0000-7000-8000-000000000001";

export class FakeServer {
  readonly revisions: Revision[] = [];
  readonly seen: Asked[] = [];
  weather: Weather = () => "fine";
  /** Called before an answer travels back: a test may write on the phone meanwhile. */
  beforeAnswer: (asked: Asked) => Promise<void> | void = () => undefined;
  refuses: (body: unknown) => string = () => "";
  pack: Pack = packOf(PERSON);

  readonly fetch = (async (input: RequestInfo | URL, init: RequestInit = {}) => {
    const url = new URL(String(input), "http://phone.example");
    const headers = new Headers(init.headers);
    const asked: Asked = {
      method: init.method ?? "GET",
      path: url.pathname.replace("/api/v1/", "") + url.search,
      base: Number(headers.get("If-Match")?.replaceAll('"', "") ?? -1),
      body: init.body ? JSON.parse(String(init.body)) : null,
    };
    this.seen.push(asked);
    await new Promise((resolve) => setTimeout(resolve, 0));
    const weather = this.weather(asked);
    if (typeof weather === "number") return json({ error: `Status ${weather}.` }, weather);
    if (weather === "lost") throw new TypeError("Failed to fetch");
    let answer = this.handle(asked, headers);
    if (weather === "twice") answer = this.handle(asked, headers);
    await this.beforeAnswer(asked);
    if (weather === "answer_lost") throw new TypeError("Failed to fetch");
    return answer;
  }) as typeof fetch;

  /** The current revision of every record of a kind. */
  current(kind: Kind): Kept[] {
    const heads = new Map<string, Kept>();
    for (const one of this.revisions) if (one.kind === kind) heads.set(one.id, one);
    return [...heads.values()];
  }

  of(id: string): Kept[] {
    return this.revisions.filter((one) => one.id === id);
  }

  /** Another device writes. */
  write<K extends Kind>(kind: K, id: string, body: Bodies[K], base: number): Kept {
    return this.keepBody({ kind, id, body, base, deleted: false });
  }

  private handle(asked: Asked, headers: Headers): Response {
    const [first = "", id = "", what = "", number = ""] = asked.path.split("/");
    if (asked.path === "pack") return this.packAnswer(headers);
    if (first.startsWith("changes")) return this.changes(Number(/since=(\d+)/.exec(first)?.[1]));
    if (what === "history") return json({ revisions: this.of(id) });
    if (what === "keep") return json(this.choose(id, Number(number)));
    const sentence = this.refuses(asked.body);
    if (sentence) return json({ error: sentence }, 422);
    const deleted = asked.method === "DELETE";
    const there = this.of(id).length > 0;
    if (deleted && !there) return json({ error: "There is no such record of yours." }, 404);
    const body = (deleted ? this.of(id).at(-1)?.body : asked.body) as Bodies[Kind];
    return json(this.keepBody({ kind: first as Kind, id, body, base: asked.base, deleted }), there ? 200 : 201);
  }

  private keepBody(wanted: { kind: Kind; id: string; body: Bodies[Kind]; base: number; deleted: boolean }): Kept {
    const head = this.of(wanted.id).at(-1);
    const same = (one: Kept) => spelled(one.body) === spelled(wanted.body) && one.deleted === wanted.deleted;
    if (head && (same(head) || this.of(wanted.id).some((one) => same(one) && (one as Revision).base === wanted.base))) {
      return head;
    }
    const revision = (head?.revision ?? 0) + 1;
    let conflict: number[] = [];
    if (head && wanted.base !== head.revision) {
      conflict = [...new Set([...head.conflict, head.revision, revision])].sort((a, b) => a - b);
    } else if (head?.conflict.length) {
      conflict = [...head.conflict.filter((one) => one !== head.revision), revision];
    }
    const kept = { ...wanted, seq: this.revisions.length + 1, revision, conflict };
    this.revisions.push(kept);
    return kept;
  }

  private choose(id: string, number: number): Kept {
    const [chosen] = this.of(id).filter((one) => one.revision === number);
    const head = this.of(id).at(-1);
    if (!chosen || !head) throw new Error("no such revision");
    const kept = { ...chosen, seq: this.revisions.length + 1, revision: head.revision + 1, conflict: [], base: 0 };
    this.revisions.push(kept);
    return kept;
  }

  private changes(since: number): Response {
    const found = this.revisions.filter((one) => one.seq > since);
    const changes = found.slice(0, 500);
    return json({ changes, next: changes.at(-1)?.seq ?? since, more: found.length > 500 });
  }

  private packAnswer(headers: Headers): Response {
    const tag = `"${spelled(this.pack).length}-${this.pack.person.id}"`;
    if (headers.get("If-None-Match") === tag) return new Response(null, { status: 304 });
    return json(this.pack, 200, { ETag: tag });
  }
}

/** A connection that loses and repeats, the same way for the same seed. */
export function lossy(seed: number, share: { lost: number; twice: number }): Weather {
  let state = seed;
  const chance = () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
  return () => {
    const drawn = chance();
    if (drawn < share.lost) return chance() < 0.5 ? "lost" : "answer_lost";
    return drawn < share.lost + share.twice ? "twice" : "fine";
  };
}

export function packOf(person: string): Pack {
  return {
    version: 1,
    made_at: "2026-11-24T12:00:00Z",
    person: { id: person, name: "Synthetic person", demo: true },
    settings: { zone: "Europe/Berlin", boundary: "12:00", mode: "before", locale: "en", evening_at: "21:00" },
    plan: null,
    trial: null,
    paused: [],
    one_leg: {
      checked_at: null,
      question: "Anything new in one leg?",
      yes: { title: "", text: [] },
      unsure: { title: "", text: [] },
    },
    names: { regions: {}, sensations: {}, techniques: {}, relief: {} },
    words: {},
  };
}

function json(value: unknown, status = 200, headers: Record<string, string> = {}): Response {
  return new Response(JSON.stringify(value), { status, headers: { "Content-Type": "application/json", ...headers } });
}

/** The same words for the same body, in whatever order its keys were written. */
function spelled(value: unknown): string {
  return JSON.stringify(value, (_key, one: unknown) =>
    typeof one === "object" && one !== null && !Array.isArray(one)
      ? Object.fromEntries(Object.entries(one).sort(([a], [b]) => (a < b ? -1 : 1)))
      : one,
  );
}
