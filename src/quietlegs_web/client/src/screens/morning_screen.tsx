import type { VNode } from "preact";
import { useState } from "preact/hooks";
import type { CheckinLog, NightLog } from "../types";
import { say, t } from "../words";
import { noteCheckin } from "./acts";
import { type App, useApp } from "./context";
import { sayNight } from "./dates";
import { COMPARISON, gapBefore, recordOf } from "./evening";
import { asUsual, doneChoices, doneFrom, FUNCTION, HAPPENED, isLate, lastNight, nextStep } from "./morning";
import { Card, Chip, Chips, Heading, More, Noted, Rating } from "./parts";

const SLEEP = ["as_usual", "better", "worse"] as const;
const GAP_DAYS = 4;

interface Morning {
  night: string;
  record: NightLog | null;
  checkin: CheckinLog | null;
  /** Keep a change at once; with the first one comes what the session's record already says. */
  save: (changes: Partial<CheckinLog>) => Promise<void>;
}

function useMorning(asked: string | null): Morning {
  const app = useApp();
  const night = nightOf(app, asked);
  const { known, log, stamp, announce } = app;
  const record = recordOf({ ...known, night });
  const checkin = known.checkins.find((item) => !item.deleted && item.body.night === night)?.body ?? null;
  const save = async (changes: Partial<CheckinLog>) => {
    const done = checkin?.done ?? doneFrom(record, known.sessions);
    await noteCheckin(log, stamp(), night, { ...(done ? { done } : {}), ...changes });
    announce(t("status.phone"));
  };
  return { night, record, checkin, save };
}

function nightOf({ stamp }: App, asked: string | null): string {
  return asked && /^\d{4}-\d{2}-\d{2}$/.test(asked) ? asked : lastNight(stamp());
}

/** The morning after: three taps, or one. */
export function MorningScreen({ night: asked }: { night: string | null }): VNode {
  const { known, stamp } = useApp();
  const morning = useMorning(asked);
  const [edit, setEdit] = useState<"worst" | "sleep" | null>(null);
  const [finished, setFinished] = useState(false);
  const now = stamp();
  const step = edit ?? nextStep(morning.checkin);
  const gap = gapBefore({ ...known, night: morning.night });
  const late = isLate(morning.night, now, known.pack?.settings.boundary);
  const keep = async (changes: Partial<CheckinLog>) => {
    setEdit(null);
    await morning.save(changes);
  };
  return (
    <>
      <header class="screen-head">
        <Heading key={step}>{t("morning.title")}</Heading>
        <p class="hint">{t("morning.of", { night: sayNight(morning.night, known.pack?.settings.locale) })}</p>
      </header>
      {!asked && (gap ?? 0) >= GAP_DAYS && (
        <Card kind="note">
          <p>{say(known.pack, "morning.welcome_back")}</p>
        </Card>
      )}
      {morning.night > now.night && <p>{t("morning.no_night")}</p>}
      {late && <p class="note">{say(known.pack, "morning.late")}</p>}
      {morning.night <= now.night && (
        <>
          {step !== "worst" && <Answers checkin={morning.checkin} onChange={setEdit} />}
          {step === "worst" && <Worst morning={morning} onSave={keep} />}
          {step === "sleep" && <Sleep morning={morning} onSave={keep} />}
          {step === "else" && !finished && <Else morning={morning} onFinish={() => setFinished(true)} />}
          {finished && <Thanks />}
          {step !== "worst" && <Detail morning={morning} />}
        </>
      )}
      <p>
        <a class="quiet-link" href="/history">
          {t("morning.another")}
        </a>
      </p>
    </>
  );
}

type Save = (changes: Partial<CheckinLog>) => Promise<void>;

function Worst({ morning, onSave }: { morning: Morning; onSave: Save }): VNode {
  const { known } = useApp();
  return (
    <Card kind="card-main">
      <Rating
        label={say(known.pack, "morning.worst")}
        chosen={morning.checkin?.urge}
        onRate={(urge) => void onSave({ urge })}
      />
      <button type="button" class="secondary wide" onClick={() => void onSave({ urge: 0 })}>
        {t("morning.stayed_quiet")}
      </button>
    </Card>
  );
}

function Sleep({ morning, onSave }: { morning: Morning; onSave: Save }): VNode {
  return (
    <Card title={t("morning.sleep")} kind="card-main">
      <div class="stack">
        {SLEEP.map((sleep) => (
          <button
            key={sleep}
            type="button"
            class="secondary wide"
            aria-pressed={morning.checkin?.sleep === sleep}
            onClick={() => void onSave({ sleep })}
          >
            {t(`morning.sleep.${sleep}`)}
          </button>
        ))}
      </div>
    </Card>
  );
}

