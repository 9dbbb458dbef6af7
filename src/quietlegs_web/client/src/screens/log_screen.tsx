import type { VNode } from "preact";
import { useState } from "preact/hooks";
import { BodyMap, sidesOf } from "../bodymap/BodyMap";
import type { EntryLog } from "../types";
import { t } from "../words";
import { useApp } from "./context";
import { localTime } from "./dates";
import { feltOf, onSide, toggled } from "./felt";
import { HarmPart } from "./harm_part";
import { Card, Chip, Chips, Heading, More, Noted, Rating, useOneAtATime } from "./parts";
import { VisitPart } from "./visit_part";

const SENSATIONS = ["crawling", "tingling", "itching", "burning", "aching"];
const RELIEF = ["walking", "stretching", "rubbing", "warm_water", "cold_water", "distraction", "nothing"];
const MINUTES = [1, 5, 15, 30, 60] as const;

/** A moment in two taps: open, number. All else may follow. */
export function LogScreen({ open }: { open: string | null }): VNode {
  const { log, known, stamp, announce } = useApp();
  const [id, setId] = useState<string | null>(null);
  const once = useOneAtATime();
  const entry = known.entries.find((item) => item.id === id && !item.deleted);
  const save = async (urge: number) => {
    if (id) {
      await log.patch("entry", id, { urge });
      return;
    }
    const item = await log.put("entry", { ...stamp(), moment: "log", urge });
    setId(item.id);
    announce(t("log.saved", { value: urge, time: localTime(item.body) }));
  };
  const undo = async () => {
    if (id) await log.remove("entry", id);
    setId(null);
  };
  return (
    <>
      <header class="screen-head">
        <Heading>{t("tab.log")}</Heading>
        <a class="quiet-link" href="/history">
          {t("tab.history")}
        </a>
      </header>
      <Card kind="card-main">
        <Rating label={t("log.urge")} chosen={entry?.body.urge} onRate={(value) => once(() => save(value))} />
        {entry?.body.urge !== undefined && (
          <Noted onUndo={() => void undo()}>
            {t("log.saved", { value: entry.body.urge, time: localTime(entry.body) })}
          </Noted>
        )}
      </Card>
      <Feelings id={id} body={entry?.body} onBegin={setId} />
      <HarmPart open={open === "harm"} />
      <VisitPart open={open === "visit"} />
    </>
  );
}

type Part = { id: string | null; body: EntryLog | undefined; onBegin: (id: string) => void };

/** What it feels like, where, and what helps. Each tap is kept at once. */
function Feelings(part: Part): VNode {
  const { known } = useApp();
  const names = known.pack?.names;
  const [qualities, setQualities] = useState<string[]>([]);
  const [regions, setRegions] = useState<string[]>([]);
  const [intensity, setIntensity] = useState<number>();
  const save = useSaver(part);
  const keep = (next: { qualities?: string[]; regions?: string[]; intensity?: number }) => {
    const felt = { qualities, regions, intensity, ...next };
    setQualities(felt.qualities);
    setRegions(felt.regions);
    setIntensity(felt.intensity);
    void save({ sensations: feltOf(felt) });
  };
  const side = sidesOf(regions);
  const offered = [...new Set([...SENSATIONS, ...Object.keys(names?.sensations ?? {}), ...qualities])];
  return (
    <More title={t("log.more")}>
      <Chips label={t("log.sensations")}>
        {offered.map((one) => (
          <Chip key={one} on={qualities.includes(one)} onToggle={() => keep({ qualities: toggled(qualities, one) })}>
            {names?.sensations[one] ?? t(`felt.${one}`, undefined, one.replace(/^other:/, ""))}
          </Chip>
        ))}
      </Chips>
      <OwnWords onAdd={(word) => keep({ qualities: [...new Set([...qualities, `other:${word}`])] })} />
      {qualities.length > 0 && (
        <Rating small label={t("log.strength")} chosen={intensity} onRate={(value) => keep({ intensity: value })} />
      )}
      <Chips label={t("log.side")}>
        {(["left", "right", "both"] as const).map((one) => (
          <Chip key={one} on={side === one} onToggle={() => keep({ regions: onSide(regions, one) })}>
            {t(`log.${one}`)}
          </Chip>
        ))}
      </Chips>
      <h2>{t("log.where")}</h2>
      <BodyMap
        whole
        regions={regions}
        names={names?.regions ?? {}}
        onToggle={(region) => keep({ regions: toggled(regions, region) })}
      />
      <Relief body={part.body} save={save} />
    </More>
  );
}

/** Writes into the moment that is open, or begins one without a number. */
function useSaver({ id, onBegin }: Part): (changes: Partial<EntryLog>) => Promise<void> {
  const { log, stamp } = useApp();
  return async (changes) => {
    if (id) {
      await log.patch("entry", id, changes);
      return;
    }
    const item = await log.put("entry", { ...stamp(), moment: "log", ...changes });
    onBegin(item.id);
  };
}

function OwnWords({ onAdd }: { onAdd: (word: string) => void }): VNode {
  const [word, setWord] = useState("");
  const add = (event: Event) => {
    event.preventDefault();
    if (word.trim()) onAdd(word.trim());
    setWord("");
  };
  return (
    <form class="own-words" onSubmit={add}>
      <label>
        {t("log.own")}
        <input value={word} maxLength={100} onInput={(event) => setWord(event.currentTarget.value)} />
      </label>
      <button type="submit" class="secondary" disabled={!word.trim()}>
        {t("log.own.add")}
      </button>
    </form>
  );
}

function Relief(props: { body: EntryLog | undefined; save: (changes: Partial<EntryLog>) => Promise<void> }): VNode {
  const { known } = useApp();
  const names = known.pack?.names.relief;
  const chosen = props.body?.relieved_by ?? [];
  const offered = names && Object.keys(names).length > 0 ? Object.keys(names) : RELIEF;
  const minutes = props.body?.relief_minutes;
  return (
    <>
      <Chips label={t("log.relief")}>
        {offered.map((one) => (
          <Chip
            key={one}
            on={chosen.includes(one)}
            onToggle={() => void props.save({ relieved_by: toggled(chosen, one) })}
          >
            {names?.[one] ?? t(`relief.${one}`, undefined, one)}
          </Chip>
        ))}
      </Chips>
      <Chips label={t("log.relief.long")}>
        <Chip on={minutes === 0} onToggle={() => void props.save({ relief_minutes: 0 })}>
          {t("log.relief.moving")}
        </Chip>
        {MINUTES.map((one) => (
          <Chip key={one} on={minutes === one} onToggle={() => void props.save({ relief_minutes: one })}>
            {one < 60 ? t("log.relief.minutes", { minutes: one }) : t("log.relief.hours", { hours: one / 60 })}
          </Chip>
        ))}
      </Chips>
    </>
  );
}
