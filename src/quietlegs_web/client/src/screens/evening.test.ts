import { describe, expect, test } from "vitest";
import type { EntryLog, HarmLog, NightLog, Pack, SessionLog } from "../types";
import {
  type Evening,
  eveningOf,
  freeNights,
  gapBefore,
  gateOf,
  handsOffer,
  type Known,
  legAnswerAt,
  MASSAGE,
  offersPause,
  openRoutine,
  otherOffers,
  pausedTechniques,
  ratingOf,
  rescueOffers,
  revealOf,
  saysDue,
  sessionStart,
  shortOffer,
  withoutRating,
} from "./evening";
import { itemOf, moment, packOf, routine, step, trialOf } from "./testing";

const NIGHT = "2026-11-24";
const AT = "2026-11-24T20:30:00Z";

const night = (changes: Partial<NightLog> = {}, date = NIGHT) => itemOf("night", { ...moment(AT, date), ...changes });
const session = (changes: Partial<SessionLog> = {}, date = NIGHT) =>
  itemOf("session", { ...moment(AT, date), routine: "self_hands", ...changes });
const entry = (changes: Partial<EntryLog>, at = AT) =>
  itemOf("entry", { ...moment(at, NIGHT), moment: "before_session", ...changes });
const harm = (changes: Partial<HarmLog> = {}) =>
  itemOf("harm", { ...moment(AT, NIGHT), technique: "effleurage", what: "pain", ...changes });

function known(changes: Partial<Known> = {}): Known {
  const pack = packOf({ trial: trialOf() });
  return { pack, night: NIGHT, nights: [], entries: [], sessions: [], harms: [], ...changes };
}

const rated = { mode: "when", urge_before: 6, rated_at: AT, status: "rated" } as const;
const drawn = { ...rated, trial: "t1", shown_at: AT, probability: 0.5 };

function stateWith(nights: Known["nights"], changes: Partial<Known> = {}): Evening {
  return eveningOf(known({ nights, ...changes }));
}

