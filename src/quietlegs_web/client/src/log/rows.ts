/** How a record changes: by a hand on this phone, by the server's answer, by the feed. No step ever drops an edit. */
import type { Bodies, Kept, Kind } from "../types";
import type { Flight, Row } from "./disk";
import type { Item } from "./shape";

/** A record that nobody has written yet. */
export function blank(kind: Kind, id: string, now: string): Row {
  return {
    kind,
    id,
    night: "",
    body: {},
    deleted: false,
    changed: now,
    edit: 0,
    sent: 0,
    revision: 0,
    seq: 0,
    conflict: [],
  };
}

/** An edit on this phone. `order`: the count of all edits; also its place in the queue, if it has none already. */
export function edited(row: Row, change: { body?: Bodies[Kind]; deleted: boolean; now: string; order: number }): Row {
  const body = change.body ?? row.body;
  return {
    ...row,
    body,
    night: nightIn(body),
    deleted: change.deleted,
    changed: change.now,
    edit: change.order,
    queued: row.queued ?? change.order,
  };
}

/** What is to be sent of a record now: what has no answer yet, word for word, or else its newest edit. */
export function nextFlight(row: Row): Flight | null {
  if (row.provisional) return null;
  if (row.flight) return row.flight;
  if (row.edit === row.sent || row.refused?.edit === row.edit) return null;
  const { kind, id, edit, revision: base, deleted, body } = row;
  return { kind, id, edit, base, deleted, body };
}

/** The server's answer to a flight. A later edit stays, to be sent on top of it. */
export function answered(row: Row, flight: Flight, kept: Kept): Row {
  if (row.flight?.edit !== flight.edit) return row;
  const { flight: _landed, refused: _old, ...rest } = row;
  const known = { seq: kept.seq, conflict: kept.conflict, sent: flight.edit };
  if (row.edit > flight.edit) return { ...rest, ...known, revision: baseAfter(flight, kept) };
  const { queued: _done, ...clean } = rest;
  const mine = kept.revision === flight.base + 1;
  return {
    ...clean,
    ...known,
    revision: kept.revision,
    deleted: kept.deleted,
    body: mine ? row.body : kept.body,
    night: mine ? row.night : nightIn(kept.body),
  };
}

/** The server will not take this edit as it is. It stays, marked; it is tried again after the next edit or start. */
export function refused(row: Row, flight: Flight, sentence: string): Row {
  if (row.flight?.edit !== flight.edit) return row;
  const { flight: _landed, ...rest } = row;
  return { ...rest, refused: { edit: flight.edit, sentence } };
}

/** One line of the feed. What is not sent yet stays, and so does its base: the server shall see the conflict. */
export function fed(row: Row | undefined, kept: Kept, now: string): Row | null {
  if (row && (row.queued !== undefined || kept.seq <= row.seq)) return null;
  const { kind, id, revision, deleted, body, seq, conflict } = kept;
  return {
    ...(row ?? blank(kind, id, now)),
    night: nightIn(body),
    revision,
    deleted,
    body,
    seq,
    conflict,
    changed: now,
  };
}

/** The person chose between the revisions of a conflict; an edit made meanwhile goes on top of the choice. */
export function chosen(row: Row, kept: Kept): Row {
  const known = { ...row, seq: kept.seq, conflict: kept.conflict };
  if (row.flight) return known;
  if (row.queued !== undefined) return { ...known, revision: kept.revision };
  return { ...known, revision: kept.revision, deleted: kept.deleted, body: kept.body, night: nightIn(kept.body) };
}

/** A record as the screens see it. */
export function itemOf<K extends Kind>(row: Row): Item<K> {
  return {
    kind: row.kind as K,
    id: row.id,
    body: row.body as Bodies[K],
    revision: row.revision,
    state: row.queued === undefined ? "saved" : "phone",
    conflict: row.conflict,
    deleted: row.deleted,
    changed: row.changed,
    ...(row.refused?.edit === row.edit ? { refused: row.refused.sentence } : {}),
  };
}

/** When a record says it happened, in milliseconds; else when it changed. */
export function momentOf(row: Row): number {
  const at = "at" in row.body ? Date.parse(String(row.body.at)) : Number.NaN;
  return Number.isNaN(at) ? Date.parse(row.changed) : at;
}

function nightIn(body: Bodies[Kind]): string {
  return "night" in body && typeof body.night === "string" ? body.night : "";
}

/**
 * What a later edit is made on. Usually the answer's revision. But where the answer shows that somebody wrote on top of
 * ours already (a lost answer, asked for again), the person never saw that: a base before it lets the server tell them.
 */
function baseAfter(flight: Flight, kept: Kept): number {
  const ours = kept.revision <= flight.base + 1 || (kept.deleted === flight.deleted && alike(kept.body, flight.body));
  return ours ? kept.revision : kept.revision - 1;
}

/** Whether two bodies say the same; the server writes instants its own way and leaves out what is empty or false. */
function alike(one: unknown, other: unknown): boolean {
  return spelled(one) === spelled(other);
}

function spelled(body: unknown): string {
  return JSON.stringify(body, (_key, value: unknown) => {
    if (typeof value === "string" && /^\d{4}-\d\d-\d\dT/.test(value)) return Date.parse(value);
    if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
    const said = Object.entries(value).filter(([, one]) => one !== false && !(Array.isArray(one) && one.length === 0));
    return Object.fromEntries(said.sort(([a], [b]) => (a < b ? -1 : 1)));
  });
}
