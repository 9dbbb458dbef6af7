/** What the taps write. Each act is one small change of the log; screens call these and write nothing themselves. */

import type { Item, Log } from "../log/log";
import type { Answer, CheckinLog, EntryLog, HarmLog, Logged, Mode, NightLog, Pack, SessionLog } from "../types";
import { legAnswer, legAnswerAt, type Offer, ratingOf, revealOf, sessionStart, withoutRating } from "./evening";
import { begin, type Player, stepsSoFar } from "./player";

/** Change the night's one record, or begin it. */
export async function noteNight(log: Log, at: Logged, changes: Partial<NightLog>): Promise<Item<"night">> {
  const there = await log.night(at.night);
  if (there && !there.deleted) return log.patch("night", there.id, changes);
  return log.put("night", { ...at, ...changes });
}

/** Change the morning's one record of a night, or begin it. */
export async function noteCheckin(
  log: Log,
  at: Logged,
  night: string,
  changes: Partial<CheckinLog>,
): Promise<Item<"checkin">> {
  const there = await log.checkin(night);
  if (there && !there.deleted) return log.patch("checkin", there.id, changes);
  return log.put("checkin", { ...at, night, ...changes });
}

export function rate(log: Log, at: Logged, asks: "urge" | "today" | "expected", value: number, mode: Mode) {
  return noteNight(log, at, ratingOf(asks, value, mode, at.at));
}

/** Take the rating back; only while no draw was shown. */
export async function undoRating(log: Log, at: Logged): Promise<void> {
  const there = await log.night(at.night);
  if (there && there.body.assigned === undefined) await log.put("night", withoutRating(there.body), there.id);
}

/** Open the night's envelope, once, after the rating; false where it is not on this phone. */
export async function reveal(log: Log, at: Logged, pack: Pack | null): Promise<boolean> {
  const there = await log.night(at.night);
  if (!there || !pack?.trial || there.body.urge_before === undefined) return false;
  if (there.body.assigned !== undefined) return true;
  const draw = await log.reveal(at.night);
  if (!draw) return false;
  await log.patch("night", there.id, revealOf(there.body, draw, pack.trial.id, at.at));
  return true;
}

/** "Tonight is too much": one tap. */
export function tooMuch(log: Log, at: Logged) {
  return noteNight(log, at, { too_much: true });
}

/**
 * The optional number of a night that is too much. On a trial night without a rating it is the evening's rating as
 * well, so that the night gets and keeps its draw.
 */
export async function rateTooMuch(log: Log, at: Logged, value: number, trial: { pack: Pack; draws: boolean } | null) {
  await log.put("entry", { ...at, moment: "rescue", urge: value });
  const night = await log.night(at.night);
  if (!trial?.draws || !night || night.body.urge_before !== undefined) return;
  await noteNight(log, at, ratingOf("urge", value, night.body.mode ?? trial.pack.settings.mode, at.at));
  await reveal(log, at, trial.pack);
}

/** The answer to the one-leg line, kept whatever it is. */
export async function answerLeg(log: Log, now: Logged, answer: Answer, rescue: boolean): Promise<Item<"entry">> {
  const at = legAnswerAt(now.at, (await log.pack())?.one_leg.checked_at ?? null);
  return log.put("entry", { ...now, at, ...legAnswer(answer, rescue) } as EntryLog);
}

/** Begin a session: its record is there from the first second. Only after a no to the one-leg line. */
export async function startSession(
  log: Log,
  at: Logged,
  offer: Offer,
  { rescue = false, urge }: { rescue?: boolean; urge?: number | undefined } = {},
): Promise<Player> {
  const item = await log.put("session", { ...at, ...sessionStart(offer, rescue, at.at, urge) } as SessionLog);
  const now = Date.parse(at.at);
  const planned = offer.planned && !rescue;
  return begin({ session: item.id, night: at.night, routine: offer.routine, planned, rescue }, now);
}

/** Keep how far a session went. */
export function noteProgress(log: Log, player: Player, now: number) {
  return log.patch("session", player.session, { steps: stepsSoFar(player, now) });
}

/** Keep how a session ended. */
export function noteEnd(log: Log, player: Player, at: Logged) {
  const outcome = player.outcome;
  return log.patch("session", player.session, { steps: player.done, ended: at.at, ...(outcome ? { outcome } : {}) });
}

/** The rating right after a session. */
export function rateAfter(log: Log, session: string, value: number) {
  return log.patch("session", session, { urge_after: value });
}

/** A harm: recorded, and with that its technique is paused at once. */
export function noteHarm(log: Log, at: Logged, technique: string, region?: string): Promise<Item<"harm">> {
  const body: HarmLog = { ...at, technique, what: "pain", ...(region ? { region } : {}) };
  return log.put("harm", body);
}
