// @vitest-environment happy-dom
import { render } from "preact";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { stamp } from "../log/log";
import type { EntryLog, NightLog, Pack, SessionLog } from "../types";
import { mount } from "./app";
import { keptPlayer } from "./keeping";
import { MemoryLog, packOf, routine, step, trialOf } from "./testing";

const NOW = new Date("2026-11-24T20:30:00Z");
const MORNING = new Date("2026-11-25T06:30:00Z");
const NIGHT = "2026-11-24";

let log: MemoryLog;
let taps: number;

function open(path: string, pack: Pack | null = packOf({ trial: trialOf() }), assigned = "strokes"): Promise<void> {
  log = new MemoryLog(pack, { [NIGHT]: { assigned, probability: 0.5 } });
  return show(path);
}

async function show(path: string): Promise<void> {
  const before = document.getElementById("app");
  if (before) render(null, before);
  document.body.innerHTML = '<div id="app"></div>';
  history.replaceState(null, "", path);
  mount(document.getElementById("app") as HTMLElement, log);
  await settle();
}

/** Let promises, effects and short timers have their turn. */
async function settle(ms = 350): Promise<void> {
  await vi.advanceTimersByTimeAsync(ms);
}

function button(name: string): HTMLElement {
  const all = [...document.querySelectorAll<HTMLElement>("button, a, [role=button]")];
  const found = all.find((one) => (one.getAttribute("aria-label") ?? one.textContent ?? "").trim() === name);
  if (!found) throw new Error(`No button “${name}” among: ${all.map((one) => one.textContent).join(" | ")}`);
  return found;
}

async function tap(name: string): Promise<void> {
  taps += 1;
  button(name).dispatchEvent(new MouseEvent("click", { bubbles: true, cancelable: true }));
  await settle();
}

const text = () => document.body.textContent ?? "";
const heading = () => document.querySelector("h1")?.textContent;
async function only<T>(kind: "night" | "session" | "entry" | "checkin" | "harm"): Promise<T> {
  const items = await log.list(kind);
  expect(items).toHaveLength(1);
  return items[0]?.body as T;
}

