import { matchesSpelling } from "../profile/label.ts";
import type { Spellings } from "../profile/define-page.ts";

const LABELS = "dt,th,label,[class*=label]";

export interface FoundField {
  value: string;
  /** What holds it; absent where the page only shows it. */
  control?: HTMLInputElement;
}

/**
 * The value beside a visible label: `dt`/`dd`, a heading cell and its row, a form label and its control,
 * or a label-like element and what follows it. `undefined` when the page doesn't show the field; an empty
 * field is the empty string.
 */
export function readField(root: ParentNode, spellings: Spellings): string | undefined {
  return findField(root, spellings)?.value;
}

/** The same, with the control that holds the value. */
export function findField(root: ParentNode, spellings: Spellings): FoundField | undefined {
  for (const label of root.querySelectorAll(LABELS)) {
    if (!matchesSpelling(label.textContent, spellings)) continue;
    const found = valueBeside(label);
    if (found !== undefined) return found;
  }
  return undefined;
}

function valueBeside(label: Element): FoundField | undefined {
  if (label.tagName === "LABEL") {
    const control = controlOf(label as HTMLLabelElement);
    if (control) return { value: shownIn(control), control };
  }
  const beside = label.nextElementSibling;
  if (!beside) return undefined;
  // A column heading is followed by another heading, not by its value.
  if (label.tagName === "TH" && beside.tagName !== "TD") return undefined;
  if (label.tagName === "DT" && beside.tagName !== "DD") return undefined;
  const control = (
    beside.matches("input,select,textarea") ? beside : beside.querySelector("input,select,textarea")
  ) as HTMLInputElement | null;
  return control ? { value: shownIn(control), control } : { value: trimSpaces(beside.textContent ?? "") };
}

/** A tick shows whether it is set; its value is what it would send. */
function shownIn(control: HTMLInputElement): string {
  if (control.type === "checkbox") return control.checked ? "Yes" : "No";
  return trimSpaces(control.value);
}

/** Without the spaces round it. A byte order mark is none to anybody but `trim`: it would be sent. */
export function trimSpaces(text: string): string {
  return text.includes(MARK) ? text.replaceAll(MARK, KEPT).trim().replaceAll(KEPT, MARK) : text.trim();
}

const MARK = "\uFEFF";
/** Of no script and no font. */
const KEPT = "\uE000";

function controlOf(label: HTMLLabelElement): HTMLInputElement | null {
  const id = label.getAttribute("for");
  const named = id ? label.ownerDocument.getElementById(id) : label.querySelector("input,select,textarea");
  return named?.matches("input,select,textarea") ? (named as HTMLInputElement) : null;
}