describe("the evening shows", () => {
  test("nothing opens after the day until which the answers hold", () => {
    const pack = packOf({ answers_hold_until: "2026-11-24" });
    expect(gateOf(pack, [], "2026-11-24")).toEqual({ open: true });
    expect(gateOf(pack, [], "2026-11-25")).toEqual({ open: false, why: "lapsed" });
    expect(gateOf(packOf({ answers_hold_until: null }), [], "2027-11-25")).toEqual({ open: true });
    expect(gateOf({ ...pack, one_leg: { ...pack.one_leg, checked_at: null } }, [], "2026-11-25")).toMatchObject({
      why: "never_asked",
    });
  });

  test("questions that are due are said by day, never in the night", () => {
    const pack = packOf({ answers_due_from: "2026-11-24" });
    expect(saysDue(pack, "2026-11-23", 12)).toBe(false);
    expect([2, 6, 7, 21, 22].map((hour) => saysDue(pack, "2026-11-24", hour))).toEqual([
      false,
      false,
      true,
      true,
      false,
    ]);
    expect(saysDue(packOf(), "2026-11-24", 12)).toBe(false);
  });

  test("a way to sign in on a phone that never had the pack", () => {
    expect(eveningOf(known({ pack: null }))).toEqual({ is: "no_pack" });
  });

  test("the questions first where there is no plan", () => {
    expect(eveningOf(known({ pack: packOf({ plan: null }) }))).toEqual({ is: "no_plan" });
  });

  test("one question on a trial night that was not rated, and free nights to take", () => {
    const free = { used: 0, allowed: 2, closed: false };
    expect(stateWith([])).toEqual({ is: "rate", asks: "urge", mode: "when", draw: true, free, notice: null });
  });

  test("no free nights and no draw where there is no trial", () => {
    expect(stateWith([], { pack: packOf() })).toMatchObject({ is: "rate", draw: false, free: null });
  });

  test("two questions in the mode before it starts, one after the other", () => {
    const pack = packOf({ trial: trialOf(), settings: { ...packOf().settings, mode: "before" } });
    expect(stateWith([], { pack })).toMatchObject({ is: "rate", asks: "today" });
    expect(stateWith([night({ mode: "before", urge_before: 0 })], { pack })).toMatchObject({ asks: "expected" });
    expect(stateWith([night({ mode: "before", urge_before: 0, expected: 0 })], { pack })).toEqual({ is: "show" });
  });

  test("the mode that the night began in, also when the setting was changed since", () => {
    const pack = packOf({ trial: trialOf(), settings: { ...packOf().settings, mode: "before" } });
    expect(stateWith([night(rated)], { pack })).toEqual({ is: "show" });
  });

  test("a rating of 0 is a rating", () => {
    expect(stateWith([night({ ...rated, urge_before: 0 })])).toEqual({ is: "show" });
  });

  test("that the draw is missing where this night has no envelope", () => {
    const pack = packOf({ trial: trialOf({ envelopes: [] }) });
    expect(stateWith([night(rated)], { pack })).toMatchObject({ is: "draw_missing", offer: { planned: false } });
  });

  test("the arm's routine after it was shown, as the planned session of that arm", () => {
    const shown = stateWith([night({ ...drawn, assigned: "strokes" })]);
    expect(shown).toMatchObject({ is: "session", offer: { arm: "strokes", planned: true }, name: "Long strokes" });
  });

  test("a usual evening without any session on a comparison night", () => {
    const shown = stateWith([night({ ...drawn, assigned: "comparison" })]);
    expect(shown).toMatchObject({ is: "comparison", text: "Everything you would normally do.", offer: null });
  });

  test("the hand massage on a comparison night where that is the comparison", () => {
    const trial = trialOf({
      comparison: "hand_massage",
      comparison_routine: routine("hands", [step("hand_massage", "hand_left")]),
    });
    const shown = stateWith([night({ ...drawn, assigned: "comparison" })], { pack: packOf({ trial }) });
    expect(shown).toMatchObject({ is: "comparison", offer: { arm: "comparison", planned: true } });
  });

  test("why an arm is closed today, while the night keeps its draw", () => {
    const arm = { id: "strokes", name: "Long strokes", open: false, closed_because: "Paused.", routine: null };
    const pack = packOf({ trial: trialOf({ arms: [arm] }) });
    const known = [night({ ...drawn, assigned: "strokes" })];
    expect(stateWith(known, { pack })).toEqual({ is: "arm_closed", name: "Long strokes", because: "Paused." });
    expect(known[0]?.body.assigned).toBe("strokes");
  });

  test("an arm as closed when harms on this phone leave nothing of it", () => {
    const harms = [harm(), harm({ technique: "petrissage" })];
    expect(stateWith([night({ ...drawn, assigned: "strokes" })], { harms })).toMatchObject({ is: "arm_closed" });
  });

  test("an arm that the pack no longer knows as closed", () => {
    expect(stateWith([night({ ...drawn, assigned: "gone" })])).toMatchObject({ is: "arm_closed", because: "" });
  });

  test("a quiet evening: nothing is drawn", () => {
    expect(stateWith([night({ quiet: true })])).toEqual({ is: "quiet" });
  });

  test("the question again when a quiet evening did not stay quiet", () => {
    expect(stateWith([night({ quiet: false })])).toMatchObject({ is: "rate" });
  });

  test("a free night with the plan's routine open and not planned", () => {
    expect(stateWith([night({ free: true })])).toMatchObject({ is: "free", offer: { planned: false } });
  });

  test("the plan's routine where there is no trial", () => {
    const shown = stateWith([night(rated)], { pack: packOf() });
    expect(shown).toMatchObject({ is: "session", offer: { routine: { id: "self_hands" }, planned: false } });
  });

  test("the three minutes where the plan has no longer routine", () => {
    const plan = { ...(packOf().plan as NonNullable<Pack["plan"]>), routine: null };
    const shown = stateWith([night(rated)], { pack: packOf({ plan }) });
    expect(shown).toMatchObject({ is: "session", offer: { routine: { id: "three_minutes" } } });
  });

  test("what is open where the plan has no routine at all", () => {
    const plan = { ...(packOf().plan as NonNullable<Pack["plan"]>), routine: null, short: null, text: "Ask first." };
    expect(stateWith([night(rated)], { pack: packOf({ plan }) })).toEqual({
      is: "nothing_open",
      text: "Ask first.",
      notice: null,
    });
  });

  test("no draw while the trial is paused, and says so", () => {
    const pack = packOf({ trial: trialOf({ paused: true }) });
    expect(stateWith([], { pack })).toMatchObject({ is: "rate", draw: false, free: null, notice: "trial_paused" });
    expect(stateWith([night(rated)], { pack })).toMatchObject({ is: "session", notice: "trial_paused" });
  });

  test("no draw before the trial's first night and after its last", () => {
    const soon = packOf({ trial: trialOf({ start: "2026-11-25" }) });
    expect(stateWith([], { pack: soon })).toMatchObject({ draw: false, notice: "trial_soon" });
    const last = known({ night: "2026-11-29" });
    expect(eveningOf(last)).toMatchObject({ draw: true, notice: null });
    expect(eveningOf({ ...last, night: "2026-11-30" })).toMatchObject({ draw: false, notice: "trial_over" });
  });

  test("the end of a session that was guided, not of a rescue and not of a visit", () => {
    const nights = [night({ ...drawn, assigned: "strokes" })];
    const ended = { ended: AT, one_leg: "no", planned: true } as const;
    expect(stateWith(nights, { sessions: [session(ended)] })).toMatchObject({ is: "after" });
    expect(stateWith(nights, { sessions: [session({ ...ended, rescue: true })] })).toMatchObject({ is: "session" });
    expect(stateWith(nights, { sessions: [session({ ended: AT, by: "therapist" })] })).toMatchObject({ is: "session" });
    expect(stateWith(nights, { sessions: [session({ one_leg: "no" })] })).toMatchObject({ is: "session" });
    expect(stateWith(nights, { sessions: [session(ended, "2026-11-23")] })).toMatchObject({ is: "session" });
  });

  test("the night's draw also when the night became too much", () => {
    expect(stateWith([night({ ...drawn, assigned: "comparison", too_much: true })])).toMatchObject({
      is: "comparison",
    });
  });

  test("nothing of a night that was deleted", () => {
    const gone = { ...night({ ...drawn, assigned: "strokes" }), deleted: true };
    expect(stateWith([gone])).toMatchObject({ is: "rate" });
  });
});

