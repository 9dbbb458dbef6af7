import type { VNode } from "preact";
import { useState } from "preact/hooks";
import { say, t } from "../words";
import { noteNight, rateAfter, tooMuch } from "./acts";
import { useApp } from "./context";
import { localDate, localTime, sayNight } from "./dates";
import {
  type Evening,
  eveningOf,
  gapBefore,
  handsOffer,
  type Offer,
  offersPause,
  otherOffers,
  recordOf,
  saysDue,
} from "./evening";
import { keptPlayer } from "./keeping";
import { Closed, SessionDoor, useGate } from "./leg";
import { Card, Heading, HelpLink, Rating } from "./parts";
import { DrawMissing, NoticeLine, OfferLine, OtherSession, Rate, Said, Show, useKnownTonight } from "./rate_part";
import { TooMuch } from "./too_much";

const GAP_DAYS = 4;
/** Where something else stood in the place of what to do about a leg: that comes first, whatever the night is. */
const TELLS_OF_THE_LEG = new Set<Evening["is"]>([
  "draw_missing",
  "quiet",
  "free",
  "comparison",
  "arm_closed",
  "nothing_open",
  "after",
]);

/** The evening: one thing at a time. */
export function TonightScreen(): VNode {
  const known = useKnownTonight();
  const evening = eveningOf(known);
  const record = recordOf(known);
  const [much, showMuch] = useState(false);
  if (much) return <TooMuch onClose={() => showMuch(false)} />;
  return (
    <>
      <header class="screen-head">
        <Heading key={evening.is}>{t("tonight.title")}</Heading>
        <p class="hint">{sayNight(known.night, known.pack?.settings.locale)}</p>
      </header>
      <Continue />
      {(gapBefore(known) ?? 0) >= GAP_DAYS && evening.is === "rate" && <Welcome />}
      {record?.too_much && <MuchSaid onOpen={() => showMuch(true)} />}
      <DueByDay />
      <RuleChanged />
      {TELLS_OF_THE_LEG.has(evening.is) && <LegFirst />}
      <Shown evening={evening} />
      {offersPause(known) && <OfferPause />}
      {known.pack && (
        <div class="actions">
          <TooMuchButton onSaid={() => showMuch(true)} />
        </div>
      )}
      <HelpLink />
    </>
  );
}

function Shown({ evening }: { evening: Evening }): VNode {
  switch (evening.is) {
    case "no_pack":
      return <NoPack />;
    case "no_plan":
      return <NoPlan />;
    case "rate":
      return <Rate evening={evening} />;
    case "show":
      return <Show />;
    case "draw_missing":
      return <DrawMissing offer={evening.offer} />;
    case "quiet":
      return <Quiet />;
    case "free":
      return <Free offer={evening.offer} />;
    case "comparison":
      return <Comparison evening={evening} />;
    case "session":
      return <Session evening={evening} />;
    case "arm_closed":
      return <ArmClosed evening={evening} />;
    case "nothing_open":
      return <NothingOpen evening={evening} />;
    case "after":
      return <After evening={evening} />;
  }
}

function LegFirst(): VNode | null {
  const gate = useGate();
  return gate.open || gate.why !== "leg" ? null : <Closed gate={gate} />;
}

/** Safety questions that are due: said by day, never in the night. */
function DueByDay(): VNode | null {
  const { known, stamp } = useApp();
  const moment = stamp();
  const gate = useGate();
  const lapsed = !gate.open && gate.why === "lapsed";
  if (lapsed || !saysDue(known.pack, localDate(moment), Number(localTime(moment).slice(0, 2)))) return null;
  return (
    <Card kind="note" title={t("tonight.due.title")}>
      <p>{say(known.pack, "night.questions_due")}</p>
      <a class="button secondary" href="/intake/due/">
        {t("tonight.due.go")}
      </a>
    </Card>
  );
}

/** A safety rule that changed: the plan was made anew, and says so before anything else. */
function RuleChanged(): VNode | null {
  const text = useApp().known.pack?.rule_changed;
  if (!text) return null;
  return (
    <Card kind="note">
      <p>{text}</p>
      <a class="quiet-link" href="/plan/">
        {t("tonight.rule.go")}
      </a>
    </Card>
  );
}

function Welcome(): VNode {
  return (
    <Card kind="note">
      <p>{say(useApp().known.pack, "morning.welcome_back")}</p>
    </Card>
  );
}

