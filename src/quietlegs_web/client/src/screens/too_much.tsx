import type { VNode } from "preact";
import { useState } from "preact/hooks";
import { say, t } from "../words";
import { rateTooMuch } from "./acts";
import { useApp } from "./context";
import { localDate } from "./dates";
import {
  COMPARISON,
  eveningOf,
  HAND_MASSAGE,
  HANDS,
  handsOffer,
  type Known,
  MASSAGE,
  type Offer,
  pausedTechniques,
  recordOf,
  rescueOffers,
} from "./evening";
import { Closed, LegQuestion, useGate, useStart } from "./leg";
import { Card, Heading, HelpLink, Rating, useOneAtATime } from "./parts";

/** "Tonight is too much": an optional number, one line about the legs, then everything that the plan allows. */
export function TooMuch({ onClose }: { onClose: () => void }): VNode {
  const { known, stamp } = useApp();
  const tonight: Known = { ...known, night: stamp().night };
  const gate = useGate();
  const [step, setStep] = useState<"rate" | "leg" | "open">("rate");
  const locked = !gate.open && gate.why === "leg";
  return (
    <>
      <header class="screen-head">
        <Heading key={step}>{t("tonight.too_much")}</Heading>
        <p class="kind-words">{say(known.pack, "night.bad_nights_count")}</p>
      </header>
      {step === "rate" && <RateFirst tonight={tonight} onDone={() => setStep("leg")} />}
      {step !== "rate" && <DrawLine tonight={tonight} />}
      {step === "leg" && !locked && (
        <Card title={t("much.leg")} kind="card-main">
          <LegQuestion rescue onNo={() => setStep("open")} />
        </Card>
      )}
      {step !== "rate" && !gate.open && (locked || step === "open") && <Closed gate={gate} />}
      {step === "open" && !locked && <Relief tonight={tonight} sessions={gate.open} />}
      <div class="actions">
        <button type="button" class="secondary" onClick={onClose}>
          {t("much.back")}
        </button>
      </div>
      <HelpLink />
    </>
  );
}

function RateFirst({ tonight, onDone }: { tonight: Known; onDone: () => void }): VNode {
  const { log, stamp } = useApp();
  const once = useOneAtATime();
  const evening = eveningOf(tonight);
  const draws = evening.is === "rate" ? evening.draw : evening.is === "show";
  const save = async (value: number) => {
    await rateTooMuch(log, stamp(), value, tonight.pack && { pack: tonight.pack, draws });
    onDone();
  };
  return (
    <Card kind="card-main">
      <Rating label={t("much.rate")} onRate={(value) => once(() => save(value))} />
      <button type="button" class="secondary wide" onClick={onDone}>
        {t("act.skip")}
      </button>
      <p class="hint">{t("much.optional")}</p>
    </Card>
  );
}

/** What was drawn, told once it is known; it changes nothing about what is open. */
function DrawLine({ tonight }: { tonight: Known }): VNode | null {
  const assigned = recordOf(tonight)?.assigned;
  if (!assigned) return null;
  const arm = tonight.pack?.trial?.arms.find((one) => one.id === assigned);
  const name = assigned === COMPARISON ? t("history.comparison") : (arm?.name ?? assigned);
  return <p class="hint">{t("much.draw", { name })}</p>;
}

function Relief({ tonight, sessions }: { tonight: Known; sessions: boolean }): VNode {
  const { log, stamp, known, announce } = useApp();
  const [noted, setNoted] = useState<string[]>([]);
  const start = useStart();
  const once = useOneAtATime();
  const paused = pausedTechniques(tonight.pack, tonight.harms);
  const sore = (id: string) => paused.has(id === HANDS ? HAND_MASSAGE : id);
  const relief = (known.pack?.plan?.relief ?? fallbackRelief()).filter((one) => !sore(one.id));
  // What touches opens as a guided session where there are steps for it; the rest is noted.
  const guided = (one: { id: string; name: string }) => {
    if (one.id === HANDS) return handsOffer(tonight, localDate(stamp()));
    return sessions && MASSAGE.has(one.id) ? onlyWith(tonight, one) : null;
  };
  const choose = async (one: { id: string; name: string }, offer: Offer | null) => {
    if (offer) return start(offer, true);
    await log.put("entry", { ...stamp(), moment: "rescue", relieved_by: [one.id] });
    setNoted([...noted, one.id]);
    announce(t("much.noted", { name: one.name }));
  };
  return (
    <Card title={t("much.open")} kind="card-main">
      <div class="relief">
        {relief.map((one) => {
          const offer = guided(one);
          return (
            <button
              key={one.id}
              type="button"
              class="secondary"
              aria-pressed={offer ? undefined : noted.includes(one.id)}
              onClick={() => once(() => choose(one, offer))}
            >
              {noted.includes(one.id) ? t("much.noted", { name: one.name }) : one.name}
              {offer && <small>{t("tonight.minutes", { minutes: offer.routine.minutes })}</small>}
            </button>
          );
        })}
      </div>
      {sessions && rescueOffers(tonight).length > 0 && (
        <>
          <h3>{t("much.sessions")}</h3>
          {rescueOffers(tonight).map((offer) => (
            <button
              key={offer.routine.id}
              type="button"
              class="primary wide"
              onClick={() => once(() => start(offer, true))}
            >
              {offer.routine.name}
              <small>{t("tonight.minutes", { minutes: offer.routine.minutes })}</small>
            </button>
          ))}
        </>
      )}
    </Card>
  );
}

/** The plan's own steps of one technique, as a session. */
function onlyWith(tonight: Known, relief: { id: string; name: string }): Offer | null {
  const found = rescueOffers(tonight)
    .map((offer) => offer.routine.steps.filter((step) => step.technique === relief.id))
    .sort((one, other) => other.length - one.length)[0];
  if (!found || found.length === 0) return null;
  const seconds = found.reduce((sum, step) => sum + step.seconds, 0);
  const minutes = Math.max(1, Math.round(seconds / 60));
  return { routine: { id: relief.id, name: relief.name, minutes, steps: found }, planned: false };
}

function fallbackRelief(): { id: string; name: string }[] {
  return [
    { id: "walking", name: t("much.walk") },
    { id: "stretching", name: t("much.stretch") },
  ];
}