describe("three minutes", () => {
  const short = routine("three_minutes", [step("effleurage", "calf_left")]);

  test("are offered beside a longer routine", () => {
    const plan = { ...packOf().plan, short } as Pack["plan"];
    expect(shortOffer(known({ pack: packOf({ plan }) }))).toMatchObject({ routine: { id: "three_minutes" } });
  });

  test("are not offered twice, nor with what a harm paused", () => {
    const only = { ...packOf().plan, routine: null, short } as Pack["plan"];
    expect(shortOffer(known({ pack: packOf({ plan: only }) }))).toBeNull();
    const plan = { ...packOf().plan, short } as Pack["plan"];
    expect(shortOffer(known({ pack: packOf({ plan }), harms: [harm()] }))).toBeNull();
  });
});

describe("other places", () => {
  const bed = routine("in_bed_alone", [step("effleurage", "calf_left"), step("stretching", "calf_left")]);
  const plan = { ...packOf().plan, elsewhere: [bed] } as Pack["plan"];

  test("stand after the three minutes, also on a night that is too much", () => {
    const here = known({ pack: packOf({ plan }) });
    expect(otherOffers(here).map((one) => one.routine.id)).toEqual(["three_minutes", "in_bed_alone"]);
    expect(rescueOffers(here).map((one) => one.routine.id)).toContain("in_bed_alone");
  });

  test("lose what a harm paused, and a pack of an older server has none", () => {
    const hurt = known({ pack: packOf({ plan }), harms: [harm()] });
    expect(otherOffers(hurt).map((one) => one.routine.steps.map((each) => each.technique))).toEqual([["stretching"]]);
    expect(otherOffers(known({ pack: packOf() })).map((one) => one.routine.id)).toEqual(["three_minutes"]);
  });
});

