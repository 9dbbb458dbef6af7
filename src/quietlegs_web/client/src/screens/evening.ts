/** What the evening shows: from the pack and the records of this phone to one state. Pure: no clock, no storage. */

import type { Item } from "../log/log";
import { addDays } from "../nights";
import type { EntryLog, HarmLog, Mode, NightLog, Pack, PackTrial, RoutineWords, SessionLog } from "../types";
import { daysBetween, mondayOf } from "./dates";

export const COMPARISON = "comparison";
export const HAND_MASSAGE = "hand_massage";
const RESCUES_THAT_ASK = 3;
const RESCUE_WINDOW = 7;

/** Everything the evening depends on. */
export interface Known {
  pack: Pack | null;
  /** The night it is now. */
  night: string;
  nights: readonly Item<"night">[];
  entries: readonly Item<"entry">[];
  sessions: readonly Item<"session">[];
  harms: readonly Item<"harm">[];
}

/** Whether sessions may open on this phone, and if not, why. */
export type Gate =
  | { open: true }
  | { open: false; why: "never_asked" }
  | { open: false; why: "lapsed" }
  | { open: false; why: "leg"; answer: "yes" | "unsure"; since: string };

/** The free nights of the week; `closed` says why there is none to take. */
export interface FreeNights {
  used: number;
  allowed: number;
  closed: boolean;
}

/** A session that may be started: what is done, and for which arm. */
export interface Offer {
  routine: RoutineWords;
  arm?: string;
  planned: boolean;
}

export type Notice = "trial_paused" | "trial_over" | "trial_soon" | null;

export type Evening =
  | { is: "no_pack" }
  | { is: "no_plan" }
  | {
      is: "rate";
      asks: "urge" | "today" | "expected";
      mode: Mode;
      draw: boolean;
      free: FreeNights | null;
      notice: Notice;
    }
  | { is: "show" }
  | { is: "draw_missing"; offer: Offer | null }
  | { is: "quiet" }
  | { is: "free"; offer: Offer | null }
  | { is: "comparison"; name: string; text: string; offer: Offer | null }
  | { is: "session"; offer: Offer; name: string; notice: Notice }
  | { is: "arm_closed"; name: string; because: string }
  | { is: "nothing_open"; text: string; notice: Notice }
  | { is: "after"; session: Item<"session">; offer: Offer | null };

const live = <T extends { deleted: boolean }>(items: readonly T[]): T[] => items.filter((item) => !item.deleted);

/** The record of a night, if there is one. */
export function recordOf(known: Known, night = known.night): NightLog | null {
  return live(known.nights).find((item) => item.body.night === night)?.body ?? null;
}

/**
 * The clot line's lock: a yes or not sure closes every session until the questions about clots were answered anew,
 * with no to all, later than that answer. A deleted answer still locks: an undo must not open what may be a clot.
 * After the day until which the answers hold, nothing opens either, with a network and without.
 */
export function gateOf(pack: Pack | null, entries: readonly Pick<Item<"entry">, "body">[], today = ""): Gate {
  const checked = pack?.one_leg.checked_at ?? null;
  if (checked === null) return lastLock(entries, Number.NEGATIVE_INFINITY) ?? { open: false, why: "never_asked" };
  return (
    lastLock(entries, Date.parse(checked)) ??
    (answersHold(pack, today) ? { open: true } : { open: false, why: "lapsed" })
  );
}

function answersHold(pack: Pack | null, today: string): boolean {
  const until = pack?.answers_hold_until;
  return !until || today <= until;
}

const MORNING = 7;
const BEDTIME = 22;

/** Whether to say that safety questions are due: from that day on, and by day only, never in the night. */
export function saysDue(pack: Pack | null, today: string, hour: number): boolean {
  const from = pack?.answers_due_from;
  return Boolean(from) && today >= String(from) && hour >= MORNING && hour < BEDTIME;
}

