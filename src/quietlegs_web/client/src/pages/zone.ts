/** The zone of this phone's clock, filled in where a form asks for one that nobody has chosen yet. */

const ASKING = 'input[type="hidden"][name="zone"], select[data-browser-zone]';
const NOT_CHOSEN = ["", "UTC"];

export function fillZone(
  page: ParentNode = document,
  zone: string = Intl.DateTimeFormat().resolvedOptions().timeZone,
): void {
  for (const field of page.querySelectorAll<HTMLInputElement | HTMLSelectElement>(ASKING)) {
    if (!NOT_CHOSEN.includes(field.value)) continue;
    if (field instanceof HTMLSelectElement && ![...field.options].some((option) => option.value === zone)) continue;
    if (zone) field.value = zone;
  }
}
