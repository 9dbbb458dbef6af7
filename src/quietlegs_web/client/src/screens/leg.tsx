import type { VNode } from "preact";
import type { Answer } from "../types";
import { say, t } from "../words";
import { answerLeg, startSession } from "./acts";
import { useApp } from "./context";
import { localDate } from "./dates";
import { type Gate, gateOf, type Offer, recordOf } from "./evening";
import { keepPlayer } from "./keeping";
import { Card, useOneAtATime } from "./parts";

/** Sentences of the plan that are right for everybody, also with one leg that may be ill. */
const SAFE = new Set(["tonight.log", "tonight.breathing", "tonight.breathing_at_rest", "tonight.cool_room"]);

export function useGate(): Gate {
  const { known, stamp } = useApp();
  return gateOf(known.pack, known.entries, localDate(stamp()));
}

/** The one line before a session. Only no goes on; every answer is kept. */
export function LegQuestion(props: { rescue?: boolean; hint?: string; onNo: () => Promise<void> | void }): VNode {
  const { log, known, stamp, announce } = useApp();
  const once = useOneAtATime();
  const answer = async (given: Answer) => {
    await answerLeg(log, stamp(), given, props.rescue ?? false);
    if (given === "no") await props.onNo();
    else announce(t("leg.noted"));
  };
  return (
    <fieldset class="leg">
      <legend>{known.pack?.one_leg.question ?? t("one_leg.question")}</legend>
      <div class="leg-answers">
        <button type="button" class="primary" onClick={() => once(() => answer("no"))}>
          {t("leg.no")}
        </button>
        <button type="button" class="secondary" onClick={() => once(() => answer("yes"))}>
          {t("leg.yes")}
        </button>
        <button type="button" class="secondary" onClick={() => once(() => answer("unsure"))}>
          {t("leg.unsure")}
        </button>
      </div>
      {props.hint && <p class="hint">{props.hint}</p>}
    </fieldset>
  );
}

/** The way into a session: the line and its answers, or why sessions are closed. */
export function SessionDoor({ offer, rescue = false }: { offer: Offer; rescue?: boolean }): VNode {
  const gate = useGate();
  const start = useStart();
  const { known } = useApp();
  if (!gate.open) return <Closed gate={gate} />;
  return (
    <>
      <p class="kind-words">{say(known.pack, "night.bad_nights_count")}</p>
      <LegQuestion rescue={rescue} hint={t("leg.no.starts")} onNo={() => start(offer, rescue)} />
    </>
  );
}

/** Start a session and show it. */
export function useStart(): (offer: Offer, rescue?: boolean) => Promise<void> {
  const { log, known, stamp, go } = useApp();
  return async (offer, rescue = false) => {
    const at = stamp();
    const urge = rescue ? lastRescueUrge(known.entries, at.night) : undefined;
    const night = recordOf({ ...known, night: at.night });
    const player = await startSession(log, at, offer, { rescue, urge: urge ?? night?.urge_before });
    keepPlayer(player);
    go("/session");
  };
}

function lastRescueUrge(entries: ReturnType<typeof useApp>["known"]["entries"], night: string): number | undefined {
  const rated = entries
    .filter(({ deleted, body }) => !deleted && body.night === night && body.moment === "rescue")
    .filter(({ body }) => body.urge !== undefined)
    .sort((one, other) => Date.parse(one.body.at) - Date.parse(other.body.at));
  return rated.at(-1)?.body.urge;
}

/** Why no session opens, what to do, and what is open all the same. */
export function Closed({ gate }: { gate: Extract<Gate, { open: false }> }): VNode {
  const { known } = useApp();
  if (gate.why === "never_asked") {
    return (
      <Card kind="note" title={t("leg.never.title")}>
        <p>{say(known.pack, "night.never_asked")}</p>
        <a class="button secondary" href="/intake/">
          {t("leg.never.go")}
        </a>
      </Card>
    );
  }
  if (gate.why === "lapsed") {
    return (
      <Card kind="note" title={t("leg.lapsed.title")}>
        <p>{say(known.pack, "night.answers_lapsed")}</p>
        <a class="button secondary" href="/intake/due/">
          {t("leg.lapsed.go")}
        </a>
      </Card>
    );
  }
  const told = known.pack?.one_leg[gate.answer];
  const safe = (known.pack?.plan?.for_tonight ?? []).filter((one) => SAFE.has(one.code));
  return (
    <Card kind="warning" title={told?.title ?? t("one_leg.yes_title")}>
      {(told?.text ?? [t("one_leg.yes_emergency")]).map((line) => (
        <p key={line}>{line}</p>
      ))}
      <p class="hint">
        {t(`leg.locked.${gate.answer}`)} {say(known.pack, "night.locked")}
      </p>
      <a class="button secondary" href="/intake/legs/">
        {t("leg.locked.go")}
      </a>
      {safe.length > 0 && (
        <>
          <h3>{t("leg.safe")}</h3>
          <ul>
            {safe.map((one) => (
              <li key={one.code}>{one.text}</li>
            ))}
          </ul>
        </>
      )}
    </Card>
  );
}
