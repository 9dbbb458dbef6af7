import type { VNode } from "preact";
import { useState } from "preact/hooks";
import type { Item } from "../log/log";
import { t } from "../words";
import { Conflict } from "./conflict_card";
import { useApp } from "./context";
import { localTime, sayNight } from "./dates";
import { COMPARISON } from "./evening";
import {
  conflictsOf,
  isRemovable,
  itemsOf,
  type Kinds,
  type NightRow,
  rowOf,
  rowsOf,
  type Written,
  whereIs,
} from "./history";
import { Card, Heading, Noted } from "./parts";

const A_PAGE = 30;

/** The nights so far, newest first, or one of them. */
export function HistoryScreen({ night }: { night: string | null }): VNode {
  return night ? <OneNight night={night} /> : <Nights />;
}

function Nights(): VNode {
  const { known, stamp } = useApp();
  const [most, setMost] = useState(A_PAGE);
  const { rows, more } = rowsOf(known, stamp().night, most);
  return (
    <>
      <header class="screen-head">
        <Heading>{t("history.title")}</Heading>
      </header>
      {rows.length === 0 && <p class="lead">{t("history.empty")}</p>}
      {rows.flatMap(conflictsOf).map((item) => (
        <Conflict key={item.id} item={item} />
      ))}
      <ol class="nights">
        {rows.map((row) => (
          <Row key={row.night} row={row} />
        ))}
      </ol>
      {more && (
        <button type="button" class="secondary wide" onClick={() => setMost(most + A_PAGE)}>
          {t("history.more")}
        </button>
      )}
    </>
  );
}

function Row({ row }: { row: NightRow }): VNode {
  const { known } = useApp();
  const facts = factsOf(row);
  return (
    <li>
      <a href={`/history?night=${row.night}`}>
        <strong>{sayNight(row.night, known.pack?.settings.locale)}</strong>
        <span>{facts.length > 0 ? facts.join(" · ") : t("history.nothing")}</span>
      </a>
      <Where row={row} />
    </li>
  );
}

function Where({ row }: { row: NightRow }): VNode | null {
  const where = whereIs(row);
  return where && <span class={`badge badge-${where}`}>{t(`history.state.${where}`)}</span>;
}

/** What one line says about a night. Nothing known is nothing said. */
export function factsOf(row: NightRow): string[] {
  const record = row.record?.body;
  const facts: (string | false | undefined)[] = [
    record?.free && t("history.free"),
    record?.quiet && t("history.quiet"),
    record?.urge_before !== undefined && t("history.evening", { value: record.urge_before }),
    row.checkin?.body.urge !== undefined && t("history.worst", { value: row.checkin.body.urge }),
    record?.too_much && t("history.too_much"),
  ];
  return facts.filter((fact) => typeof fact === "string");
}

function OneNight({ night }: { night: string }): VNode {
  const { log, known, stamp } = useApp();
  const row = rowOf(known as Written, night);
  const [gone, setGone] = useState<Item<Kinds> | null>(null);
  const remove = async (item: Item<Kinds>) => {
    await log.remove(item.kind, item.id);
    setGone(item);
  };
  const undo = async () => {
    if (gone) await log.put(gone.kind, gone.body, gone.id);
    setGone(null);
  };
  const fill = row.checkin ? "history.edit" : "history.fill";
  return (
    <>
      <header class="screen-head">
        <Heading>{sayNight(night, known.pack?.settings.locale)}</Heading>
        <Where row={row} />
      </header>
      {gone && <Noted onUndo={() => void undo()}>{t("history.deleted")}</Noted>}
      {conflictsOf(row).map((item) => (
        <Conflict key={item.id} item={item} />
      ))}
      <Card>
        {itemsOf(row).length === 0 && <p>{t("history.nothing")}</p>}
        <ul class="records">
          {itemsOf(row).map((item) => (
            <Record key={item.id} item={item} onRemove={() => void remove(item as Item<Kinds>)} />
          ))}
        </ul>
      </Card>
      <div class="actions">
        {night <= stamp().night && (
          <a class="button" href={`/morning?night=${night}`}>
            {t(fill)}
          </a>
        )}
        <a class="button secondary" href="/history">
          {t("history.all")}
        </a>
      </div>
    </>
  );
}