function Continue(): VNode | null {
  const kept = keptPlayer();
  const { go, stamp } = useApp();
  if (!kept || kept.night !== stamp().night) return null;
  return (
    <button type="button" class="primary wide" onClick={() => go("/session")}>
      {t("tonight.continue")}
    </button>
  );
}

function OfferPause(): VNode {
  return (
    <Card kind="note" title={t("tonight.pause.title")}>
      <p>{say(useApp().known.pack, "night.rescued_often")}</p>
      <a class="button secondary" href="/trial/">
        {t("tonight.pause.go")}
      </a>
    </Card>
  );
}

function TooMuchButton({ onSaid }: { onSaid: () => void }): VNode {
  const { log, stamp } = useApp();
  const saySo = async () => {
    await tooMuch(log, stamp());
    onSaid();
  };
  return (
    <button type="button" class="too-much" onClick={() => void saySo()}>
      {t("tonight.too_much")}
    </button>
  );
}

function MuchSaid({ onOpen }: { onOpen: () => void }): VNode {
  const { known } = useApp();
  return (
    <Card kind="note">
      <p>{say(known.pack, "night.bad_nights_count")}</p>
      <button type="button" class="secondary" onClick={onOpen}>
        {t("much.again")}
      </button>
    </Card>
  );
}

function NoPack(): VNode {
  return (
    <Card title={t("tonight.no_pack.title")}>
      <p>{t("tonight.no_pack.text")}</p>
      <a class="button" href="/sign-in/">
        {t("app.sign_in")}
      </a>
      <a class="quiet-link" href="/log">
        {t("tonight.log")}
      </a>
    </Card>
  );
}

function NoPlan(): VNode {
  return (
    <Card title={t("tonight.no_plan.title")}>
      <p>{t("tonight.no_plan.text")}</p>
      <a class="button" href="/intake/">
        {t("tonight.no_plan.go")}
      </a>
      <a class="button secondary" href="/log">
        {t("tonight.log")}
      </a>
    </Card>
  );
}

function Quiet(): VNode {
  const { log, stamp, known } = useApp();
  return (
    <Card title={t("tonight.quiet.title")} kind="card-main">
      <p>{say(known.pack, "night.quiet")}</p>
      <button type="button" class="secondary" onClick={() => void noteNight(log, stamp(), { quiet: false })}>
        {t("tonight.quiet.started")}
      </button>
    </Card>
  );
}

function Free({ offer }: { offer: Offer | null }): VNode {
  const { log, stamp, known } = useApp();
  return (
    <>
      <Card title={t("tonight.free.title")} kind="card-main">
        <p>{say(known.pack, "night.free")}</p>
        <button type="button" class="link" onClick={() => void noteNight(log, stamp(), { free: false })}>
          {t("tonight.free.undo")}
        </button>
      </Card>
      {offer && <OtherSession title={t("tonight.routine.title")} offer={offer} />}
    </>
  );
}

function Comparison({ evening }: { evening: Extract<Evening, { is: "comparison" }> }): VNode {
  return (
    <>
      <Said />
      <Card title={t("tonight.comparison.title")} kind="card-main">
        <p class="lead">{evening.text}</p>
        <p class="hint">{t("tonight.comparison.label", { name: evening.name })}</p>
      </Card>
      {evening.offer && <OtherSession offer={evening.offer} />}
    </>
  );
}

function Session({ evening }: { evening: Extract<Evening, { is: "session" }> }): VNode {
  const { known } = useApp();
  const gate = useGate();
  const drawn = evening.offer.planned;
  const tonight = useKnownTonight();
  const others = drawn ? [] : otherOffers(tonight);
  const [chosen, choose] = useState("");
  const offer = others.find((other) => other.routine.id === chosen) ?? evening.offer;
  if (!gate.open) {
    return (
      <>
        <Closed gate={gate} />
        {drawn && (
          <p class="hint">
            {t("tonight.arm_closed.drawn", { name: evening.name })} {say(known.pack, "night.keeps_its_draw")}
          </p>
        )}
        <Said undo={!drawn} />
      </>
    );
  }
  return (
    <>
      <NoticeLine notice={evening.notice} />
      <Said undo={!drawn} />
      <Card
        title={drawn ? t("tonight.arm.title", { name: evening.name }) : t("tonight.routine.title")}
        kind="card-main"
      >
        <OfferLine offer={offer} named={!drawn} />
        {offer.routine.setting && <p class="hint">{offer.routine.setting}</p>}
        {others.length > 0 && <OtherWays usual={evening.offer} others={others} chosen={offer} onChoose={choose} />}
        <SessionDoor offer={offer} />
      </Card>
    </>
  );
}