describe("hands and shoulders", () => {
  const hands = routine("hand_massage", [step("hand_massage", "hand_left"), step("hand_massage", "arm_left")]);
  const plan = { ...packOf().plan, verdict: "ask_first", routine: null, short: null, hands } as Pack["plan"];
  const waiting = packOf({ plan });

  test("are open while the legs wait for a clinician", () => {
    const offer = { routine: { id: "hand_massage" }, planned: false };
    expect(handsOffer(known({ pack: waiting }), NIGHT)).toMatchObject(offer);
  });

  test("are closed by a leg that may be ill or was not asked about, by old answers, and where the pack has none", () => {
    const unasked = { ...waiting, one_leg: { ...waiting.one_leg, checked_at: null } };
    expect(handsOffer(known({ pack: unasked }), NIGHT)).toBeNull();
    const told = [entry({ one_leg: "unsure" })];
    expect(handsOffer(known({ pack: waiting, entries: told }), NIGHT)).toBeNull();
    const held = { ...waiting, answers_hold_until: NIGHT };
    expect(handsOffer(known({ pack: held }), NIGHT)).not.toBeNull();
    expect(handsOffer(known({ pack: held }), "2026-11-25")).toBeNull();
    expect(handsOffer(known({ pack: packOf() }), NIGHT)).toBeNull();
    expect(handsOffer(known({ pack: null }), NIGHT)).toBeNull();
  });

  test("are closed where they hurt", () => {
    for (const technique of ["hand_massage", "comparison"])
      expect(handsOffer(known({ pack: waiting, harms: [harm({ technique })] }), NIGHT)).toBeNull();
  });
});

describe("the clot line's lock", () => {
  const at = (hour: number) => `2026-11-24T${String(hour).padStart(2, "0")}:00:00Z`;
  const checked = (checked_at: string | null): Pack => packOf({ one_leg: { ...packOf().one_leg, checked_at } });

  test("is open after all questions about clots were answered with no", () => {
    expect(gateOf(checked(at(8)), [])).toEqual({ open: true });
  });

  test("is closed where the questions were never answered, and without a pack", () => {
    expect(gateOf(checked(null), [])).toEqual({ open: false, why: "never_asked" });
    expect(gateOf(null, [])).toEqual({ open: false, why: "never_asked" });
  });

  test.each(["yes", "unsure"] as const)("closes at %s, in the evening and in a rescue", (one_leg) => {
    const told = { open: false, why: "leg", answer: one_leg, since: at(20) };
    expect(gateOf(checked(at(8)), [entry({ one_leg }, at(20))])).toEqual(told);
    expect(gateOf(checked(at(8)), [entry({ one_leg, moment: "rescue" }, at(20))])).toEqual(told);
  });

  test("stays closed when no is said later: only the questions open it", () => {
    const entries = [entry({ one_leg: "yes" }, at(20)), entry({ one_leg: "no" }, at(21))];
    expect(gateOf(checked(at(8)), entries)).toMatchObject({ open: false, why: "leg" });
  });

  test("opens when the questions were answered later than the answer, and not at the same moment", () => {
    const entries = [entry({ one_leg: "unsure" }, at(20))];
    expect(gateOf(checked(at(20)), entries)).toMatchObject({ open: false });
    expect(gateOf(checked(at(21)), entries)).toEqual({ open: true });
  });

  test("compares instants, whatever way they are written", () => {
    const entries = [entry({ one_leg: "yes" }, "2026-11-24T21:30:00+01:00")];
    expect(gateOf(checked("2026-11-24T20:45:00.000Z"), entries)).toEqual({ open: true });
    expect(gateOf(checked("2026-11-24T20:15:00.000Z"), entries)).toMatchObject({ open: false });
  });

  test("stays closed when the answer is deleted or cannot be dated", () => {
    const gone = { ...entry({ one_leg: "yes" }, at(20)), deleted: true };
    expect(gateOf(checked(at(8)), [gone])).toMatchObject({ open: false });
    expect(gateOf(checked(at(8)), [entry({ one_leg: "yes" }, "no date")])).toMatchObject({ open: false });
  });

  test("says yes before never asked", () => {
    expect(gateOf(checked(null), [entry({ one_leg: "yes" }, at(20))])).toMatchObject({ why: "leg", answer: "yes" });
  });
});

