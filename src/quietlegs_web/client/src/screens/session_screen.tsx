import type { VNode } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { BodyMap } from "../bodymap/BodyMap";
import type { HarmLog, StepWords } from "../types";
import { say, t } from "../words";
import { noteEnd, noteHarm, noteProgress, rateAfter, tooMuch } from "./acts";
import { keepAwake } from "./awake";
import { useApp } from "./context";
import { clock } from "./dates";
import { type Gate, pausedTechniques } from "./evening";
import { forgetPlayer, keepPlayer, keptPlayer } from "./keeping";
import { Closed, useGate } from "./leg";
import { Card, Heading, Rating } from "./parts";
import {
  back,
  current,
  end,
  found,
  left,
  type Player,
  pause,
  planned,
  resume,
  skip,
  swap,
  swaps,
  tick,
} from "./player";
import { hasVoice, hush, softTone, speakAloud, voiceWanted, wantVoice } from "./sound";

/** The guided session. Its time is the clock on the wall: a dark screen or another app does not stop it. */
export function SessionScreen(): VNode {
  const { go } = useApp();
  const [player, set] = usePlayer();
  const gate = useGate();
  useDimmed();
  if (!player) {
    return (
      <Card>
        <Heading>{t("session.title")}</Heading>
        <p>{t("session.none")}</p>
        <button type="button" onClick={() => go("/")}>
          {t("session.none.go")}
        </button>
      </Card>
    );
  }
  // Answers that grow too old at midnight keep a session from starting; one that runs goes on to its end.
  if (!gate.open && gate.why !== "lapsed" && (player.phase === "running" || player.phase === "paused"))
    return <ClosedMidway gate={gate} set={set} />;
  if (player.phase === "hurt") return <Hurt player={player} set={set} />;
  if (player.phase === "rating" || player.phase === "over") return <AfterRating player={player} />;
  return <Guide player={player} set={set} />;
}

/** Another phone said that something is new in one leg: the session ends here as well. */
function ClosedMidway({ gate, set }: { gate: Extract<Gate, { open: false }>; set: Set }): VNode {
  useEffect(hush, []);
  return (
    <>
      <Heading>{t("session.title")}</Heading>
      <Closed gate={gate} />
      <button type="button" class="wide" onClick={() => set((one) => end(one, Date.now(), "rating"))}>
        {t("session.end")}
      </button>
    </>
  );
}

type Set = (change: (player: Player) => Player) => void;

/** The player with its clock; every change is kept, and every new step goes into the record. */
function usePlayer(): [Player | null, Set] {
  const { log, stamp } = useApp();
  const [player, put] = useState<Player | null>(() => {
    const kept = keptPlayer();
    return kept && found(kept, Date.now());
  });
  const now = useRef(player);
  const set: Set = (change) => {
    const before = now.current;
    if (!before) return;
    const after = change(before);
    now.current = after;
    keepPlayer(after);
    put(after);
    if (after.phase !== before.phase && (after.phase === "rating" || after.phase === "hurt")) {
      const ended = after.outcome ? after : end(after, Date.now(), "rating");
      now.current = ended;
      keepPlayer(ended);
      put(ended);
      void noteEnd(log, ended, stamp());
    } else if (after.done.length !== before.done.length || after.phase !== before.phase) {
      void noteProgress(log, after, Date.now());
    }
  };
  useEffect(() => {
    const beat = () => set((one) => tick(one, Date.now()));
    const timer = setInterval(beat, 250);
    document.addEventListener("visibilitychange", beat);
    return () => {
      clearInterval(timer);
      document.removeEventListener("visibilitychange", beat);
    };
  }, []);
  return [player, set];
}

/** Dark and dim while a session is on, whatever the theme is. */
function useDimmed(): void {
  useEffect(() => {
    document.documentElement.classList.add("dimmed");
    return () => document.documentElement.classList.remove("dimmed");
  }, []);
}

