import { element } from "../template.ts";

/** An icon by its ligature: letters in the page that its font draws as one picture. */
export function icon(document: Document, ligature: string): HTMLElement {
  return element(document, "i", { class: "material-icons" }, ligature);
}
