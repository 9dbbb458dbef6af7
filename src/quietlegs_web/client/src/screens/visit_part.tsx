import type { VNode } from "preact";
import { useState } from "preact/hooks";
import { BodyMap } from "../bodymap/BodyMap";
import type { SessionLog } from "../types";
import { t } from "../words";
import { useApp } from "./context";
import { toggled, visitSteps } from "./felt";
import { Chip, Chips, More, Noted, useOneAtATime } from "./parts";

const WHO: NonNullable<SessionLog["by"]>[] = ["therapist", "partner", "self"];
const MINUTES = [5, 10, 15, 20, 30, 45, 60] as const;

/** A session that a therapist or partner did, noted by tapping: who, what, where, how long. */
export function VisitPart({ open }: { open: boolean }): VNode {
  const { log, known, stamp, announce } = useApp();
  const names = known.pack?.names;
  const [by, setBy] = useState<NonNullable<SessionLog["by"]>>("therapist");
  const [techniques, setTechniques] = useState<string[]>([]);
  const [regions, setRegions] = useState<string[]>([]);
  const [minutes, setMinutes] = useState<number>(30);
  const [saved, setSaved] = useState<string | null>(null);
  const once = useOneAtATime();
  const ready = techniques.length > 0 && regions.length > 0;
  const save = async () => {
    const at = stamp();
    const started = new Date(Date.parse(at.at) - minutes * 60_000).toISOString();
    const steps = visitSteps(techniques, regions, minutes);
    const body: SessionLog = {
      ...at,
      routine: "noted",
      planned: false,
      by,
      started,
      ended: at.at,
      steps,
      outcome: "done",
    };
    const item = await log.put("session", body);
    setSaved(item.id);
    announce(t("log.visit.saved"));
  };
  const undo = async () => {
    if (saved) await log.remove("session", saved);
    setSaved(null);
  };
  if (saved) return <Noted onUndo={() => void undo()}>{t("log.visit.saved")}</Noted>;
  return (
    <More title={t("log.visit")} open={open}>
      <Chips label={t("log.visit.who")}>
        {WHO.map((one) => (
          <Chip key={one} on={by === one} onToggle={() => setBy(one)}>
            {t(`log.visit.${one}`)}
          </Chip>
        ))}
      </Chips>
      <Chips label={t("log.visit.what")}>
        {Object.entries(names?.techniques ?? {}).map(([one, name]) => (
          <Chip key={one} on={techniques.includes(one)} onToggle={() => setTechniques(toggled(techniques, one))}>
            {name}
          </Chip>
        ))}
      </Chips>
      <Chips label={t("log.visit.minutes")}>
        {MINUTES.map((one) => (
          <Chip key={one} on={minutes === one} onToggle={() => setMinutes(one)}>
            {t("log.relief.minutes", { minutes: one })}
          </Chip>
        ))}
      </Chips>
      <h2>{t("log.visit.where")}</h2>
      <BodyMap
        regions={regions}
        names={names?.regions ?? {}}
        onToggle={(region) => setRegions(toggled(regions, region))}
      />
      <button type="button" class="primary wide" disabled={!ready} onClick={() => once(save)}>
        {t("log.visit.save")}
      </button>
      {!ready && <p class="hint">{t("log.visit.needs")}</p>}
    </More>
  );
}