function lastLock(entries: readonly Pick<Item<"entry">, "body">[], after: number): Gate | null {
  const told = entries
    .map((item) => item.body)
    .filter((body) => body.one_leg === "yes" || body.one_leg === "unsure")
    .filter((body) => !(Date.parse(body.at) < after))
    .sort((one, other) => Date.parse(one.at) - Date.parse(other.at));
  const last = told.at(-1);
  if (!last) return null;
  return { open: false, why: "leg", answer: last.one_leg === "yes" ? "yes" : "unsure", since: last.at };
}

/** Techniques that touch the skin and muscles of the legs. */
export const MASSAGE = new Set([
  "effleurage",
  "petrissage",
  "ball_rolling",
  "foam_rolling",
  "acupressure",
  "foot_massage",
  "device_massager",
]);
const HARMS_ONLY_ITSELF = new Set([...MASSAGE, "stretching", "foot_bath", HAND_MASSAGE, COMPARISON]);

/**
 * Techniques that a harm paused: the server's list, and this phone's own records that are not over. A harm by a whole
 * routine, or by something that is never offered, pauses all that touches, as on the server.
 */
export function pausedTechniques(pack: Pack | null, harms: readonly Item<"harm">[]): Set<string> {
  const here = live(harms).map((item): HarmLog => item.body);
  const named = here.filter((harm) => !harm.over_at).map((harm) => harm.technique);
  const wide = named.some((technique) => !HARMS_ONLY_ITSELF.has(technique));
  const hands = named.includes(COMPARISON) ? [HAND_MASSAGE] : [];
  return new Set([...(pack?.paused ?? []).map((one) => one.technique), ...named, ...hands, ...(wide ? MASSAGE : [])]);
}

/** A routine without its paused steps; null when none is left. */
export function openRoutine(routine: RoutineWords | null | undefined, paused: Set<string>): RoutineWords | null {
  if (!routine) return null;
  const steps = routine.steps.filter((step) => !paused.has(step.technique));
  if (steps.length === 0) return null;
  if (steps.length === routine.steps.length) return routine;
  const seconds = steps.reduce((sum, step) => sum + step.seconds, 0);
  return { ...routine, steps, minutes: Math.max(1, Math.round(seconds / 60)) };
}

/** The plan's routine of today, or its three-minute version; null where nothing is open. */
export function planOffer(known: Known): Offer | null {
  const plan = known.pack?.plan;
  const paused = pausedTechniques(known.pack, known.harms);
  const routine = openRoutine(plan?.routine, paused) ?? openRoutine(plan?.short, paused);
  return routine && { routine, planned: false };
}

/** The three-minute version, where the plan's routine is a longer one. */
export function shortOffer(known: Known): Offer | null {
  const short = openRoutine(known.pack?.plan?.short, pausedTechniques(known.pack, known.harms));
  return short && short.id !== planOffer(known)?.routine.id ? { routine: short, planned: false } : null;
}

/** The other ways beside the plan's routine: three minutes, then in bed, lying, at a desk, on a plane. */
export function otherOffers(known: Known): Offer[] {
  const paused = pausedTechniques(known.pack, known.harms);
  const places = (known.pack?.plan?.elsewhere ?? []).map((routine) => openRoutine(routine, paused));
  const short = shortOffer(known);
  const found = places.filter((routine) => routine !== null).map((routine) => ({ routine, planned: false }));
  return short ? [short, ...found] : found;
}

/** Every routine that may be done on a night that is too much. */
export function rescueOffers(known: Known): Offer[] {
  const paused = pausedTechniques(known.pack, known.harms);
  const plan = known.pack?.plan;
  const all = [plan?.short, plan?.routine, ...(plan?.elsewhere ?? [])];
  const found = all.map((routine) => openRoutine(routine, paused));
  const routines = found.filter((routine) => routine !== null);
  const unlike = routines.filter((one, index) => routines.findIndex((other) => other.id === one.id) === index);
  return unlike.map((routine) => ({ routine, planned: false }));
}

