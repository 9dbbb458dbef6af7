/** For tests only: a log in memory and a synthetic pack. */

import type { Item, Log, Status, Where } from "../log/log";
import type { Bodies, Kept, Kind, Logged, Pack, RoutineWords, StepWords } from "../types";

export const ZONE = "Europe/Berlin";

/** A moment as records carry it; `at` is UTC, Berlin in winter is one hour ahead. */
export function moment(at: string, night: string): Logged {
  return { at, offset: 60, zone: ZONE, night };
}

export function step(technique: string, region: string, seconds = 60): StepWords {
  return {
    technique,
    technique_name: technique,
    region,
    region_name: region.replaceAll("_", " "),
    direction: "towards_heart",
    pressure_max: 3,
    seconds,
    tool: "hands",
    oil: null,
    how: ["Slowly."],
  };
}

export function routine(
  id = "self_hands",
  steps = [step("effleurage", "calf_left"), step("petrissage", "calf_left")],
): RoutineWords {
  return { id, name: "Your own hands", minutes: 15, steps };
}

export function packOf(changes: Partial<Pack> = {}): Pack {
  return {
    version: 1,
    made_at: "2026-11-20T10:00:00Z",
    person: { id: "p1", name: "A synthetic person", demo: true },
    settings: { zone: ZONE, boundary: "12:00", mode: "when", locale: "en", evening_at: "21:00" },
    plan: {
      verdict: "go",
      text: "Light hand strokes are open.",
      routine: routine(),
      short: routine("three_minutes", [step("effleurage", "calf_left", 180)]),
      for_tonight: [{ code: "tonight.log", text: "Note how strong the urge is." }],
      relief: [{ id: "walking", name: "Walking" }],
    },
    trial: null,
    paused: [],
    one_leg: {
      checked_at: "2026-11-20T10:00:00Z",
      question: "Is anything new in one leg?",
      yes: { title: "No session now.", text: ["Have it looked at today."] },
      unsure: { title: "Look at both legs first.", text: ["Not sure counts as yes."] },
    },
    names: { regions: {}, sensations: {}, techniques: { effleurage: "Long strokes" }, relief: {} },
    words: {},
    ...changes,
  };
}

/** A running trial of two weeks from Monday 16 November 2026, with every night sealed. */
export function trialOf(changes: Partial<NonNullable<Pack["trial"]>> = {}): NonNullable<Pack["trial"]> {
  const nights = Array.from({ length: 14 }, (_, day) => `2026-11-${16 + day}`);
  return {
    id: "t1",
    start: "2026-11-16",
    nights: 14,
    comparison: "usual_evening",
    comparison_name: "usual evening",
    comparison_text: "Everything you would normally do.",
    comparison_routine: null,
    arms: [{ id: "strokes", name: "Long strokes", open: true, closed_because: "", routine: routine("strokes") }],
    free_nights_a_week: 2,
    paused: false,
    key: "",
    envelopes: nights.map((night) => ({ night, sealed: "" })),
    ...changes,
  };
}

let made = 0;

export function itemOf<K extends Kind>(kind: K, body: Bodies[K], changes: Partial<Item<K>> = {}): Item<K> {
  made += 1;
  const id = `${kind}-${made}`;
  return { kind, id, body, revision: 1, state: "saved", conflict: [], deleted: false, changed: "", ...changes };
}

type Draw = { assigned: string; probability: number };

/** The log's interface over a plain map, with what it would reveal. */
export class MemoryLog implements Log {
  readonly items = new Map<string, Item>();
  readonly reveals: string[] = [];
  private readonly listeners = new Set<() => void>();

  constructor(
    public held: Pack | null,
    private readonly draws: Record<string, Draw> = {},
  ) {}

  async put<K extends Kind>(kind: K, body: Bodies[K], id?: string): Promise<Item<K>> {
    const night = (body as Partial<Logged>).night;
    const once = kind === "night" || kind === "checkin";
    const item = itemOf(kind, body, { state: "phone", revision: 0 });
    if (id || once) item.id = id ?? `${kind} ${night}`;
    this.items.set(item.id, item as unknown as Item);
    this.tell();
    return item;
  }

  async patch<K extends Kind>(kind: K, id: string, changes: Partial<Bodies[K]>): Promise<Item<K>> {
    const item = this.items.get(id);
    if (!item) throw new Error(`No ${kind} ${id}`);
    return this.put(kind, { ...(item.body as Bodies[K]), ...changes }, id);
  }

  async remove(_kind: Kind, id: string): Promise<void> {
    const item = this.items.get(id);
    if (item) this.items.set(id, { ...item, deleted: true });
    this.tell();
  }

  async get<K extends Kind>(_kind: K, id: string): Promise<Item<K> | null> {
    return (this.items.get(id) as unknown as Item<K> | undefined) ?? null;
  }

  async list<K extends Kind>(kind: K, where: Where = {}): Promise<Item<K>[]> {
    const all = [...this.items.values()].filter((item) => item.kind === kind && !item.deleted) as unknown as Item<K>[];
    return all.filter((item) => !where.night || (item.body as Partial<Logged>).night === where.night);
  }

  async night(date: string): Promise<Item<"night"> | null> {
    return (await this.list("night", { night: date }))[0] ?? null;
  }

  async checkin(date: string): Promise<Item<"checkin"> | null> {
    return (await this.list("checkin", { night: date }))[0] ?? null;
  }

  async pack(): Promise<Pack | null> {
    return this.held;
  }

  async reveal(date: string): Promise<Draw | null> {
    this.reveals.push(date);
    return this.draws[date] ?? null;
  }

  async unsent(): Promise<number> {
    return [...this.items.values()].filter((item) => item.state === "phone").length;
  }

  status(): Status {
    return "waiting";
  }

  async sync(): Promise<void> {}

  async history<K extends Kind>(kind: K, id: string): Promise<Kept<K>[]> {
    const item = await this.get(kind, id);
    return item ? [{ seq: 1, kind, id, revision: item.revision, deleted: false, conflict: [], body: item.body }] : [];
  }

  async keep(): Promise<void> {}

  subscribe(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  async clear(): Promise<void> {
    this.items.clear();
  }

  close(): void {}

  private tell(): void {
    for (const listener of this.listeners) listener();
  }
}