/** What was answered, each with the way to change it. */
function Answers(props: { checkin: CheckinLog | null; onChange: (step: "worst" | "sleep") => void }): VNode | null {
  const { checkin, onChange } = props;
  if (!checkin) return null;
  return (
    <ul class="answers">
      {checkin.urge !== undefined && (
        <li>
          <span>{t("morning.value", { value: checkin.urge })}</span>
          <button type="button" class="outline small" onClick={() => onChange("worst")}>
            {t("act.change")}
          </button>
        </li>
      )}
      {checkin.sleep && (
        <li>
          <span>
            {t("field.sleep")}: {t(`value.${checkin.sleep}`)}
          </span>
          <button type="button" class="outline small" onClick={() => onChange("sleep")}>
            {t("act.change")}
          </button>
        </li>
      )}
    </ul>
  );
}

function Else({ morning, onFinish }: { morning: Morning; onFinish: () => void }): VNode {
  const { checkin, save } = morning;
  const any = HAPPENED.some((one) => checkin?.[one]);
  const finish = async () => {
    await save(asUsual(checkin));
    onFinish();
  };
  return (
    <Card title={t("morning.else")} kind="card-main">
      <p class="hint">{t("morning.else.hint")}</p>
      <div class="chips-row">
        {HAPPENED.map((one) => (
          <Chip key={one} on={checkin?.[one] === true} onToggle={() => void save({ [one]: !checkin?.[one] })}>
            {t(`morning.${one}`)}
          </Chip>
        ))}
      </div>
      <Done morning={morning} />
      <button type="button" class="primary wide" onClick={() => void finish()}>
        {t(any ? "morning.finish" : "morning.usual")}
      </button>
    </Card>
  );
}

/** Whether the evening's session was done: as the records say it, to be corrected by a tap. */
function Done({ morning }: { morning: Morning }): VNode | null {
  const { known } = useApp();
  const choices = doneChoices(morning.record);
  if (choices.length === 0) return null;
  const arm = known.pack?.trial?.arms.find((one) => one.id === morning.record?.assigned);
  const name = (choice: string) => {
    if (choice === COMPARISON) return t("morning.done.comparison");
    if (choice === "other") return t("morning.done.other");
    return t("morning.done.session", { name: arm?.name ?? choice });
  };
  return (
    <Chips label={t("morning.done")}>
      {choices.map((choice) => (
        <Chip key={choice} on={morning.checkin?.done === choice} onToggle={() => void morning.save({ done: choice })}>
          {name(choice)}
        </Chip>
      ))}
    </Chips>
  );
}

function Thanks(): VNode {
  const { known } = useApp();
  return <Noted>{say(known.pack, "morning.thanks")}</Noted>;
}

/** What may be told and need not be. */
function Detail({ morning }: { morning: Morning }): VNode {
  const { checkin, save } = morning;
  return (
    <>
      <More title={t("morning.detail")}>
        <label>
          {t("morning.onset")}
          <input
            type="time"
            value={checkin?.onset === "none" ? "" : (checkin?.onset ?? "")}
            onChange={(event) => event.currentTarget.value && void save({ onset: event.currentTarget.value })}
          />
        </label>
        <Chip on={checkin?.onset === "none"} onToggle={() => void save({ onset: "none" })}>
          {t("morning.onset.none")}
        </Chip>
        <NumberField
          label={t("morning.minutes_to_sleep")}
          value={checkin?.minutes_to_sleep}
          most={1440}
          onSave={(minutes_to_sleep) => void save({ minutes_to_sleep })}
        />
        <NumberField
          label={t("morning.minutes_asleep")}
          value={checkin?.minutes_asleep === undefined ? undefined : checkin.minutes_asleep / 60}
          most={24}
          step={0.25}
          onSave={(hours) => void save({ minutes_asleep: Math.round(hours * 60) })}
        />
        <NumberField
          label={t("morning.awakenings")}
          value={checkin?.awakenings}
          most={99}
          onSave={(awakenings) => void save({ awakenings: Math.round(awakenings) })}
        />
      </More>
      <More title={t("morning.function")}>
        {FUNCTION.map((one) => (
          <Rating
            key={one}
            small
            label={t(`morning.${one}`)}
            chosen={checkin?.[one]}
            onRate={(value) => void save({ [one]: value })}
          />
        ))}
      </More>
    </>
  );
}

interface NumberFieldProps {
  label: string;
  value: number | undefined;
  most: number;
  step?: number;
  onSave: (value: number) => void;
}

/** A number that is kept when it is done. What is typed stays while something else, such as a sync, draws the screen anew. */
function NumberField({ label, value, most, step = 1, onSave }: NumberFieldProps): VNode {
  const [typed, setTyped] = useState<string | null>(null);
  const changed = (input: HTMLInputElement) => {
    const number = Number(input.value);
    if (input.value !== "" && input.checkValidity() && Number.isFinite(number)) onSave(number);
  };
  return (
    <label>
      {label}
      <input
        type="number"
        inputMode="decimal"
        min={0}
        max={most}
        step={step}
        value={typed ?? value ?? ""}
        onInput={(event) => setTyped(event.currentTarget.value)}
        onChange={(event) => changed(event.currentTarget)}
      />
    </label>
  );
}