/** What hands and shoulders are called among the things that bring relief. */
export const HANDS = "hands_and_shoulders";

/** The hand-and-shoulder massage as a session of its own, while the legs wait: behind the same lock as every session. */
export function handsOffer(known: Known, today: string): Offer | null {
  const routine = openRoutine(known.pack?.plan?.hands, pausedTechniques(known.pack, known.harms));
  return routine && gateOf(known.pack, known.entries, today).open ? { routine, planned: false } : null;
}

/** Free nights from Monday to Sunday of this night's week. */
export function freeNights(known: Known, allowed: number): FreeNights {
  const monday = mondayOf(known.night);
  const sunday = addDays(monday, 6);
  const used = live(known.nights).filter(
    ({ body }) => body.free === true && body.night >= monday && body.night <= sunday && body.night !== known.night,
  ).length;
  return { used, allowed, closed: used >= allowed };
}

/** Whether three comparison nights of the last seven became too much: then pausing is offered. */
export function offersPause(known: Known): boolean {
  const first = addDays(known.night, 1 - RESCUE_WINDOW);
  const rescued = live(known.nights).filter(
    ({ body }) =>
      body.assigned === COMPARISON && body.night >= first && body.night <= known.night && wasRescued(known, body),
  );
  return rescued.length >= RESCUES_THAT_ASK;
}

function wasRescued(known: Known, night: NightLog): boolean {
  const tonight = live(known.sessions).some(({ body }) => body.night === night.night && body.rescue);
  return night.too_much === true || tonight;
}

/** Days since the last record of any night before this one; null when there is none. */
export function gapBefore(known: Known): number | null {
  const all = [...live(known.nights), ...live(known.entries), ...live(known.sessions)];
  const last = all
    .map((item) => item.body.night)
    .filter((night) => night < known.night)
    .sort()
    .at(-1);
  return last === undefined ? null : daysBetween(last, known.night);
}

/** Where the trial stands on this night, beyond running. */
function noticeOf(trial: PackTrial | null, night: string): Notice {
  if (!trial) return null;
  if (trial.paused) return "trial_paused";
  if (night < trial.start) return "trial_soon";
  return daysBetween(trial.start, night) >= trial.nights ? "trial_over" : null;
}

/** Whether this night belongs to a running trial, so that a draw waits for it. */
function isTrialNight(known: Known): boolean {
  const trial = known.pack?.trial ?? null;
  return trial !== null && noticeOf(trial, known.night) === null;
}

/** The one state of this evening. */
export function eveningOf(known: Known): Evening {
  const { pack } = known;
  if (!pack) return { is: "no_pack" };
  const record = recordOf(known);
  const after = sessionOfTonight(known);
  if (after) return { is: "after", session: after, offer: planOffer(known) };
  if (record?.assigned) return shown(known, record.assigned);
  if (!pack.plan) return { is: "no_plan" };
  if (record?.free) return { is: "free", offer: planOffer(known) };
  if (record?.quiet) return { is: "quiet" };
  return isRated(record, pack.settings.mode) ? rated(known) : rating(known, record);
}

/** The planned session of tonight that came to an end, the latest first. */
function sessionOfTonight(known: Known): Item<"session"> | null {
  const ended = live(known.sessions).filter(
    ({ body }) => body.night === known.night && body.ended !== undefined && body.one_leg === "no" && !body.rescue,
  );
  return ended.sort((one, other) => Date.parse(one.body.at) - Date.parse(other.body.at)).at(-1) ?? null;
}

function isRated(record: NightLog | null, mode: Mode): boolean {
  if (record?.urge_before === undefined) return false;
  return (record.mode ?? mode) === "when" || record.expected !== undefined;
}

