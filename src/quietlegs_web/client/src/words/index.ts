/** Labels of the client, by code. Another language is another catalogue of the same codes. */

import type { Pack } from "../types";
import { en } from "./en";

export type Values = Record<string, string | number>;
export type Catalogue = Record<string, string>;

let catalogue: Catalogue = en;

/** Choose the catalogue; what it lacks is said in English. */
export function speak(chosen: Catalogue): void {
  catalogue = chosen;
}

/** The text of a code, with `{name}` filled in from `values`. */
export function t(code: string, values?: Values, otherwise = code): string {
  return fill(catalogue[code] ?? en[code] ?? otherwise, values);
}

/** A count with its word: `code.one` for exactly one, else `code.other`. */
export function counted(code: string, count: number): string {
  return t(`${code}.${count === 1 ? "one" : "other"}`, { count });
}

/** A sentence about health or the trial: the pack's, and only where it is missing our own. */
export function say(pack: Pack | null | undefined, code: string, values?: Values): string {
  const told = pack?.words[code];
  return told === undefined ? t(code, values) : fill(told, values);
}

function fill(text: string, values: Values = {}): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
}