interface Ways {
  usual: Offer;
  others: Offer[];
  chosen: Offer;
  onChoose: (id: string) => void;
}

/** Shorter, or in another place: folded away, so that the usual way stays one tap. */
function OtherWays({ usual, others, chosen, onChoose }: Ways): VNode {
  return (
    <details>
      <summary>{t("tonight.other_ways")}</summary>
      <div class="relief">
        {[usual, ...others].map(({ routine }) => (
          <button
            key={routine.id}
            type="button"
            class="secondary"
            aria-pressed={routine.id === chosen.routine.id}
            onClick={() => onChoose(routine.id)}
          >
            {routine.name}
            <small>{t("tonight.minutes", { minutes: routine.minutes })}</small>
          </button>
        ))}
      </div>
    </details>
  );
}

function ArmClosed({ evening }: { evening: Extract<Evening, { is: "arm_closed" }> }): VNode {
  const gate = useGate();
  const leg = !gate.open && gate.why === "leg";
  return (
    <>
      <Said />
      <Card title={t("tonight.arm_closed.title")} kind="note">
        {evening.name && <p>{t("tonight.arm_closed.drawn", { name: evening.name })}</p>}
        {!leg && <p>{evening.because || t("tonight.arm_closed.paused")}</p>}
        {!leg && <p class="lead">{t("tonight.arm_closed.do")}</p>}
        <p class="hint">{say(useApp().known.pack, "night.keeps_its_draw")}</p>
      </Card>
    </>
  );
}

function NothingOpen({ evening }: { evening: Extract<Evening, { is: "nothing_open" }> }): VNode {
  const { known } = useApp();
  const gate = useGate();
  const legs = !gate.open && gate.why === "leg";
  return (
    <>
      <NoticeLine notice={evening.notice} />
      <Said undo />
      <Card title={t("tonight.nothing_open.title")}>
        <p>{evening.text}</p>
        <a class="button secondary" href={known.pack?.plan?.verdict === "incomplete" ? "/intake/" : "/plan/"}>
          {t(known.pack?.plan?.verdict === "incomplete" ? "leg.never.go" : "tonight.nothing_open.go")}
        </a>
      </Card>
      <Hands />
      {!legs && (
        <Card title={t("tonight.for_tonight")}>
          <ul>
            {(known.pack?.plan?.for_tonight ?? []).map((one) => (
              <li key={one.code}>{one.text}</li>
            ))}
          </ul>
        </Card>
      )}
    </>
  );
}

/** Guided all the same: hands and shoulders, while the legs are left alone. */
function Hands(): VNode | null {
  const { stamp } = useApp();
  const offer = handsOffer(useKnownTonight(), localDate(stamp()));
  if (!offer) return null;
  return (
    <Card title={t("tonight.hands.title")} kind="card-main">
      <p>{t("tonight.hands.text")}</p>
      <OfferLine offer={offer} />
      <SessionDoor offer={offer} />
    </Card>
  );
}

function After({ evening }: { evening: Extract<Evening, { is: "after" }> }): VNode {
  const { log } = useApp();
  const body = evening.session.body;
  const [again, setAgain] = useState(false);
  return (
    <>
      <Card title={t("tonight.after.title")} kind="card-main">
        {body.outcome === "partly" && <p>{t("tonight.after.partly")}</p>}
        {body.outcome === "stopped_hurt" && <p>{t("tonight.after.hurt")}</p>}
        {body.urge_after === undefined ? (
          <Rating
            label={t("tonight.after.unrated")}
            onRate={(value) => void rateAfter(log, evening.session.id, value)}
          />
        ) : (
          <>
            {body.urge_before !== undefined && (
              <p class="lead">{t("tonight.after.values", { before: body.urge_before, after: body.urge_after })}</p>
            )}
            <p>{t("tonight.after.sleep")}</p>
          </>
        )}
      </Card>
      {evening.offer && !again && (
        <button type="button" class="secondary wide" onClick={() => setAgain(true)}>
          {t("tonight.after.again")}
        </button>
      )}
      {evening.offer && again && <OtherSession title={t("tonight.after.again")} offer={evening.offer} />}
    </>
  );
}
