/** The nights of the history, newest first, gathered from the records. Pure. */

import type { Item } from "../log/log";
import { addDays } from "../nights";
import type { Kind } from "../types";

export type Kinds = "night" | "checkin" | "session" | "entry" | "harm";
export const KINDS: readonly Kinds[] = ["night", "checkin", "session", "entry", "harm"];

/** All that was written about one night. */
export interface NightRow {
  night: string;
  record: Item<"night"> | null;
  checkin: Item<"checkin"> | null;
  sessions: Item<"session">[];
  entries: Item<"entry">[];
  harms: Item<"harm">[];
}

export interface Written {
  nights: readonly Item<"night">[];
  checkins: readonly Item<"checkin">[];
  sessions: readonly Item<"session">[];
  entries: readonly Item<"entry">[];
  harms: readonly Item<"harm">[];
}

/** One row a night from the newest down to the first that has anything; nights with nothing stand in between. */
export function rowsOf(written: Written, tonight: string, most: number): { rows: NightRow[]; more: boolean } {
  const dates = allOf(written).map((item) => item.body.night);
  if (dates.length === 0) return { rows: [], more: false };
  const sorted = [...dates, tonight].sort();
  const first = dates.sort()[0] as string;
  const last = sorted.at(-1) as string;
  const rows: NightRow[] = [];
  for (let night = last; night >= first && rows.length < most; night = addDays(night, -1))
    rows.push(rowOf(written, night));
  return { rows, more: (rows.at(-1)?.night ?? first) > first };
}

/** One night's row. */
export function rowOf(written: Written, night: string): NightRow {
  const here = <K extends Kinds>(items: readonly Item<K>[]): Item<K>[] =>
    items
      .filter((item) => !item.deleted && item.body.night === night)
      .sort((one, other) => Date.parse(one.body.at) - Date.parse(other.body.at));
  return {
    night,
    record: here(written.nights)[0] ?? null,
    checkin: here(written.checkins)[0] ?? null,
    sessions: here(written.sessions),
    entries: here(written.entries),
    harms: here(written.harms),
  };
}

type AnyItem = Item<"night"> | Item<"checkin"> | Item<"session"> | Item<"entry"> | Item<"harm">;

function allOf(written: Written): AnyItem[] {
  return [...written.nights, ...written.checkins, ...written.sessions, ...written.entries, ...written.harms].filter(
    (item) => !item.deleted,
  );
}

/** Every record of a row. */
export function itemsOf(row: NightRow): AnyItem[] {
  const one = [row.record, row.checkin].filter((item) => item !== null);
  return [...one, ...row.sessions, ...row.entries, ...row.harms];
}

/** Records with two versions that nobody has chosen between. */
export function conflictsOf(row: NightRow): AnyItem[] {
  return itemsOf(row).filter((item) => item.conflict.length > 0);
}

/** Whether the whole night is on the server, or part of it only here, or part refused. */
export function whereIs(row: NightRow): "saved" | "phone" | "refused" | null {
  const items = itemsOf(row);
  if (items.length === 0) return null;
  if (items.some((item) => item.refused)) return "refused";
  return items.every((item) => item.state === "saved") ? "saved" : "phone";
}

/** Whether a record may be deleted here: an answer that closes sessions stays, and so does a night with its draw. */
export function isRemovable(item: { kind: Kind; body: unknown }): boolean {
  if (item.kind === "night") return false;
  const answer = (item.body as { one_leg?: string }).one_leg;
  return !(item.kind === "entry" && (answer === "yes" || answer === "unsure"));
}
