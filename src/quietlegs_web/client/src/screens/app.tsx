import { Component, type ComponentChildren, render, type VNode } from "preact";
import { useEffect, useMemo, useState } from "preact/hooks";
import type { Log } from "../log/log";
import { applyTheme } from "../pages/theme";
import { counted, t } from "../words";
import { type App, AppContext, stampWith } from "./context";
import { HistoryScreen } from "./history_screen";
import { LogScreen } from "./log_screen";
import { MorningScreen } from "./morning_screen";
import { type Place, type Screen, staysInside, usePlace } from "./router";
import { SessionScreen } from "./session_screen";
import { type Snapshot, useSnapshot } from "./snapshot";
import { TonightScreen } from "./tonight_screen";

/** Put the app into the page. */
export function mount(root: HTMLElement, log: Log): void {
  applyTheme();
  render(<Main log={log} />, root);
}

function Main({ log }: { log: Log }): VNode {
  const known = useSnapshot(log);
  const [place, go] = usePlace();
  const [said, announce] = useState("");
  const failed = useFailure();
  useMinute();
  useStaying(go);
  const app = useMemo<App | null>(
    () => known && { log, known, stamp: () => stampWith(known), go, announce },
    [known, log],
  );
  return (
    <>
      {known?.pack?.person.demo && <header class="synthetic-banner">{t("app.demo")}</header>}
      {known && <StatusLine known={known} log={log} />}
      <main class={place.screen === "/session" ? "page screen screen-session" : "page screen"}>
        {failed && (
          <p class="warning" role="alert">
            {t("app.not_kept")}
          </p>
        )}
        <Fence>
          {app ? (
            <AppContext.Provider value={app}>
              <Shown place={place} />
            </AppContext.Provider>
          ) : (
            <p class="lead" aria-busy="true">
              {t("app.loading")}
            </p>
          )}
        </Fence>
      </main>
      <p class="visually-hidden" role="status" aria-live="polite">
        {said}
      </p>
      {place.screen !== "/session" && <Tabs screen={place.screen} />}
    </>
  );
}

function Shown({ place }: { place: Place }): VNode {
  const night = place.query.get("night");
  switch (place.screen) {
    case "/morning":
      return <MorningScreen key={`morning ${night}`} night={night} />;
    case "/log":
      return <LogScreen key={`log ${place.query.get("open")}`} open={place.query.get("open")} />;
    case "/history":
      return <HistoryScreen key={`history ${night}`} night={night} />;
    case "/session":
      return <SessionScreen />;
    default:
      return <TonightScreen />;
  }
}

/** The bottom bar. Findings and More are pages of the server. */
function Tabs({ screen }: { screen: Screen }): VNode {
  const tabs: [string, string][] = [
    ["/", "tab.tonight"],
    ["/morning", "tab.morning"],
    ["/log", "tab.log"],
    ["/findings/", "tab.findings"],
    ["/more/", "tab.more"],
  ];
  return (
    <nav class="tabs" aria-label={t("tab.label")}>
      {tabs.map(([path, code]) => (
        <a key={path} href={path} aria-current={path === screen ? "page" : undefined}>
          {t(code)}
        </a>
      ))}
    </nav>
  );
}

/** Where the records are, in a word. */
function StatusLine({ known, log }: { known: Snapshot; log: Log }): VNode {
  return (
    <p class={`status status-${known.status}`} role="status">
      <span class="status-dot" aria-hidden="true" />
      <span>{statusText(known)}</span>
      {known.status === "signed_out" && (
        <a class="status-go" href="/sign-in/">
          {t("app.sign_in")}
        </a>
      )}
      {known.status === "waiting" && known.unsent > 0 && (
        <button type="button" class="link status-go" onClick={() => void log.sync()}>
          {t("status.send")}
        </button>
      )}
    </p>
  );
}

/** The status line's words: where the records are, and how many are not sent. */
export function statusText({ status, unsent }: Pick<Snapshot, "status" | "unsent">): string {
  const count = unsent > 0 ? ` · ${counted("status.unsent", unsent)}` : "";
  switch (status) {
    case "offline":
      return t("status.offline") + count;
    case "signed_out":
      return `${t("status.phone")}${count} · ${t("status.signed_out")}`;
    case "sending":
      return t("status.sending") + count;
    case "waiting":
      return t("status.phone") + count;
    default:
      return unsent > 0 ? t("status.phone") + count : t("status.saved");
  }
}

/** Whether a tap came to nothing since the last one: a phone whose storage is full must say so. */
function useFailure(): boolean {
  const [failed, set] = useState(false);
  useEffect(() => {
    const fell = () => set(true);
    const tapped = () => set(false);
    addEventListener("unhandledrejection", fell);
    addEventListener("pointerdown", tapped);
    return () => {
      removeEventListener("unhandledrejection", fell);
      removeEventListener("pointerdown", tapped);
    };
  }, []);
  return failed;
}

/** Draw anew each minute, so that a new night begins on the screen when it begins. */
function useMinute(): void {
  const [, set] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => set((count) => count + 1), 60_000);
    return () => clearInterval(timer);
  }, []);
}

/** Plain links to a screen change the screen without loading a page. */
function useStaying(go: (path: string) => void): void {
  useEffect(() => {
    const clicked = (event: MouseEvent) => {
      const link = (event.target as Element | null)?.closest("a");
      if (!link || event.defaultPrevented || !staysInside(event, link)) return;
      event.preventDefault();
      go(link.pathname + link.search);
    };
    document.addEventListener("click", clicked);
    return () => document.removeEventListener("click", clicked);
  }, []);
}

/** A screen that breaks says so and leaves the way on open. */
class Fence extends Component<{ children: ComponentChildren }, { broken: boolean }> {
  override state = { broken: false };

  override componentDidCatch(error: unknown): void {
    console.error(error);
    this.setState({ broken: true });
  }

  override render(): ComponentChildren {
    if (!this.state.broken) return this.props.children;
    return (
      <section class="card warning" role="alert">
        <p>{t("app.problem")}</p>
        <a class="button" href="/" target="_self">
          {t("app.again")}
        </a>
      </section>
    );
  }
}
