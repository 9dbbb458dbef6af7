import { render } from "preact";
import { BodyMap } from "../bodymap/BodyMap";

/**
 * `<ql-body-map regions="calf_left calf_right" direction="towards_heart">`: the picture on a page of the server.
 * With `name="where"` its places can be chosen and are sent with the form, one field a place; `whole` shows hips, hands,
 * arms and trunk too, and `close` only the part around the regions. What stands inside it is for pages without script.
 */
export class BodyMapElement extends HTMLElement {
  static readonly observedAttributes = ["regions", "direction", "whole", "close", "name"];

  connectedCallback(): void {
    this.draw();
  }

  attributeChangedCallback(): void {
    if (this.isConnected) this.draw();
  }

  get regions(): string[] {
    return (this.getAttribute("regions") ?? "").split(/\s+/).filter(Boolean);
  }

  private toggle(region: string): void {
    const chosen = this.regions;
    const next = chosen.includes(region) ? chosen.filter((one) => one !== region) : [...chosen, region];
    this.setAttribute("regions", next.join(" "));
    this.dispatchEvent(new Event("change", { bubbles: true }));
  }

  private draw(): void {
    const name = this.getAttribute("name");
    const direction = this.getAttribute("direction");
    if (!this.firstElementChild?.matches("svg")) this.replaceChildren();
    render(
      <>
        <BodyMap
          regions={this.regions}
          {...(direction ? { direction } : {})}
          {...(name ? { onToggle: (region: string) => this.toggle(region) } : {})}
          whole={this.hasAttribute("whole")}
          close={this.hasAttribute("close")}
        />
        {name && this.regions.map((region) => <input key={region} type="hidden" name={name} value={region} />)}
      </>,
      this,
    );
  }
}