function rating(known: Known, record: NightLog | null): Evening {
  const pack = known.pack as Pack;
  const mode = record?.urge_before === undefined ? pack.settings.mode : (record.mode ?? pack.settings.mode);
  const draw = isTrialNight(known);
  const asks = mode === "when" ? "urge" : record?.urge_before === undefined ? "today" : "expected";
  const free = draw && pack.trial ? freeNights(known, pack.trial.free_nights_a_week) : null;
  return { is: "rate", asks, mode, draw, free, notice: noticeOf(pack.trial, known.night) };
}

function rated(known: Known): Evening {
  const pack = known.pack as Pack;
  const offer = planOffer(known);
  if (isTrialNight(known)) {
    const sealed = pack.trial?.envelopes.some((one) => one.night === known.night);
    return sealed ? { is: "show" } : { is: "draw_missing", offer };
  }
  const notice = noticeOf(pack.trial, known.night);
  if (!offer) return { is: "nothing_open", text: pack.plan?.text ?? "", notice };
  return { is: "session", offer, name: offer.routine.name, notice };
}

function shown(known: Known, assigned: string): Evening {
  const trial = known.pack?.trial ?? null;
  const paused = pausedTechniques(known.pack, known.harms);
  if (assigned === COMPARISON) {
    const routine = openRoutine(trial?.comparison_routine, paused);
    const offer = routine && { routine, arm: COMPARISON, planned: true };
    return { is: "comparison", name: trial?.comparison_name ?? "", text: trial?.comparison_text ?? "", offer };
  }
  const arm = trial?.arms.find((one) => one.id === assigned);
  const routine = arm?.open ? openRoutine(arm.routine, paused) : null;
  if (!arm || !routine) return { is: "arm_closed", name: arm?.name ?? "", because: arm?.closed_because ?? "" };
  return { is: "session", offer: { routine, arm: assigned, planned: true }, name: arm.name, notice: null };
}

/** The body of a rating: what one tap on a number adds to the night. */
export function ratingOf(
  asks: "urge" | "today" | "expected",
  value: number,
  mode: Mode,
  at: string,
): Partial<NightLog> {
  if (asks === "today") return { mode, urge_before: value };
  if (asks === "expected") return { mode, expected: value, rated_at: at, status: "rated" };
  return { mode, urge_before: value, rated_at: at, status: "rated" };
}

/** The night without the rating, for an undo before anything was shown. */
export function withoutRating(night: NightLog): NightLog {
  const { mode: _m, urge_before: _u, expected: _e, rated_at: _r, status: _s, ...rest } = night;
  return rest;
}

/** What a reveal adds to the night; nothing where the night already has its draw. */
export function revealOf(
  night: NightLog,
  draw: { assigned: string; probability: number },
  trial: string,
  at: string,
): Partial<NightLog> {
  if (night.assigned !== undefined || night.free) return {};
  return { trial, assigned: draw.assigned, probability: draw.probability, shown_at: at };
}

/**
 * The instant of an answer to the one-leg line. It is given after the questions about clots that this phone knows of,
 * also where the phone's clock is behind the server's: else a yes would lock nothing.
 */
export function legAnswerAt(at: string, checked: string | null): string {
  const known = checked === null ? Number.NEGATIVE_INFINITY : Date.parse(checked);
  return Date.parse(at) > known ? at : new Date(known + 1).toISOString();
}

/** The body of the answer to the one-leg line. */
export function legAnswer(answer: EntryLog["one_leg"], rescue: boolean): Pick<EntryLog, "moment" | "one_leg"> {
  return { moment: rescue ? "rescue" : "before_session", ...(answer ? { one_leg: answer } : {}) };
}

/** The body of a session at its start. */
export function sessionStart(offer: Offer, rescue: boolean, at: string, urge?: number): Partial<SessionLog> {
  return {
    routine: offer.routine.id,
    ...(offer.arm ? { arm: offer.arm } : {}),
    planned: offer.planned && !rescue,
    ...(rescue ? { rescue: true } : {}),
    one_leg: "no",
    by: "self",
    started: at,
    steps: [],
    ...(urge === undefined ? {} : { urge_before: urge }),
  };
}
