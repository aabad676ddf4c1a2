import { textOf } from "./template.ts";

/** One label with its value, as the plain template has them in a definition list. */
export type Detail = { label: string; value: Node[] };

/** The label and value pairs of a list of details. */
export function detailsOf(list: Element): Detail[] {
  return Array.from(list.querySelectorAll(":scope > div"), (pair) => ({
    label: textOf(pair.querySelector("dt")),
    value: [...(pair.querySelector("dd")?.childNodes ?? [])],
  }));
}
