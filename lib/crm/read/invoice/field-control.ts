import {
  chosenOption,
  followsSelect,
  isEmptyChoice,
  isInWidget,
  widgetOf,
} from "../fields/replaced-select.ts";
import { type Control, CONTROLS, isMask, trimSpaces } from "../fields/control-value.ts";
import { isPainted, isVisible, visibleText } from "../visible.ts";

const NOT_FIELDS: ReadonlySet<string> = new Set([
  "hidden",
  "button",
  "submit",
  "reset",
  "image",
  "checkbox",
  "radio",
  "file",
]);

/**
 * The control in which a cell's value can be seen: not its buttons, ticks and hidden inputs, nor the search box of a
 * drop-down that a script replaced. `isTyped`: of several, one to type in comes before a drop-down with units.
 */
export function fieldControl(cell: Element, isTyped: boolean): Control | undefined {
  const { childElementCount, firstElementChild: only } = cell;
  if (!only) return undefined;
  // Nearly every cell holds a field and nothing else.
  if (childElementCount === 1 && only.matches(CONTROLS))
    return isField(only as Control) ? (only as Control) : undefined;
  let first: Control | undefined;
  for (const control of cell.querySelectorAll<Control>(CONTROLS)) {
    if (!isField(control)) continue;
    if (!isTyped || control.tagName !== "SELECT") return control;
    first ??= control;
  }
  return first;
}

/** Whether a person sees it and something can stand in it. */
export function isField(control: Control): boolean {
  if (NOT_FIELDS.has(control.type)) return false;
  if (control.parentElement?.tagName !== "TD" && isInWidget(control)) return false;
  return isSeen(control) || (control.tagName === "SELECT" && isSeenAsWidget(control));
}

/** As `isVisible`, with the browser's own word first: this runs for every field of every line with each key. */
export function isSeen(element: Element): boolean {
  return (isPainted(element) && !element.hasAttribute("hidden")) || isVisible(element);
}

function isSeenAsWidget(select: Element): boolean {
  const widget = widgetOf(select);
  return widget !== null && isVisible(widget);
}

/** What a cell shows without its buttons and pictures. */
export function cellText(cell: Element): string {
  return trimSpaces(cell.childElementCount === 0 ? (cell.textContent ?? "") : visibleText(cell));
}

/** What a control shows: the words of the choice, the text without what a mask or a placeholder script puts there. */
export function shownIn(control: Control): string {
  if (control.tagName === "SELECT") {
    const chosen = chosenOption(control as HTMLSelectElement);
    return isEmptyChoice(chosen) ? "" : trimSpaces(chosen?.textContent ?? "");
  }
  const text = trimSpaces(control.value);
  return isMask(text, (control as HTMLInputElement).placeholder) ? "" : text;
}

/** Boxes that a script of the page writes into as it likes. */
const PICKER =
  "[class*=datepicker],[class*=Datepicker],[class*=flatpickr],[class*=pickadate],[data-provide*=datepicker]";

/** Whether a person may have typed what stands there, letter by letter. Elsewhere it is the page's own way to write it. */
export function isFreeText(control: Element | null | undefined): boolean {
  if (!control || control.tagName === "SELECT") return false;
  const mayPick = control.hasAttribute("class") || control.hasAttribute("data-provide");
  return isSettable(control) && !(mayPick && control.matches(PICKER));
}

/**
 * Whether a value can be put there so that the form sends it and a person sees it. A box beside a hidden input only shows
 * what that one holds, in a form that nobody knows; not every widget notices that its select was set.
 */
export function isSettable(control: Element | null | undefined): boolean {
  if (!control?.matches(CONTROLS)) return false;
  const { disabled, readOnly } = control as HTMLInputElement;
  return !disabled && !readOnly && !pairedInput(control) && followsSelect(control);
}

/** The hidden input that a script keeps directly beside the box it shows. */
export function pairedInput(control: Element): HTMLInputElement | undefined {
  if (control.tagName !== "INPUT" || control.getAttribute("name")) return undefined;
  const beside = [control.previousElementSibling, control.nextElementSibling];
  return beside.find((each) => each?.matches("input[type=hidden]")) as HTMLInputElement | undefined;
}
