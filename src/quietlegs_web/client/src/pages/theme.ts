/** Light or dark by hand: kept on this phone; without a choice the phone decides. */

export type Theme = "auto" | "dark" | "light";
const KEY = "ql.theme";

export function chosenTheme(): Theme {
  const kept = localStorage.getItem(KEY);
  return kept === "dark" || kept === "light" ? kept : "auto";
}

export function chooseTheme(theme: Theme): void {
  if (theme === "auto") localStorage.removeItem(KEY);
  else localStorage.setItem(KEY, theme);
  applyTheme();
}

/** Put the choice on the page. */
export function applyTheme(): void {
  const theme = chosenTheme();
  if (theme === "auto") document.documentElement.removeAttribute("data-theme");
  else document.documentElement.setAttribute("data-theme", theme);
}
