/** The server, as the phone speaks to it: every outcome is a value, nothing throws. */
import type { Changes, Kept, Kind, Pack } from "../types";
import type { Flight } from "./disk";

/**
 * `away`: not reached, or not able to answer now. `broken`: it failed at this very request. `signed_out`: it wants a
 * sign-in. `refused`: it will not take this as it is. `gone`: it has no such record. `same`: nothing new.
 */
export type Failure = "no_network" | "away" | "broken" | "signed_out" | "refused" | "gone" | "same";
export type Answer<T> = { ok: true; value: T; status: number; tag: string } | Failed;
export interface Failed {
  ok: false;
  why: Failure;
  status: number;
  sentence: string;
}

const ROOT = "/api/v1/";
const PATIENCE = 30_000;
const ASK_LATER = new Set([408, 425, 429, 502, 503, 504, 507]);

export class Server {
  constructor(private readonly fetch: typeof globalThis.fetch) {}

  /** Send an edit or a deletion. The same flight again is the same request, byte for byte. */
  send(flight: Flight): Promise<Answer<Kept>> {
    const headers: Record<string, string> = { "If-Match": `"${flight.base}"` };
    if (!flight.deleted) headers["Content-Type"] = "application/json";
    const body = flight.deleted ? null : JSON.stringify(flight.body);
    const method = flight.deleted ? "DELETE" : "PUT";
    return this.ask(`${flight.kind}/${flight.id}`, isKeptOf(flight), { method, headers, body });
  }

  changes(since: number): Promise<Answer<Changes>> {
    return this.ask(`changes?since=${since}&limit=500`, isChanges);
  }

  /** The pack; `same` where the phone has the one with this tag already. */
  pack(tag: string): Promise<Answer<Pack>> {
    return this.ask("pack", isPack, tag ? { headers: { "If-None-Match": tag } } : {});
  }

  history(kind: Kind, id: string): Promise<Answer<{ revisions: Kept[] }>> {
    return this.ask(`${kind}/${id}/history`, isHistory);
  }

  keep(kind: Kind, id: string, revision: number): Promise<Answer<Kept>> {
    return this.ask(`${kind}/${id}/keep/${revision}`, isKeptOf({ kind, id }), { method: "POST" });
  }

  private async ask<T>(path: string, is: (value: unknown) => value is T, init: RequestInit = {}): Promise<Answer<T>> {
    const headers = { Accept: "application/json", ...(init.headers as Record<string, string>) };
    if (init.method) Object.assign(headers, { "X-CSRFToken": cookie("csrftoken") });
    const waiting = new AbortController();
    const patience = setTimeout(() => waiting.abort(), PATIENCE);
    try {
      const request: RequestInit = { ...init, headers, signal: waiting.signal };
      const response = await this.fetch(ROOT + path, { ...request, credentials: "same-origin", cache: "no-store" });
      return await read(response, is);
    } catch {
      return { ok: false, why: "no_network", status: 0, sentence: "The server cannot be reached." };
    } finally {
      clearTimeout(patience);
    }
  }
}

async function read<T>(response: Response, is: (value: unknown) => value is T): Promise<Answer<T>> {
  const { status } = response;
  if (status === 304) return { ok: false, why: "same", status, sentence: "" };
  const text = await response.text();
  const value = parsed(text);
  if (status === 200 || status === 201) {
    // A sign-in page of a hotel's network answers 200 as well: only our own shapes count as an answer.
    if (is(value)) return { ok: true, value, status, tag: strong(response.headers.get("ETag") ?? "") };
    return { ok: false, why: "no_network", status, sentence: "Something other than the server answered." };
  }
  const sentence = sentenceIn(value);
  return { ok: false, why: why(status, sentence !== ""), status, sentence: sentence || `The server said ${status}.` };
}

/** A proxy that packs answers marks their tags as weak; the server knows its own. */
function strong(tag: string): string {
  return tag.replace(/^W\//, "");
}

function why(status: number, inOurWords: boolean): Failure {
  if (status === 401 || status === 403) return "signed_out";
  if (status === 404 && inOurWords) return "gone";
  if (status === 422 || (status >= 400 && status < 500 && inOurWords && !ASK_LATER.has(status))) return "refused";
  return status >= 500 && !ASK_LATER.has(status) ? "broken" : "away";
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function sentenceIn(value: unknown): string {
  const said = isObject(value) ? (value.error ?? value.detail) : "";
  return typeof said === "string" ? said : "";
}

function cookie(name: string): string {
  const all = typeof document === "undefined" ? "" : document.cookie;
  const found = all.split("; ").find((one) => one.startsWith(`${name}=`));
  return found ? decodeURIComponent(found.slice(name.length + 1)) : "";
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isKept(value: unknown): value is Kept {
  if (!isObject(value) || !isObject(value.body) || !Array.isArray(value.conflict)) return false;
  const { kind, id, seq, revision, deleted } = value;
  const named = typeof kind === "string" && typeof id === "string";
  return named && typeof seq === "number" && typeof revision === "number" && typeof deleted === "boolean";
}

function isKeptOf(asked: { kind: Kind; id: string }): (value: unknown) => value is Kept {
  return (value): value is Kept => isKept(value) && value.kind === asked.kind && value.id === asked.id;
}

function isChanges(value: unknown): value is Changes {
  if (!isObject(value) || typeof value.next !== "number" || typeof value.more !== "boolean") return false;
  return Array.isArray(value.changes) && value.changes.every(isKept);
}

function isHistory(value: unknown): value is { revisions: Kept[] } {
  return isObject(value) && Array.isArray(value.revisions) && value.revisions.every(isKept);
}

function isPack(value: unknown): value is Pack {
  return isObject(value) && value.version === 1 && isObject(value.person) && typeof value.person.id === "string";
}
