import type { VNode } from "preact";
import { useEffect, useState } from "preact/hooks";
import type { Kept } from "../types";
import { t } from "../words";
import { useApp } from "./context";
import { localTime } from "./dates";
import type { Kinds } from "./history";
import { Card } from "./parts";

const HIDDEN = new Set(["at", "offset", "zone", "night", "trial", "probability", "shown_at", "rated_at"]);

/** Two devices wrote about the same night: both are kept until the person says which is right. */
export function Conflict({ item }: { item: { kind: Kinds; id: string; revision: number; conflict: number[] } }): VNode {
  const { log } = useApp();
  const [versions, setVersions] = useState<Kept<Kinds>[] | null>(null);
  const [failed, setFailed] = useState(false);
  const keep = (revision: number) => {
    setFailed(false);
    return log.keep(item.kind, item.id, revision).catch(() => setFailed(true));
  };
  const wanted = [item.revision, ...item.conflict];
  useEffect(() => {
    let over = false;
    log
      .history(item.kind, item.id)
      .then((all) => !over && setVersions(all.filter((one) => wanted.includes(one.revision))))
      .catch(() => !over && setVersions([]));
    return () => {
      over = true;
    };
  }, [item.id, wanted.join()]);
  return (
    <Card kind="warning" title={t("history.conflict.title")}>
      <p>{t("history.conflict.text")}</p>
      {(versions?.length === 0 || failed) && <p class="hint">{t("history.conflict.offline")}</p>}
      <div class="versions">
        {versions?.map((version) => (
          <section key={version.revision} class="version">
            <h3>{t("history.conflict.version", { revision: version.revision })}</h3>
            <dl class="facts">
              {differences(version, versions).map(([name, value]) => (
                <div key={name}>
                  <dt>{t(`field.${name}`, undefined, t(`morning.${name}`, undefined, name.replaceAll("_", " ")))}</dt>
                  <dd>{value}</dd>
                </div>
              ))}
            </dl>
            <button type="button" onClick={() => void keep(version.revision)}>
              {t("history.conflict.keep")}
            </button>
          </section>
        ))}
      </div>
    </Card>
  );
}

/** What differs between the versions, and when each was written. */
export function differences(version: Kept<Kinds>, all: readonly Kept<Kinds>[]): [string, string][] {
  const bodies = all.map((one) => one.body as unknown as Record<string, unknown>);
  const own = version.body as unknown as Record<string, unknown>;
  const names = [...new Set(bodies.flatMap((body) => Object.keys(body)))].filter((name) => !HIDDEN.has(name));
  const unlike = names.filter((name) => new Set(bodies.map((body) => JSON.stringify(body[name]))).size > 1);
  return [["noted", localTime(version.body)], ...unlike.map((name): [string, string] => [name, shown(own[name])])];
}

function shown(value: unknown): string {
  if (value === undefined || value === null) return t("history.unknown");
  if (Array.isArray(value)) return String(value.length);
  return t(`value.${value}`, undefined, String(value));
}
