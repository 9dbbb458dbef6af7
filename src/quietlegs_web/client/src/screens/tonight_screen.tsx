import type { VNode } from "preact";
import { useEffect, useState } from "preact/hooks";
import { say, t } from "../words";
import { noteNight, rate, rateAfter, reveal, tooMuch, undoRating } from "./acts";
import { useApp } from "./context";
import { sayNight } from "./dates";
import {
  type Evening,
  eveningOf,
  type FreeNights,
  gapBefore,
  type Known,
  type Notice,
  type Offer,
  offersPause,
  recordOf,
} from "./evening";
import { keptPlayer } from "./keeping";
import { Closed, SessionDoor, useGate } from "./leg";
import { Card, Heading, Noted, Rating } from "./parts";
import { TooMuch } from "./too_much";

/** For so long a rating can be taken back before the draw is shown. After that the night has its draw. */
const UNDO_MS = 3000;
const GAP_DAYS = 4;
const NOTICES = { trial_paused: "night.paused", trial_over: "night.trial_over", trial_soon: "night.trial_not_begun" };

export function useKnownTonight(): Known {
  const { known, stamp } = useApp();
  return { ...known, night: stamp().night };
}

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
        <Heading>{t("tonight.title")}</Heading>
        <p class="hint">{sayNight(known.night, known.pack?.settings.locale)}</p>
      </header>
      <Continue />
      {(gapBefore(known) ?? 0) >= GAP_DAYS && evening.is === "rate" && <Welcome />}
      {record?.too_much && <MuchSaid onOpen={() => showMuch(true)} />}
      <Shown evening={evening} />
      {offersPause(known) && <OfferPause />}
      {known.pack && (
        <div class="actions">
          <TooMuchButton onSaid={() => showMuch(true)} />
        </div>
      )}
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

function Rate({ evening }: { evening: Extract<Evening, { is: "rate" }> }): VNode {
  const { log, stamp, announce } = useApp();
  const save = async (value: number) => {
    await rate(log, stamp(), evening.asks, value, evening.mode);
    announce(t("status.phone"));
  };
  return (
    <>
      <NoticeLine notice={evening.notice} />
      <Card kind="card-main">
        <Rating
          key={evening.asks}
          label={t(`tonight.rate.${evening.asks}`)}
          {...(evening.asks === "urge" ? { hint: t("tonight.rate.urge.hint") } : {})}
          onRate={(value) => void save(value)}
        />
      </Card>
      <div class="choices-row">
        {evening.mode === "when" && (
          <button type="button" class="secondary" onClick={() => void noteNight(log, stamp(), { quiet: true })}>
            {t("tonight.quiet")}
          </button>
        )}
        {evening.free && <FreeButton free={evening.free} />}
      </div>
    </>
  );
}

function FreeButton({ free }: { free: FreeNights }): VNode {
  const { log, stamp } = useApp();
  const why =
    free.allowed === 0
      ? t("tonight.free.none")
      : t(free.allowed === 2 ? "tonight.free.closed" : "tonight.free.closed_one");
  return (
    <button
      type="button"
      class="secondary"
      disabled={free.closed}
      onClick={() => void noteNight(log, stamp(), { free: true })}
    >
      {t("tonight.free")}
      <small>
        {free.closed ? why : t("tonight.free.left", { left: free.allowed - free.used, allowed: free.allowed })}
      </small>
    </button>
  );
}

/** The seconds between the rating and the draw, in which a slip of the finger can be taken back. */
function Show(): VNode {
  const { log, known, stamp } = useApp();
  const [missing, setMissing] = useState(false);
  const record = recordOf(useKnownTonight());
  useEffect(() => {
    const rated = record?.rated_at ? Date.parse(record.rated_at) : 0;
    const wait = Math.min(UNDO_MS, Math.max(0, rated + UNDO_MS - Date.now()));
    const open = () => reveal(log, stamp(), known.pack).catch(() => false);
    const timer = setTimeout(async () => setMissing(!(await open())), wait);
    return () => clearTimeout(timer);
  }, [record?.rated_at]);
  if (missing) return <DrawMissing offer={null} />;
  return (
    <Card title={t("tonight.show.title")} kind="card-main">
      <Said undo />
      <p class="lead">{t("tonight.show.text")}</p>
      <span class="waiting-bar" aria-hidden="true" />
    </Card>
  );
}

/** The rating as it was given; it can be taken back until a draw was shown. */
function Said({ undo = false }: { undo?: boolean }): VNode | null {
  const { log, stamp } = useApp();
  const record = recordOf(useKnownTonight());
  if (record?.urge_before === undefined) return null;
  const values = { value: record.urge_before, expected: record.expected ?? 0 };
  const text = t(record.expected === undefined ? "tonight.said" : "tonight.said.two", values);
  const open = undo && record.assigned === undefined;
  return <Noted onUndo={open ? () => void undoRating(log, stamp()) : undefined}>{text}</Noted>;
}

function DrawMissing({ offer }: { offer: Offer | null }): VNode {
  const { log } = useApp();
  return (
    <>
      <Said />
      <Card title={t("tonight.draw_missing.title")}>
        <p>{t("tonight.draw_missing.text")}</p>
        <button type="button" class="secondary" onClick={() => void log.sync()}>
          {t("tonight.draw_missing.go")}
        </button>
      </Card>
      {offer && <OtherSession title={t("tonight.routine.title")} offer={offer} />}
    </>
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
        <OfferLine offer={evening.offer} named={!drawn} />
        <SessionDoor offer={evening.offer} />
      </Card>
    </>
  );
}

function OfferLine({ offer, named = true }: { offer: Offer; named?: boolean }): VNode {
  const minutes = t("tonight.minutes", { minutes: offer.routine.minutes });
  return <p class="lead">{named ? `${offer.routine.name}, ${minutes}` : minutes}</p>;
}

function OtherSession({ title, offer }: { title?: string; offer: Offer }): VNode {
  const gate = useGate();
  if (!gate.open) return <Closed gate={gate} />;
  return (
    <Card title={title}>
      <OfferLine offer={offer} />
      <SessionDoor offer={offer} />
    </Card>
  );
}

function ArmClosed({ evening }: { evening: Extract<Evening, { is: "arm_closed" }> }): VNode {
  return (
    <>
      <Said />
      <Card title={t("tonight.arm_closed.title")} kind="note">
        {evening.name && <p>{t("tonight.arm_closed.drawn", { name: evening.name })}</p>}
        <p>{evening.because || t("tonight.arm_closed.paused")}</p>
        <p class="lead">{t("tonight.arm_closed.do")}</p>
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
        {!legs && (
          <>
            <h3>{t("tonight.for_tonight")}</h3>
            <ul>
              {(known.pack?.plan?.for_tonight ?? []).map((one) => (
                <li key={one.code}>{one.text}</li>
              ))}
            </ul>
          </>
        )}
        <a class="button secondary" href={known.pack?.plan?.verdict === "incomplete" ? "/intake/" : "/plan/"}>
          {t(known.pack?.plan?.verdict === "incomplete" ? "leg.never.go" : "tonight.nothing_open.go")}
        </a>
      </Card>
    </>
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

function NoticeLine({ notice }: { notice: Notice }): VNode | null {
  const { known } = useApp();
  if (!notice) return null;
  return (
    <Card kind="note">
      <p>{say(known.pack, NOTICES[notice])}</p>
      {notice === "trial_over" && <a href="/findings/">{t("tonight.notice.trial_over.go")}</a>}
    </Card>
  );
}
