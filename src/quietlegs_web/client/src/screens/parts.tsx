import type { ComponentChildren, VNode } from "preact";
import { useEffect, useId, useRef, useState } from "preact/hooks";
import { t } from "../words";

/** Runs one thing at a time: the second of two quick taps on the same button does nothing. */
export function useOneAtATime(): (work: () => Promise<void>) => void {
  const busy = useRef(false);
  return (work) => {
    if (busy.current) return;
    busy.current = true;
    void work().finally(() => {
      busy.current = false;
    });
  };
}

/** For so long what has just appeared under a finger takes no tap: a double tap must not answer two questions. */
const DOUBLE_TAP_MS = 300;

/** False in the first moment after something appeared. */
export function useSettled(): boolean {
  const [settled, set] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => set(true), DOUBLE_TAP_MS);
    return () => clearTimeout(timer);
  }, []);
  return settled;
}

const NUMBERS = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10] as const;

/** 0 to 10 as eleven buttons: one tap is the answer. */
export function Rating(props: {
  label: string;
  chosen?: number | undefined;
  onRate: (value: number) => void;
  hint?: string;
  small?: boolean;
}): VNode {
  const hint = useId();
  const settled = useSettled();
  return (
    <fieldset class={props.small ? "rating rating-small" : "rating"} aria-describedby={hint}>
      <legend>{props.label}</legend>
      {props.hint && <p class="rating-hint">{props.hint}</p>}
      <div class="rating-grid">
        {NUMBERS.map((number) => (
          <button
            key={number}
            type="button"
            class={`rate rate-${number}`}
            aria-pressed={props.chosen === number}
            disabled={!settled}
            aria-label={number === 0 ? t("rating.none") : number === 10 ? t("rating.worst") : undefined}
            onClick={() => props.onRate(number)}
          >
            {number}
          </button>
        ))}
      </div>
      <p id={hint} class={props.small ? "visually-hidden" : "hint"}>
        {t("rating.legend")}
      </p>
    </fieldset>
  );
}

/** The heading of a screen. It takes the focus when the screen changes, so that a screen reader starts here. */
export function Heading({ children, focus = true }: { children: ComponentChildren; focus?: boolean }): VNode {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (focus) heading.current?.focus({ preventScroll: true });
  }, [focus]);
  return (
    <h1 ref={heading} tabIndex={-1}>
      {children}
    </h1>
  );
}

export function Card(props: { title?: string | undefined; kind?: string; children: ComponentChildren }): VNode {
  return (
    <section class={props.kind ? `card ${props.kind}` : "card"}>
      {props.title && <h2>{props.title}</h2>}
      {props.children}
    </section>
  );
}

/** A button that is on or off. */
export function Chip(props: { on: boolean; onToggle: () => void; children: ComponentChildren }): VNode {
  return (
    <button type="button" class="chip" aria-pressed={props.on} onClick={props.onToggle}>
      {props.children}
    </button>
  );
}

export function Chips(props: { label: string; children: ComponentChildren }): VNode {
  return (
    <fieldset class="chips">
      <legend>{props.label}</legend>
      <div class="chips-row">{props.children}</div>
    </fieldset>
  );
}

/** What was just noted, with the way back. */
export function Noted(props: { children: ComponentChildren; onUndo?: (() => void) | undefined }): VNode {
  const settled = useSettled();
  return (
    <p class="noted" role="status">
      <span>{props.children}</span>
      {props.onUndo && (
        <button type="button" class="outline small" disabled={!settled} onClick={props.onUndo}>
          {t("act.undo")}
        </button>
      )}
    </p>
  );
}

/** What can be opened when there is time for it. */
export function More(props: { title: string; open?: boolean; children: ComponentChildren }): VNode {
  return (
    <details class="more" open={props.open ?? false}>
      <summary>{props.title}</summary>
      {props.children}
    </details>
  );
}

/** The way to help with distress, on every night screen; nothing notes that it was taken. */
export function HelpLink(): VNode {
  return (
    <p class="hint">
      <a class="quiet-link" href="/wellbeing/help/">
        {t("tonight.help")}
      </a>
    </p>
  );
}
