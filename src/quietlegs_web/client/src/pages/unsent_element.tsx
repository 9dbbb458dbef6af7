import { render, type VNode } from "preact";
import type { Log } from "../log/log";
import { counted, t } from "../words";

/** The part of the log that the guard needs. */
export type Guarded = Pick<Log, "unsent" | "sync" | "clear" | "subscribe">;

/**
 * `<ql-unsent>` on a page: how many records are only on this phone. While there are any, each form marked
 * `data-guard-unsent` (signing out, erasing) asks first; a form marked `data-clear-phone` as well empties the phone's
 * log before it is sent.
 */
export class UnsentElement extends HTMLElement {
  /** How the page opens the log; set by `main.ts`, and by tests. */
  static open: () => Promise<Guarded> = () => Promise.reject(new Error("No log was given."));

  private log: Guarded | null = null;
  private leave = () => {};
  private readonly submitted = (event: SubmitEvent) => void this.guard(event);

  connectedCallback(): void {
    document.addEventListener("submit", this.submitted, true);
    void this.start();
  }

  disconnectedCallback(): void {
    document.removeEventListener("submit", this.submitted, true);
    this.leave();
  }

  private async start(): Promise<void> {
    this.log = await UnsentElement.open();
    this.leave = this.log.subscribe(() => void this.count());
    await this.count();
  }

  private async count(): Promise<void> {
    const count = (await this.log?.unsent()) ?? 0;
    render(
      <p class={count > 0 ? "note" : "hint"}>{count > 0 ? counted("status.unsent", count) : t("unsent.none")}</p>,
      this,
    );
  }

  private async guard(event: SubmitEvent): Promise<void> {
    const form = event.target as HTMLFormElement;
    if (!form.matches("[data-guard-unsent]") || form.dataset.guarded === "yes") return;
    event.preventDefault();
    event.stopImmediatePropagation();
    const submitter = event.submitter instanceof HTMLElement ? event.submitter : null;
    const count = (await this.log?.unsent()) ?? 0;
    if (count === 0) await this.pass(form, submitter);
    else this.warn(form, submitter, count, "");
  }

  private async pass(form: HTMLFormElement, submitter: HTMLElement | null): Promise<void> {
    if (form.hasAttribute("data-clear-phone")) await this.log?.clear(true);
    form.dataset.guarded = "yes";
    form.requestSubmit(submitter);
  }

  private warn(form: HTMLFormElement, submitter: HTMLElement | null, count: number, failed: string): void {
    let place = form.nextElementSibling;
    if (!place?.matches(".unsent-warning")) {
      place = document.createElement("div");
      place.className = "unsent-warning";
      form.after(place);
    }
    const room = place;
    const stay = () => room.remove();
    const send = async () => {
      await this.log?.sync();
      const left = (await this.log?.unsent()) ?? 0;
      if (left > 0) return this.warn(form, submitter, left, t("unsent.failed"));
      stay();
      await this.pass(form, submitter);
    };
    const goOn = () => {
      stay();
      void this.pass(form, submitter);
    };
    render(<Warning text={counted("unsent.warn", count)} failed={failed} send={send} goOn={goOn} stay={stay} />, room);
    room.querySelector("button")?.focus();
  }
}

interface WarningProps {
  text: string;
  failed: string;
  send: () => Promise<void>;
  goOn: () => void;
  stay: () => void;
}

function Warning({ text, failed, send, goOn, stay }: WarningProps): VNode {
  return (
    <section class="warning stack" role="alert">
      <p>{text}</p>
      {failed && <p>{failed}</p>}
      <button type="button" class="wide" onClick={() => void send()}>
        {t("unsent.send")}
      </button>
      <button type="button" class="secondary wide" onClick={stay}>
        {t("unsent.stay")}
      </button>
      <button type="button" class="secondary wide" onClick={goOn}>
        {t("unsent.go_on")}
      </button>
    </section>
  );
}
