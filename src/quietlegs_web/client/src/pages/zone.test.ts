// @vitest-environment happy-dom
import { expect, it } from "vitest";
import { fillZone } from "./zone";

function page(html: string): HTMLElement {
  const found = document.createElement("main");
  found.innerHTML = html;
  return found;
}

it("fills the zone in where nobody has chosen one", () => {
  const form = page('<input type="hidden" name="zone" value="">');
  fillZone(form, "Europe/Berlin");
  expect(form.querySelector("input")?.value).toBe("Europe/Berlin");
});

it("leaves a chosen zone, and a zone that the list does not have", () => {
  const form = page(
    "<select data-browser-zone><option selected>Asia/Tokyo</option><option>Europe/Berlin</option></select>" +
      "<select data-browser-zone><option selected>UTC</option><option>Asia/Tokyo</option></select>",
  );
  fillZone(form, "Europe/Berlin");
  expect([...form.querySelectorAll("select")].map((one) => one.value)).toEqual(["Asia/Tokyo", "UTC"]);
});

it("fills the list in where it still says UTC", () => {
  const form = page("<select data-browser-zone><option selected>UTC</option><option>Europe/Berlin</option></select>");
  fillZone(form, "Europe/Berlin");
  expect(form.querySelector("select")?.value).toBe("Europe/Berlin");
});