describe("a phone whose clock is behind", () => {
  const checked = "2026-11-24T20:35:00.123456Z";
  const pack = packOf({ one_leg: { ...packOf().one_leg, checked_at: checked } });

  test("locks at once after a yes or not sure, however far behind it is", () => {
    for (const slow of [AT, "2026-11-24T20:35:00.123Z", "2019-01-01T00:00:00Z"]) {
      const told = entry({ one_leg: "unsure" }, legAnswerAt(slow, checked));
      expect(gateOf(pack, [told])).toMatchObject({ open: false, why: "leg", answer: "unsure" });
    }
  });

  test("keeps its own time where that is later, or where nothing was checked", () => {
    expect(legAnswerAt("2026-11-24T20:36:00Z", checked)).toBe("2026-11-24T20:36:00Z");
    expect(legAnswerAt(AT, null)).toBe(AT);
  });
});

describe("free nights", () => {
  test("count from Monday to Sunday", () => {
    const free = (date: string) => night({ free: true }, date);
    const nights = [free("2026-11-22"), free("2026-11-23"), free("2026-11-29"), free("2026-11-30")];
    expect(freeNights(known({ nights }), 2)).toEqual({ used: 2, allowed: 2, closed: true });
    expect(freeNights(known({ nights, night: "2026-11-22" }), 2)).toEqual({ used: 0, allowed: 2, closed: false });
    expect(freeNights(known({ nights, night: "2026-12-01" }), 2)).toEqual({ used: 1, allowed: 2, closed: false });
  });

  test("do not count this night, a free night taken back, or a deleted one", () => {
    const nights = [night({ free: true }), night({ free: false }, "2026-11-23")];
    const gone = { ...night({ free: true }, "2026-11-25"), deleted: true };
    expect(freeNights(known({ nights: [...nights, gone] }), 2).used).toBe(0);
  });

  test("are closed where the trial has none", () => {
    expect(freeNights(known(), 0).closed).toBe(true);
  });
});

describe("pausing is offered", () => {
  const hard = (date: string, changes: Partial<NightLog> = {}) =>
    night({ ...drawn, assigned: "comparison", too_much: true, ...changes }, date);

  test("after three rescued comparison nights in seven", () => {
    const nights = [hard("2026-11-18"), hard("2026-11-20"), hard("2026-11-24")];
    expect(offersPause(known({ nights }))).toBe(true);
    expect(offersPause(known({ nights: nights.slice(1) }))).toBe(false);
  });

  test("not for nights longer ago, nor for nights of a technique", () => {
    const nights = [hard("2026-11-17"), hard("2026-11-20"), hard("2026-11-24")];
    expect(offersPause(known({ nights }))).toBe(false);
    const other = [hard("2026-11-22", { assigned: "strokes" }), hard("2026-11-20"), hard("2026-11-24")];
    expect(offersPause(known({ nights: other }))).toBe(false);
  });

  test("also where a rescue session is all that was noted", () => {
    const nights = [hard("2026-11-22", { too_much: false }), hard("2026-11-20"), hard("2026-11-24")];
    expect(offersPause(known({ nights, sessions: [session({ rescue: true }, "2026-11-22")] }))).toBe(true);
  });
});