beforeEach(() => {
  vi.useFakeTimers({ now: NOW });
  localStorage.clear();
  taps = 0;
  vi.stubGlobal("scrollTo", () => undefined);
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe("an evening", () => {
  test("is two taps to a running session, one after it", async () => {
    await open("/");
    await tap("6");
    expect(text()).toContain("You said 6.");
    expect(text()).not.toContain("Long strokes");
    await settle(3100);
    expect(text()).toContain("Tonight: Long strokes");
    await tap("No");
    expect(taps).toBe(2);
    expect(location.pathname).toBe("/session");
    expect(heading()).toBe("effleurage");
    const night = await only<NightLog>("night");
    expect(night).toMatchObject({ urge_before: 6, mode: "when", status: "rated", trial: "t1", assigned: "strokes" });
    expect(await only<EntryLog>("entry")).toMatchObject({ moment: "before_session", one_leg: "no" });
    expect(await only<SessionLog>("session")).toMatchObject({ planned: true, arm: "strokes", one_leg: "no" });
    await settle(125_000);
    await tap("2");
    expect(await only<SessionLog>("session")).toMatchObject({ outcome: "done", urge_after: 2 });
    expect(heading()).toBe("Tonight");
    expect(text()).toContain("Before 6, after 2");
  });

  test("takes two ratings and no more in the mode before it starts", async () => {
    await open("/", packOf({ trial: trialOf(), settings: { ...packOf().settings, mode: "before" } }));
    await tap("3");
    expect(log.reveals).toEqual([]);
    await tap("5");
    await settle(3100);
    await tap("No");
    expect(taps).toBe(3);
    expect(await only<NightLog>("night")).toMatchObject({ mode: "before", urge_before: 3, expected: 5 });
    expect(location.pathname).toBe("/session");
  });

  test("opens no envelope before the rating, nor while the rating can be taken back", async () => {
    await open("/");
    await settle(60_000);
    expect(log.reveals).toEqual([]);
    await tap("6");
    await tap("Undo");
    await settle(10_000);
    expect(log.reveals).toEqual([]);
    expect(text()).toContain("Have your legs started?");
    expect(await only<NightLog>("night")).not.toHaveProperty("urge_before");
  });

  test("never draws twice: a second look shows what was shown", async () => {
    await open("/");
    await tap("6");
    await settle(3100);
    log.held = packOf({ trial: trialOf({ arms: [], envelopes: [] }) });
    await show("/");
    await settle(5000);
    expect(await only<NightLog>("night")).toMatchObject({ assigned: "strokes" });
    expect(log.reveals).toEqual([NIGHT]);
  });

  test("may be quiet, and is asked again when it is not", async () => {
    await open("/");
    await tap("Quiet so far");
    expect(await only<NightLog>("night")).toMatchObject({ quiet: true });
    await tap("They have started");
    await tap("4");
    await settle(3100);
    expect(await only<NightLog>("night")).toMatchObject({ quiet: false, assigned: "strokes" });
  });

  test("may be free, said before the draw is shown", async () => {
    await open("/");
    button("A free night2 of 2 left this week").click();
    await settle(5000);
    expect(await only<NightLog>("night")).toMatchObject({ free: true });
    expect(log.reveals).toEqual([]);
    expect(text()).toContain("A free night");
  });

  test("with used-up free nights says why there is none", async () => {
    const pack = packOf({ trial: trialOf({ free_nights_a_week: 2 }) });
    log = new MemoryLog(pack);
    for (const night of ["2026-11-23", "2026-11-25"])
      await log.put("night", { ...stamp(NOW, null), night, free: true });
    await show("/");
    const free = button("A free nightBoth free nights of this week are taken. A new week begins on Monday.");
    expect((free as HTMLButtonElement).disabled).toBe(true);
  });
});

describe("the clot line", () => {
  test.each([
    ["Yes", "yes", "No session now."],
    ["Not sure", "unsure", "Look at both legs first."],
  ])("at “%s” opens no session, says what to do and is kept", async (answer, one_leg, title) => {
    await open("/");
    await tap("6");
    await settle(3100);
    await tap(answer);
    expect(await only<EntryLog>("entry")).toMatchObject({ one_leg, moment: "before_session" });
    expect(await log.list("session")).toEqual([]);
    expect(keptPlayer()).toBeNull();
    expect(text()).toContain(title);
    expect(button("Answer the questions about my legs").getAttribute("href")).toBe("/intake/legs/");
    expect(() => button("No")).toThrow();
    await show("/");
    expect(text()).toContain(title);
    log.held = packOf({ trial: trialOf(), one_leg: { ...packOf().one_leg, checked_at: "2026-11-24T21:00:00Z" } });
    await show("/");
    expect(button("No")).toBeTruthy();
  });

  test.each([
    ["Yes", "yes", "No session now."],
    ["Not sure", "unsure", "Look at both legs first."],
  ])("at “%s” closes a rescue too", async (answer, one_leg, title) => {
    await open("/");
    await tap("Tonight is too much");
    await tap("Skip");
    await tap(answer);
    expect(await only<EntryLog>("entry")).toMatchObject({ one_leg, moment: "rescue" });
    expect(text()).toContain(title);
    expect(() => button("Walking")).toThrow();
    expect(await log.list("session")).toEqual([]);
  });

  test("never answered closes sessions with a way to the questions", async () => {
    await open("/", packOf({ one_leg: { ...packOf().one_leg, checked_at: null } }));
    await tap("6");
    expect(() => button("No")).toThrow();
    expect(button("Answer the questions").getAttribute("href")).toBe("/intake/");
  });

  test("ends a session that runs when another phone said yes", async () => {
    await open("/");
    await tap("6");
    await settle(3100);
    await tap("No");
    await log.put("entry", { ...stamp(new Date(), null), moment: "before_session", one_leg: "yes" });
    await settle();
    expect(text()).toContain("Have it looked at today.");
    expect(() => button("Pause")).toThrow();
  });
});

test("two quick taps are one: one session, one answer, one moment", async () => {
  const twice = async (name: string) => {
    const found = button(name);
    found.click();
    found.click();
    await settle();
  };
  await open("/");
  await tap("6");
  await settle(3100);
  await twice("No");
  expect([await log.list("entry"), await log.list("session")].map((items) => items.length)).toEqual([1, 1]);
  await open("/", packOf({ settings: { ...packOf().settings, mode: "before" } }));
  button("3").click();
  await settle(20);
  button("3").click();
  await settle();
  expect(await only<NightLog>("night")).not.toHaveProperty("expected");
  await open("/log");
  await twice("7");
  expect(await log.list("entry")).toHaveLength(1);
});

describe("a night that is too much", () => {
  test("keeps its draw, opens what the plan allows and never warns", async () => {
    await open("/", undefined, "comparison");
    await tap("6");
    await settle(3100);
    await tap("Tonight is too much");
    expect(text()).toContain("Bad nights count too. Do what you need. You cannot spoil anything.");
    await tap("8");
    await tap("No");
    await tap("Walking");
    expect(await only<NightLog>("night")).toMatchObject({ too_much: true, assigned: "comparison", urge_before: 6 });
    const entries = (await log.list("entry")).map((item) => item.body);
    expect(entries).toMatchObject([
      { moment: "rescue", urge: 8 },
      { moment: "rescue", one_leg: "no" },
      { moment: "rescue", relieved_by: ["walking"] },
    ]);
    await tap("Your own hands15 minutes");
    expect(await only<SessionLog>("session")).toMatchObject({ rescue: true, planned: false, urge_before: 8 });
    expect(location.pathname).toBe("/session");
  });

  test("before the rating takes its number as the evening's rating, and the night gets its draw", async () => {
    await open("/");
    await tap("Tonight is too much");
    await tap("9");
    expect(await only<NightLog>("night")).toMatchObject({ urge_before: 9, assigned: "strokes", too_much: true });
  });

  test("before the rating and skipped draws nothing", async () => {
    await open("/");
    await tap("Tonight is too much");
    await tap("Skip");
    expect(await only<NightLog>("night")).not.toHaveProperty("assigned");
    expect(log.reveals).toEqual([]);
  });
});

describe("legs that wait for a clinician", () => {
  const hands = routine("hand_massage", [step("hand_massage", "hand_left"), step("hand_massage", "arm_left")]);
  const relief = [{ id: "hands_and_shoulders", name: "Rubbing hands and shoulders" }];
  const plan = { ...packOf().plan, verdict: "ask_first", routine: null, short: null, hands, relief } as Pack["plan"];
  const waiting = packOf({ plan });

  test("leave a guided session for hands and shoulders, after the line about the legs", async () => {
    await open("/", waiting);
    await tap("6");
    expect(text()).toContain("Guided, without your legs");
    await tap("No");
    expect(location.pathname).toBe("/session");
    expect(heading()).toBe("hand_massage");
    const kept = { routine: "hand_massage", planned: false, one_leg: "no", urge_before: 6 };
    expect(await only<SessionLog>("session")).toMatchObject(kept);
  });

  test("end that session, too, when something is new in one leg", async () => {
    await open("/", waiting);
    await tap("6");
    await tap("No");
    await log.put("entry", { ...stamp(new Date(), null), moment: "log", one_leg: "yes" });
    await settle();
    expect(heading()).toBe("Session");
    expect(text()).toContain("No session now.");
  });

  test("end it when another device says that the leg questions are no longer all no", async () => {
    await open("/", waiting);
    await tap("6");
    await tap("No");
    log.held = { ...waiting, one_leg: { ...waiting.one_leg, checked_at: null } };
    await show("/session");
    expect(heading()).toBe("Session");
    expect(text()).not.toContain("Stop, it hurts");
  });

  test("get no session at all once something is new in one leg", async () => {
    await open("/", waiting);
    await tap("6");
    await tap("Not sure");
    expect(text()).toContain("Look at both legs first.");
    expect(text()).not.toContain("Guided, without your legs");
    expect(await log.list("session")).toEqual([]);
  });

  test("have it on a night that is too much, too", async () => {
    await open("/", waiting);
    await tap("Tonight is too much");
    await tap("Skip");
    await tap("No");
    await tap("Rubbing hands and shoulders15 minutes");
    expect(location.pathname).toBe("/session");
    expect(await only<SessionLog>("session")).toMatchObject({ routine: "hand_massage", rescue: true });
  });
});

describe("stop, it hurts", () => {
  test("is one tap: the session ends, the harm is kept, the technique is paused", async () => {
    await open("/");
    await tap("6");
    await settle(3100);
    await tap("No");
    await settle(20_000);
    await tap("Stop, it hurts");
    expect(await only<SessionLog>("session")).toMatchObject({ outcome: "stopped_hurt" });
    expect(await only("harm")).toMatchObject({ technique: "effleurage", what: "pain", region: "calf_left" });
    await tap("Bruise");
    expect(await only("harm")).toMatchObject({ what: "bruise" });
    await tap("Done");
    await tap("5");
    await tap("Another session");
    await tap("No");
    expect(heading()).toBe("petrissage");
  });
});

describe("a killed page", () => {
  test("finds its session again where the clock is", async () => {
    await open("/");
    await tap("6");
    await settle(3100);
    await tap("No");
    await settle(70_000);
    await show("/session");
    expect(heading()).toBe("petrissage");
    expect((await only<SessionLog>("session")).steps).toMatchObject([{ technique: "effleurage", seconds: 60 }]);
  });
});

describe("a morning", () => {
  test("is three taps, the first alone is enough", async () => {
    vi.setSystemTime(MORNING);
    await open("/morning");
    await tap("5");
    expect(await only("checkin")).toMatchObject({ night: NIGHT, urge: 5 });
    await tap("As usual");
    await tap("Nothing else");
    expect(taps).toBe(3);
    expect(await only("checkin")).toMatchObject({ urge: 5, sleep: "as_usual", caffeine: false, extra_dose: false });
    expect(text()).toContain("Noted. Have a good day.");
  });

  test("keeps what is being typed when something else draws the screen anew", async () => {
    vi.setSystemTime(MORNING);
    await open("/morning");
    await tap("5");
    await tap("As usual");
    const field = [...document.querySelectorAll("label")].find((one) => one.textContent?.startsWith("Minutes until"));
    const input = field?.querySelector("input") as HTMLInputElement;
    input.value = "50";
    input.dispatchEvent(new Event("input", { bubbles: true }));
    await settle();
    await tap("Late caffeine");
    expect(input.value).toBe("50");
    input.dispatchEvent(new Event("change", { bubbles: true }));
    await settle();
    expect(await only("checkin")).toMatchObject({ minutes_to_sleep: 50, caffeine: true });
  });

  test("that stayed quiet is a zero", async () => {
    vi.setSystemTime(MORNING);
    await open("/morning");
    await tap("The legs stayed quiet");
    expect(await only("checkin")).toMatchObject({ urge: 0 });
  });

  test("knows from the record what was done", async () => {
    vi.setSystemTime(MORNING);
    log = new MemoryLog(packOf({ trial: trialOf() }));
    const at = { ...stamp(NOW, null), night: NIGHT };
    await log.put("night", { ...at, urge_before: 6, assigned: "strokes", shown_at: at.at });
    await log.put("session", { ...at, routine: "r", arm: "strokes", planned: true, one_leg: "no", outcome: "partly" });
    await show("/morning");
    await tap("5");
    expect(await only("checkin")).toMatchObject({ done: "strokes" });
  });

  test("of long ago says that it is late", async () => {
    vi.setSystemTime(MORNING);
    await open("/morning?night=2026-11-22");
    expect(text()).toContain("marked as late");
    await tap("3");
    expect(await only("checkin")).toMatchObject({ night: "2026-11-22", urge: 3 });
  });
});

describe("the log", () => {
  test("keeps a number with one tap after opening, and takes it back", async () => {
    await open("/log");
    await tap("7");
    expect(taps).toBe(1);
    expect(await only<EntryLog>("entry")).toMatchObject({ moment: "log", urge: 7 });
    await tap("Undo");
    expect(await log.list("entry")).toEqual([]);
  });

  test("keeps sensations, places and relief in the same moment", async () => {
    await open("/log");
    await tap("7");
    await tap("Crawling");
    await tap("left calf");
    await tap("Walking");
    await tap("15 min");
    expect(await only<EntryLog>("entry")).toMatchObject({
      urge: 7,
      sensations: [{ quality: "crawling", region: "calf_left" }],
      relieved_by: ["walking"],
      relief_minutes: 15,
    });
  });

  test("notes a harm with one tap on its technique", async () => {
    await open("/log");
    await tap("Long strokes");
    expect(await only("harm")).toMatchObject({ technique: "effleurage", what: "pain" });
  });
});

test("a phone without a pack offers to sign in and still logs", async () => {
  await open("/", null);
  expect(button("Sign in").getAttribute("href")).toBe("/sign-in/");
  await tap("Log how my legs are");
  await tap("4");
  expect(await only<EntryLog>("entry")).toMatchObject({ urge: 4 });
});

test("the heading takes the focus when the screen changes", async () => {
  await open("/");
  await tap("Morning");
  expect(document.activeElement?.textContent).toBe("Good morning");
});
