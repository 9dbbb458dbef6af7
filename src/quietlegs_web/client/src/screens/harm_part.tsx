import type { VNode } from "preact";
import { useState } from "preact/hooks";
import { BodyMap } from "../bodymap/BodyMap";
import type { HarmLog } from "../types";
import { say, t } from "../words";
import { noteHarm } from "./acts";
import { useApp } from "./context";
import { techniquesOf } from "./felt";
import { Card, Chip, Chips, More, Noted, useOneAtATime } from "./parts";

const KINDS: HarmLog["what"][] = ["pain", "bruise", "rash", "other"];

/** "Something hurt or left a mark": the tap on a technique notes it and pauses that technique. */
export function HarmPart({ open }: { open: boolean }): VNode {
  const { log, known, stamp, announce } = useApp();
  const [id, setId] = useState<string | null>(null);
  const once = useOneAtATime();
  const names = known.pack?.names.techniques ?? {};
  const harm = known.harms.find((item) => item.id === id && !item.deleted);
  const live = known.sessions.filter((item) => !item.deleted).map((item) => item.body);
  const tonight = techniquesOf(live, stamp().night);
  const save = async (technique: string) => {
    const item = await noteHarm(log, stamp(), technique);
    setId(item.id);
    announce(t("log.harm.saved", { name: names[technique] ?? technique }));
  };
  const undo = async () => {
    if (id) await log.remove("harm", id);
    setId(null);
  };
  if (harm) return <Named harm={harm.body} id={harm.id} onUndo={() => void undo()} />;
  const buttons = (ids: string[]) =>
    ids.map((one) => (
      <button key={one} type="button" class="chip" onClick={() => once(() => save(one))}>
        {names[one] ?? one}
      </button>
    ));
  const others = Object.keys(names).filter((one) => !tonight.includes(one));
  return (
    <More title={t("log.harm")} open={open}>
      <p>{t("log.harm.which")}</p>
      {tonight.length > 0 && <Chips label={t("log.harm.tonight")}>{buttons(tonight)}</Chips>}
      <Chips label={t("log.harm.others")}>{buttons(others)}</Chips>
    </More>
  );
}

function Named({ harm, id, onUndo }: { harm: HarmLog; id: string; onUndo: () => void }): VNode {
  const { log, known } = useApp();
  const name = known.pack?.names.techniques[harm.technique] ?? harm.technique;
  return (
    <Card kind="note">
      <Noted onUndo={onUndo}>{t("log.harm.saved", { name })}</Noted>
      <p>{say(known.pack, "session.hurt_paused")}</p>
      <Chips label={t("session.hurt.what")}>
        {KINDS.map((what) => (
          <Chip key={what} on={harm.what === what} onToggle={() => void log.patch("harm", id, { what })}>
            {t(`harm.${what}`)}
          </Chip>
        ))}
      </Chips>
      <h2>{t("log.harm.where")}</h2>
      <BodyMap
        whole
        regions={harm.region ? [harm.region] : []}
        names={known.pack?.names.regions ?? {}}
        onToggle={(region) => void log.patch("harm", id, { region })}
      />
    </Card>
  );
}
