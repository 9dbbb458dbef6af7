// @vitest-environment happy-dom
import { beforeAll, beforeEach, expect, test, vi } from "vitest";
import { BodyMapElement } from "./body_map_element";
import { applyTheme, chooseTheme, chosenTheme } from "./theme";
import { ThemeElement } from "./theme_element";
import { UnsentElement } from "./unsent_element";

const log = { unsent: vi.fn(), sync: vi.fn(), clear: vi.fn(), subscribe: () => () => undefined };
const settle = () => new Promise((resolve) => setTimeout(resolve, 20));

beforeAll(() => {
  customElements.define("ql-body-map", BodyMapElement);
  customElements.define("ql-theme", ThemeElement);
  customElements.define("ql-unsent", UnsentElement);
  UnsentElement.open = async () => log;
});

beforeEach(() => {
  localStorage.clear();
  document.body.innerHTML = "";
  for (const spy of [log.unsent, log.sync, log.clear]) spy.mockReset();
});

async function form(unsent: number, attributes = "data-guard-unsent data-clear-phone") {
  log.unsent.mockResolvedValue(unsent);
  document.body.innerHTML = `<ql-unsent></ql-unsent><form ${attributes}><button>Out</button></form>`;
  await settle();
  const form = document.querySelector("form") as HTMLFormElement;
  const sent = vi.fn((event: Event) => event.preventDefault());
  form.addEventListener("submit", sent);
  form.requestSubmit();
  await settle();
  return { form, sent };
}

const press = async (name: string) => {
  const found = [...document.querySelectorAll("button")].find((one) => one.textContent === name);
  found?.click();
  await settle();
};

test("with everything saved, signing out goes on at once and empties the phone", async () => {
  const { sent } = await form(0);
  expect(sent).toHaveBeenCalledTimes(1);
  expect(log.clear).toHaveBeenCalledWith(true);
});

test("with something unsent, signing out waits for the person and says how much", async () => {
  const { sent } = await form(3);
  expect(sent).not.toHaveBeenCalled();
  expect(log.clear).not.toHaveBeenCalled();
  expect(document.body.textContent).toContain("3 records are only on this phone. If you go on, they are lost.");
  await press("Stay");
  expect(sent).not.toHaveBeenCalled();
  expect(document.querySelector(".warning")).toBeNull();
});

test("sending first goes on only when all was sent", async () => {
  const { sent } = await form(1);
  await press("Send first");
  expect(document.body.textContent).toContain("They could not be sent now.");
  expect(sent).not.toHaveBeenCalled();
  log.unsent.mockResolvedValue(0);
  await press("Send first");
  expect(sent).toHaveBeenCalledTimes(1);
});

test("whoever goes on goes on", async () => {
  const { sent } = await form(2);
  await press("Go on and lose them");
  expect(sent).toHaveBeenCalledTimes(1);
  expect(log.clear).toHaveBeenCalledWith(true);
});

test("other forms are left alone", async () => {
  const { sent } = await form(5, "");
  expect(sent).toHaveBeenCalledTimes(1);
});

test("the picture shows its regions, and lets a form choose them", async () => {
  document.body.innerHTML = '<form><ql-body-map regions="calf_left" name="where">left calf</ql-body-map></form>';
  await settle();
  const values = () => new FormData(document.querySelector("form") as HTMLFormElement).getAll("where");
  expect(values()).toEqual(["calf_left"]);
  document.querySelector('[aria-label="right shin"]')?.dispatchEvent(new MouseEvent("click", { bubbles: true }));
  await settle();
  expect(values()).toEqual(["calf_left", "shin_right"]);
});

test("light and dark by hand are kept, and given back to the phone", async () => {
  chooseTheme("dark");
  expect(document.documentElement.dataset.theme).toBe("dark");
  document.documentElement.removeAttribute("data-theme");
  applyTheme();
  expect([chosenTheme(), document.documentElement.dataset.theme]).toEqual(["dark", "dark"]);
  document.body.innerHTML = "<ql-theme></ql-theme>";
  await settle();
  await press("As the phone");
  expect(document.documentElement.hasAttribute("data-theme")).toBe(false);
});
