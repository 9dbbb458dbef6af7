import type { VNode } from "preact";
import { useEffect, useState } from "preact/hooks";
import { say, t } from "../words";
import { noteNight, rate, reveal, undoRating } from "./acts";
import { useApp } from "./context";
import { type Evening, type FreeNights, type Known, type Notice, type Offer, recordOf } from "./evening";
import { Closed, SessionDoor, useGate } from "./leg";
import { Card, Noted, Rating } from "./parts";

/** For so long a rating can be taken back before the draw is shown. After that the night has its draw. */
const UNDO_MS = 3000;
const NOTICES = { trial_paused: "night.paused", trial_over: "night.trial_over", trial_soon: "night.trial_not_begun" };

export function useKnownTonight(): Known {
  const { known, stamp } = useApp();
  return { ...known, night: stamp().night };
}

export function NoticeLine({ notice }: { notice: Notice }): VNode | null {
  const { known } = useApp();
  if (!notice) return null;
  return (
    <Card kind="note">
      <p>{say(known.pack, NOTICES[notice])}</p>
      {notice === "trial_over" && <a href="/findings/">{t("tonight.notice.trial_over.go")}</a>}
    </Card>
  );
}

export function Rate({ evening }: { evening: Extract<Evening, { is: "rate" }> }): VNode {
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
export function Show(): VNode {
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
export function Said({ undo = false }: { undo?: boolean }): VNode | null {
  const { log, stamp } = useApp();
  const record = recordOf(useKnownTonight());
  if (record?.urge_before === undefined) return null;
  const values = { value: record.urge_before, expected: record.expected ?? 0 };
  const text = t(record.expected === undefined ? "tonight.said" : "tonight.said.two", values);
  const open = undo && record.assigned === undefined;
  return <Noted onUndo={open ? () => void undoRating(log, stamp()) : undefined}>{text}</Noted>;
}

export function DrawMissing({ offer }: { offer: Offer | null }): VNode {
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

/** Another session; what to do about a leg stands on the screen already, above everything else. */
export function OtherSession({ title, offer }: { title?: string; offer: Offer }): VNode | null {
  const gate = useGate();
  if (!gate.open) return gate.why === "leg" ? null : <Closed gate={gate} />;
  return (
    <Card title={title}>
      <OfferLine offer={offer} />
      <SessionDoor offer={offer} />
    </Card>
  );
}

export function OfferLine({ offer, named = true }: { offer: Offer; named?: boolean }): VNode {
  const minutes = t("tonight.minutes", { minutes: offer.routine.minutes });
  return <p class="lead">{named ? `${offer.routine.name}, ${minutes}` : minutes}</p>;
}