function Guide({ player, set }: { player: Player; set: Set }): VNode {
  const { known } = useApp();
  const [swapping, setSwapping] = useState(false);
  const step = current(player);
  useEffect(keepAwake, []);
  useVoice(player);
  if (!step) return <p aria-busy="true">{t("app.loading")}</p>;
  if (swapping) {
    const choose = (other: StepWords) => {
      set((one) => swap(one, other, Date.now()));
      setSwapping(false);
    };
    return <Swap player={player} onChoose={choose} onClose={() => setSwapping(false)} />;
  }
  const next = player.routine.steps[player.index + 1];
  return (
    <div class="guide">
      <header class="guide-head">
        <p class="hint">{t("session.step", { step: player.index + 1, steps: player.routine.steps.length })}</p>
        <VoiceButton />
      </header>
      <Heading>{step.technique_name}</Heading>
      <p class="lead">{step.region_name}</p>
      <TimeLeft player={player} />
      <BodyMap regions={[step.region]} direction={step.direction} names={known.pack?.names.regions ?? {}} close />
      <ul class="guide-how">
        {step.how.map((line) => (
          <li key={line}>{line}</li>
        ))}
        <li>{t("session.pressure", { pressure: step.pressure_max })}</li>
      </ul>
      {next && <p class="hint">{t("session.next", { name: `${next.technique_name}, ${next.region_name}` })}</p>}
      <Controls player={player} set={set} onSwap={() => setSwapping(true)} />
    </div>
  );
}

function TimeLeft({ player }: { player: Player }): VNode {
  const step = current(player);
  const seconds = left(player, Date.now());
  const share = step && step.seconds > 0 ? 1 - seconds / step.seconds : 0;
  return (
    <div class="guide-time">
      <p class="time-left" role="timer" aria-label={t("session.left", { time: clock(seconds) })}>
        {clock(seconds)}
      </p>
      <progress value={share} max={1} aria-hidden="true" />
      {player.phase === "paused" && <p role="status">{t("session.paused")}</p>}
    </div>
  );
}

function Controls({ player, set, onSwap }: { player: Player; set: Set; onSwap: () => void }): VNode {
  const { log, stamp, go } = useApp();
  const at = () => Date.now();
  const hurt = async () => {
    const step = current(player);
    if (!step) return;
    set((one) => end(one, at(), "hurt"));
    hush();
    const item = await noteHarm(log, stamp(), step.technique, step.region);
    set((one) => ({ ...one, harm: item.id }));
  };
  const much = async () => {
    set((one) => end(one, at(), "rating"));
    forgetPlayer();
    await tooMuch(log, stamp());
    go("/");
  };
  const running = player.phase === "running";
  return (
    <div class="actions guide-actions">
      <div class="guide-row">
        <button type="button" class="secondary" onClick={() => set((one) => back(one, at()))}>
          {t("session.back")}
        </button>
        <button
          type="button"
          class="primary"
          onClick={() => set((one) => (running ? pause(one, at()) : resume(one, at())))}
        >
          {t(running ? "session.pause" : "session.resume")}
        </button>
        <button type="button" class="secondary" onClick={() => set((one) => skip(one, at()))}>
          {t("session.skip")}
        </button>
      </div>
      <button type="button" class="hurt wide" onClick={() => void hurt()}>
        {t("session.stop_hurts")}
      </button>
      <div class="guide-row">
        <button type="button" class="secondary" onClick={onSwap}>
          {t("session.swap")}
        </button>
        <button type="button" class="secondary" onClick={() => set((one) => end(one, at(), "rating"))}>
          {t("session.end")}
        </button>
        <button type="button" class="secondary" onClick={() => void much()}>
          {t("tonight.too_much")}
        </button>
      </div>
    </div>
  );
}

function Swap(props: { player: Player; onChoose: (step: StepWords) => void; onClose: () => void }): VNode {
  const { known } = useApp();
  const gentle = { technique: "effleurage", name: t("session.gentle"), how: t("session.gentle.how") };
  const paused = pausedTechniques(known.pack, known.harms);
  const choices = swaps(props.player, gentle).filter((step) => !paused.has(step.technique));
  return (
    <Card>
      <Heading>{t("session.swap.title", { name: planned(props.player)?.technique_name ?? "" })}</Heading>
      {choices.length === 0 && <p>{t("session.swap.none")}</p>}
      {choices.map((step) => (
        <button
          key={`${step.technique_name} ${step.region}`}
          type="button"
          class="secondary wide"
          onClick={() => props.onChoose(step)}
        >
          {step.technique_name}
          <small>{step.region_name}</small>
        </button>
      ))}
      <button type="button" class="link" onClick={props.onClose}>
        {t("act.back")}
      </button>
    </Card>
  );
}

