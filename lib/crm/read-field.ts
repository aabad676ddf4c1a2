import { isSpelling } from "./label.ts";
import type { Spellings } from "./site-profile.ts";

const LABELS = "dt,th,label,[class*=label]";

/**
 * The value beside a visible label: `dt`/`dd`, a heading cell and its row, a form label and its control,
 * or a label-like element and what follows it. `undefined` when the page doesn't show the field; an empty
 * field is the empty string.
 */
export function readField(root: ParentNode, spellings: Spellings): string | undefined {
  for (const label of root.querySelectorAll(LABELS)) {
    if (!isSpelling(label.textContent, spellings)) continue;
    const value = valueBeside(label);
    if (value !== undefined) return value;
  }
  return undefined;
}

function valueBeside(label: Element): string | undefined {
  if (label.tagName === "LABEL") {
    const control = controlOf(label as HTMLLabelElement);
    if (control) return shownIn(control);
  }
  const beside = label.nextElementSibling;
  if (!beside) return undefined;
  // A column heading is followed by another heading, not by its value.
  if (label.tagName === "TH" && beside.tagName !== "TD") return undefined;
  if (label.tagName === "DT" && beside.tagName !== "DD") return undefined;
  const control = beside.matches("input,select,textarea")
    ? beside
    : beside.querySelector("input,select,textarea");
  return control ? shownIn(control as HTMLInputElement) : (beside.textContent ?? "").trim();
}

/** A tick shows whether it is set; its value is what it would send. */
function shownIn(control: HTMLInputElement): string {
  if (control.type === "checkbox") return control.checked ? "Yes" : "No";
  return control.value.trim();
}

function controlOf(label: HTMLLabelElement): HTMLInputElement | null {
  const id = label.getAttribute("for");
  const named = id ? label.ownerDocument.getElementById(id) : label.querySelector("input,select,textarea");
  return named?.matches("input,select,textarea") ? (named as HTMLInputElement) : null;
}
