import type { Control } from "../fields/control-value.ts";
import { visibleText } from "../visible.ts";

/** Nothing that a label consists of, though it may stand inside one. */
const NOT_LABEL =
  "input,select,textarea,option,.error,.field-validation-error,.invalid-feedback,.help-block,.form-text,small";
const LABEL_LIKE = "label,legend,dt,th,strong,b,[class*=label]";
const CONTROLS = "input:not([type=hidden]),select,textarea";

/**
 * The label of a form's control as a person sees it: by `for`, wrapping, or ARIA; else the cell or the label-like element
 * beside it. A placeholder is none: it goes when somebody types.
 */
export function labelOfControl(control: Control, form: HTMLFormElement): string | null {
  if (control.type === "radio") return groupLabel(control, form);
  return ownLabel(control, form) ?? besideLabel(control, form);
}

/** Of one choice of a radio group: the words right at it. */
export function choiceLabel(control: Control, form: HTMLFormElement): string {
  return ownLabel(control, form) ?? tidy(followingText(control)) ?? control.value;
}

function ownLabel(control: Control, form: HTMLFormElement): string | null {
  const { id, ownerDocument: doc } = control;
  const named = id
    ? (form.querySelector(`label[for="${CSS.escape(id)}"]`) ??
      doc.querySelector(`label[for="${CSS.escape(id)}"]`))
    : null;
  const label = named ?? control.closest("label");
  const referenced = (control.getAttribute("aria-labelledby") ?? "")
    .split(/\s+/)
    .flatMap((each) => (each ? (doc.getElementById(each) ?? []) : []))
    .map(wordsOf)
    .join(" ");
  return tidy(label && wordsOf(label)) ?? tidy(referenced) ?? tidy(control.getAttribute("aria-label"));
}

function groupLabel(control: Control, form: HTMLFormElement): string | null {
  const group = control.closest("[role=radiogroup],fieldset");
  if (!group || !form.contains(group)) return besideLabel(control, form);
  const legend = group.querySelector("legend");
  const id = group.getAttribute("aria-labelledby");
  const referenced = id ? control.ownerDocument.getElementById(id) : null;
  const label = legend ?? referenced;
  return (
    tidy(label && wordsOf(label)) ?? tidy(group.getAttribute("aria-label")) ?? besideLabel(control, form)
  );
}

/** Up to the first box that holds more than this field: a label in there could be another's. */
function besideLabel(control: Control, form: HTMLFormElement): string | null {
  for (let box: Element = control; box !== form; box = box.parentElement) {
    if (!box.parentElement) return null;
    const cell = box.matches("td,dd") ? box.previousElementSibling : null;
    if (cell && !cell.querySelector(CONTROLS)) return tidy(wordsOf(cell));
    const text = tidy(precedingText(box));
    if (text) return text;
    if (holdsOthers(box.parentElement, control)) return null;
    const label = Array.from(box.parentElement.querySelectorAll(LABEL_LIKE)).find(
      (each) => !each.contains(control) && !isChoiceLabel(each, control),
    );
    if (label) return tidy(wordsOf(label));
  }
  return null;
}

function holdsOthers(box: Element, control: Control): boolean {
  return Array.from(box.querySelectorAll<Control>(CONTROLS)).some(
    (each) =>
      each !== control &&
      !(each.type === control.type && each.type === "radio" && each.name === control.name),
  );
}

function isChoiceLabel(label: Element, { type }: Control): boolean {
  return type === "radio" && label.querySelector("input[type=radio]") !== null;
}

/** Words right before it, or the words of a label-like element that belongs to nothing else. */
function precedingText(element: Element): string {
  let node = element.previousSibling;
  while (node?.nodeType === 3 && !node.textContent?.trim()) node = node.previousSibling;
  if (!node) return "";
  if (node.nodeType === 3) return node.textContent ?? "";
  const before = node as Element;
  const isLabel =
    before.matches?.(LABEL_LIKE) && !before.getAttribute("for") && !before.querySelector(CONTROLS);
  return isLabel ? wordsOf(before) : "";
}

function followingText({ nextSibling }: Element): string {
  return nextSibling?.textContent ?? "";
}

function wordsOf(label: Element): string {
  return visibleText(label, NOT_LABEL);
}

/** Without what marks a field that must be filled. */
function tidy(text: string | null): string | null {
  const words = (text ?? "")
    .replaceAll(/\s+/g, " ")
    .replace(/(?<!\s)\s*\((?:required|optional|mandatory)\)/i, "")
    .replace(/(?<![\s*:])[\s*:]+$/, "")
    .replace(/^[\s*]+/, "");
  return words || null;
}