function useVoice(player: Player): void {
  const { known } = useApp();
  const locale = known.pack?.settings.locale ?? "en";
  const step = current(player);
  const first = useRef(true);
  useEffect(() => {
    if (!step || player.phase !== "running") return hush();
    if (!first.current) softTone();
    first.current = false;
    const title = t("session.say", { name: step.technique_name, region: step.region_name });
    speakAloud([title, ...step.how].join(" "), locale);
  }, [player.index, player.swapped, player.phase === "running"]);
  useEffect(() => hush, []);
}

function VoiceButton(): VNode {
  const { known } = useApp();
  const locale = known.pack?.settings.locale ?? "en";
  const [on, setOn] = useState(voiceWanted());
  const [can, setCan] = useState(() => hasVoice(locale));
  useEffect(() => {
    if (!("speechSynthesis" in globalThis)) return;
    const came = () => setCan(hasVoice(locale));
    speechSynthesis.addEventListener("voiceschanged", came);
    return () => speechSynthesis.removeEventListener("voiceschanged", came);
  }, [locale]);
  if (!can) return <p class="hint">{t("session.voice.none")}</p>;
  const toggle = () => {
    wantVoice(!on);
    setOn(!on);
  };
  return (
    <button type="button" class="chip" aria-pressed={on} onClick={toggle}>
      {t(on ? "session.voice.on" : "session.voice.off")}
    </button>
  );
}

/** The number right after: one tap. */
function AfterRating({ player }: { player: Player }): VNode {
  const { log, known, go } = useApp();
  useEffect(() => {
    speakAloud(t("session.say.end"), known.pack?.settings.locale ?? "en");
    softTone();
  }, []);
  const leave = () => {
    forgetPlayer();
    go("/");
  };
  const save = async (value: number) => {
    await rateAfter(log, player.session, value);
    leave();
  };
  return (
    <Card kind="card-main">
      <Heading>{t("session.after.title")}</Heading>
      {player.outcome && <p>{t(`session.ended.${player.outcome}`, undefined, "")}</p>}
      <Rating label={t("much.rate")} onRate={(value) => void save(value)} />
      {slippery(player) && <p class="hint">{say(known.pack, "session.dry_soles")}</p>}
      <p class="hint">{say(known.pack, "session.get_up_slowly")}</p>
      <button type="button" class="link" onClick={leave}>
        {t("session.after.skip")}
      </button>
    </Card>
  );
}

/** Whether oil or lotion came to the feet. */
function slippery({ routine }: Player): boolean {
  return routine.steps.some((step) => Boolean(step.oil) && /^(sole|top_of_foot)_/.test(step.region));
}

const HARMS: HarmLog["what"][] = ["pain", "bruise", "rash", "other"];

/** After "stop, it hurts": it is noted already; here it can be named better. */
function Hurt({ player, set }: { player: Player; set: Set }): VNode {
  const { log, known } = useApp();
  const harm = known.harms.find((item) => item.id === player.harm);
  const technique = harm?.body.technique ?? "";
  const name = known.pack?.names.techniques[technique] ?? technique;
  const correct = (what: HarmLog["what"]) => {
    if (player.harm) void log.patch("harm", player.harm, { what });
  };
  return (
    <Card kind="note">
      <Heading>{t("session.hurt.title")}</Heading>
      <p role="status">{t("session.hurt.saved", { name })}</p>
      <p class="lead">{say(known.pack, "session.hurt")}</p>
      <p class="hint">{say(known.pack, "session.hurt_paused")}</p>
      <fieldset class="chips">
        <legend>{t("session.hurt.what")}</legend>
        <div class="chips-row">
          {HARMS.map((what) => (
            <button
              key={what}
              type="button"
              class="chip"
              aria-pressed={(harm?.body.what ?? "pain") === what}
              onClick={() => correct(what)}
            >
              {t(`harm.${what}`)}
            </button>
          ))}
        </div>
      </fieldset>
      <button type="button" class="primary wide" onClick={() => set((one) => ({ ...one, phase: "rating" }))}>
        {t("act.done")}
      </button>
    </Card>
  );
}