type AnyItem = ReturnType<typeof itemsOf>[number];

function Record({ item, onRemove }: { item: AnyItem; onRemove: () => void }): VNode {
  const lines = useLines(item);
  return (
    <li>
      <div>
        {lines.map((line) => (
          <p key={line}>{line}</p>
        ))}
        {item.refused && <p class="note">{t("history.refused", { why: item.refused })}</p>}
      </div>
      {isRemovable(item) && (
        <button type="button" class="outline small" onClick={onRemove}>
          {t("history.delete")}
        </button>
      )}
    </li>
  );
}

/** What a record says, in a line or three. */
function useLines(item: AnyItem): string[] {
  const { known } = useApp();
  const names = known.pack?.names.techniques ?? {};
  const time = localTime(item.body);
  switch (item.kind) {
    case "night":
      return nightLines(item as Item<"night">, (arm) => armName(known.pack?.trial?.arms ?? [], arm));
    case "checkin":
      return checkinLines(item as Item<"checkin">);
    case "session":
      return [`${time} ${sessionLine(item as Item<"session">, names)}`];
    case "harm": {
      const { what, technique } = (item as Item<"harm">).body;
      return [`${time} ${t("history.harm", { what: t(`harm.${what}`), name: names[technique] ?? technique })}`];
    }
    default:
      return [`${time} ${entryLine(item as Item<"entry">)}`];
  }
}

function armName(arms: readonly { id: string; name: string }[], arm: string): string {
  return arm === COMPARISON ? t("history.comparison") : (arms.find((one) => one.id === arm)?.name ?? arm);
}

function nightLines({ body }: Item<"night">, name: (arm: string) => string): string[] {
  const lines: (string | false | undefined)[] = [
    body.free && t("history.free"),
    body.quiet && t("history.quiet"),
    body.urge_before !== undefined && t("history.evening", { value: body.urge_before }),
    body.assigned && t("history.drawn", { name: name(body.assigned) }),
    body.too_much && t("history.too_much"),
  ];
  return lines.filter((line) => typeof line === "string");
}

function checkinLines({ body }: Item<"checkin">): string[] {
  const happened = (
    ["caffeine", "alcohol", "exercise", "extra_dose", "medicine_change", "touch_worse"] as const
  ).filter((one) => body[one]);
  const lines: (string | false)[] = [
    body.urge !== undefined && t("history.worst", { value: body.urge }),
    body.sleep !== undefined && `${t("field.sleep")}: ${t(`value.${body.sleep}`)}`,
    happened.length > 0 && happened.map((one) => t(`morning.${one}`)).join(", "),
  ];
  return lines.filter((line) => line !== false);
}

function sessionLine({ body }: Item<"session">, names: Record<string, string>): string {
  const techniques = [...new Set((body.steps ?? []).map((step) => names[step.technique] ?? step.technique))];
  const name = techniques.join(", ") || body.routine;
  const said = t(body.rescue ? "history.rescue" : "history.session", { name });
  const ended = t(`outcome.${body.outcome ?? "open"}`);
  const { urge_before: before, urge_after: after } = body;
  const values = before !== undefined && after !== undefined ? `, ${t("history.before_after", { before, after })}` : "";
  return `${said}, ${ended}${values}`;
}

function entryLine({ body }: Item<"entry">): string {
  const felt = [
    ...new Set(
      (body.sensations ?? []).map((one) => t(`felt.${one.quality}`, undefined, one.quality.replace(/^other:/, ""))),
    ),
  ];
  const parts: (string | false)[] = [
    body.urge !== undefined && t("history.entry", { value: body.urge }),
    body.one_leg !== undefined && t("history.leg", { answer: t(`leg.${body.one_leg}`) }),
    felt.length > 0 && felt.join(", "),
    (body.relieved_by ?? []).length > 0 &&
      (body.relieved_by ?? []).map((one) => t(`relief.${one}`, undefined, one)).join(", "),
  ];
  return parts.filter((part) => part !== false).join(" · ");
}