describe("a harm", () => {
  test("pauses its technique at once, also without the server, until it is over", () => {
    expect(pausedTechniques(packOf(), [harm()])).toEqual(new Set(["effleurage"]));
    expect(pausedTechniques(packOf(), [harm({ technique: "deep_tissue" })])).toEqual(
      new Set(["deep_tissue", ...MASSAGE]),
    );
    expect(pausedTechniques(packOf(), [harm({ over_at: AT })])).toEqual(new Set());
    expect(pausedTechniques(packOf(), [{ ...harm(), deleted: true }])).toEqual(new Set());
  });

  test("of the server's list pauses as well", () => {
    const paused = [{ technique: "petrissage", name: "Kneading", since: NIGHT, what: "bruise" }];
    expect(pausedTechniques(packOf({ paused }), [harm()])).toEqual(new Set(["petrissage", "effleurage"]));
  });

  test("leaves the other steps of a routine, with its minutes counted anew", () => {
    expect(openRoutine(routine(), new Set())).toEqual(routine());
    const left = openRoutine(routine(), new Set(["petrissage"]));
    expect(left).toMatchObject({ minutes: 1, steps: [{ technique: "effleurage" }] });
    expect(openRoutine(routine(), new Set(["petrissage", "effleurage"]))).toBeNull();
    expect(openRoutine(null, new Set())).toBeNull();
  });

  test("closes a rescue's routines too", () => {
    expect(rescueOffers(known()).map((offer) => offer.routine.id)).toEqual(["three_minutes", "self_hands"]);
    expect(rescueOffers(known({ harms: [harm()] })).map((offer) => offer.routine.id)).toEqual(["self_hands"]);
  });
});

describe("what a tap writes", () => {
  test("a rating by its question", () => {
    expect(ratingOf("urge", 6, "when", AT)).toEqual({ mode: "when", urge_before: 6, rated_at: AT, status: "rated" });
    expect(ratingOf("today", 0, "before", AT)).toEqual({ mode: "before", urge_before: 0 });
    expect(ratingOf("expected", 4, "before", AT)).toEqual({
      mode: "before",
      expected: 4,
      rated_at: AT,
      status: "rated",
    });
  });

  test("an undo takes the rating and nothing else", () => {
    const body = { ...moment(AT, NIGHT), ...rated, too_much: true };
    expect(withoutRating(body)).toEqual({ ...moment(AT, NIGHT), too_much: true });
  });

  test("a draw once: a night that has one, or is free, takes none", () => {
    const draw = { assigned: "strokes", probability: 0.5 };
    const body = { ...moment(AT, NIGHT), ...rated };
    expect(revealOf(body, draw, "t1", AT)).toEqual({
      trial: "t1",
      assigned: "strokes",
      probability: 0.5,
      shown_at: AT,
    });
    expect(revealOf({ ...body, assigned: "comparison" }, draw, "t1", AT)).toEqual({});
    expect(revealOf({ ...body, free: true }, draw, "t1", AT)).toEqual({});
  });

  test("a session with its arm; a rescue is never the planned one", () => {
    const offer = { routine: routine(), arm: "strokes", planned: true };
    expect(sessionStart(offer, false, AT, 6)).toMatchObject({
      arm: "strokes",
      planned: true,
      one_leg: "no",
      urge_before: 6,
    });
    expect(sessionStart(offer, true, AT)).toMatchObject({ planned: false, rescue: true });
    expect(sessionStart(offer, true, AT)).not.toHaveProperty("urge_before");
    expect(sessionStart(offer, false, AT)).not.toHaveProperty("outcome");
  });
});

test("a gap is counted from the last record before this night", () => {
  expect(gapBefore(known())).toBeNull();
  expect(gapBefore(known({ nights: [night(rated)] }))).toBeNull();
  expect(gapBefore(known({ nights: [night(rated, "2026-11-20")], sessions: [session({}, "2026-11-14")] }))).toBe(4);
});
