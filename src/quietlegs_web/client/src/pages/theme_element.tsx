import { render } from "preact";
import { t } from "../words";
import { chooseTheme, chosenTheme, type Theme } from "./theme";

const THEMES: readonly Theme[] = ["auto", "dark", "light"];

/** `<ql-theme>`: light, dark, or as the phone has it. */
export class ThemeElement extends HTMLElement {
  connectedCallback(): void {
    this.draw();
  }

  private draw(): void {
    const choose = (theme: Theme) => {
      chooseTheme(theme);
      this.draw();
    };
    render(
      <fieldset class="chips">
        <legend>{t("theme.label")}</legend>
        <div class="chips-row">
          {THEMES.map((theme) => (
            <button
              key={theme}
              type="button"
              class="chip"
              aria-pressed={chosenTheme() === theme}
              onClick={() => choose(theme)}
            >
              {t(`theme.${theme}`)}
            </button>
          ))}
        </div>
      </fieldset>,
      this,
    );
  }
}
