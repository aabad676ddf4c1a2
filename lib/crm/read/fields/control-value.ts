import { agreedReading, NOT_SHOWN, type Reading, valueReading } from "../reading.ts";
import { isVisible, singleSpaced, visibleText } from "../visible.ts";
import { inLook } from "./one-look.ts";
import { asksForChoice, isEmptyChoice, isInWidget, widgetOf, wordsOfWidget } from "./replaced-select.ts";

export type Control = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

export const CONTROLS = "input,select,textarea";
/** What is sent with a form and is nothing that a person reads as a value. */
const NO_VALUE = new Set(["hidden", "submit", "button", "reset", "image", "file", "password"]);

export function isControl(element: Element): element is Control {
  return element.matches(CONTROLS) && !NO_VALUE.has((element as HTMLInputElement).type);
}

/** The controls in an element that a person sees, drop-downs that a library replaced included. */
export function controlsIn(element: Element): Control[] {
  const all = element.matches(CONTROLS) ? [element] : Array.from(element.querySelectorAll(CONTROLS));
  return all.filter(isControl).filter(isShown);
}

export function isShown(control: Control): boolean {
  // The box in which a library has somebody search its list.
  if (isInWidget(control)) return false;
  if (widgetOf(control)) return isVisible(control.parentElement ?? control);
  // A control that a library keeps for what is sent, and shows something else.
  return control.getAttribute("aria-hidden") !== "true" && isVisible(control);
}

/** What these controls, which are one field's, show. */
export function readControls(controls: readonly Control[]): Reading<string> {
  const [first] = controls;
  if (!first) return NOT_SHOWN;
  if (controls.every(({ type }) => type === "radio")) return readChoices(controls, false);
  if (controls.length > 1 && controls.every(({ type }) => type === "checkbox"))
    return readChoices(controls, true);
  if (controls.length === 1) return readControl(first);
  const readings = controls.map(readControl);
  const unclear = readings.find(({ state }) => state !== "value");
  if (unclear) return unclear;
  const texts = readings.flatMap((reading) =>
    reading.state === "value" && reading.value ? reading.value : [],
  );
  return texts.length === 0 ? valueReading("") : agreedReading(texts);
}

/** One control as a person sees it: an option's or a choice's words, never what would be sent for it. */
export function readControl(control: Control): Reading<string> {
  if (control.tagName === "SELECT") return readSelect(control as HTMLSelectElement);
  const { checked, type, value } = control as HTMLInputElement;
  if (type === "checkbox") return valueReading(checked ? "Yes" : "No");
  if (type === "radio") return readChoices(radiosOf(control as HTMLInputElement), false);
  const text = trimSpaces(value);
  return valueReading(isMask(text) ? "" : text);
}

/** All of a radio button's group that can be seen. */
export function radiosOf(radio: HTMLInputElement): HTMLInputElement[] {
  const root = radio.closest("form,fieldset,[role=radiogroup]") ?? radio.ownerDocument;
  return Array.from(root.querySelectorAll<HTMLInputElement>("input[type=radio]")).filter(
    (other) => other.name === radio.name && isVisible(other),
  );
}

function readChoices(controls: readonly Control[], isSeveral: boolean): Reading<string> {
  const ticked = controls.filter((control) => (control as HTMLInputElement).checked);
  const words = ticked.map(wordsOfChoice);
  if (words.includes("")) return { state: "unreadable", text: "" };
  return isSeveral || words.length < 2 ? valueReading(words.join(", ")) : agreedReading(words);
}

/** The words beside a radio button or a tick. */
function wordsOfChoice(control: Control): string {
  const label = labelsOf(control)[0];
  if (label) return visibleText(label);
  const named = control.getAttribute("aria-label");
  if (named) return singleSpaced(named);
  const { nextSibling: after } = control;
  const words =
    after?.nodeType === 1 ? visibleText(after as Element) : singleSpaced(after?.textContent ?? "");
  return words || singleSpaced(control.nextElementSibling ? visibleText(control.nextElementSibling) : "");
}

/** A parsed page has no layout, and `control.labels` isn't everywhere. */
export function labelsOf(control: Element): Element[] {
  return inLook(control, findLabels);
}

function findLabels(control: Element): Element[] {
  const named = control.id
    ? Array.from(control.ownerDocument.querySelectorAll(`label[for="${CSS.escape(control.id)}"]`))
    : [];
  const around = control.closest("label");
  return around ? [...named, around] : named;
}

function readSelect(select: HTMLSelectElement): Reading<string> {
  const chosen = Array.from(select.options).filter(({ selected }) => selected);
  const own = chosen
    .filter((option) => !isPlaceholder(option))
    .map(({ textContent }) => singleSpaced(textContent ?? ""));
  const widget = widgetOf(select);
  const text = own.join(", ");
  if (!widget) return valueReading(text);
  const shown = wordsOfWidget(widget);
  const agrees = shown === text || (text === "" && asksForChoice(shown));
  return agrees ? valueReading(text) : agreedReading([text, shown]);
}

function isPlaceholder(option: HTMLOptionElement): boolean {
  const hasOwnValue = option.hasAttribute("value");
  return isEmptyChoice(option) || (!hasOwnValue && asksForChoice(option.textContent ?? ""));
}

const DATE_MASK =
  /^(?:d{1,2}\W{0,3}m{1,3}\W{0,3}y{2,4}|m{1,2}\W{0,3}d{1,2}\W{0,3}y{2,4}|y{2,4}\W{0,3}m{1,2}\W{0,3}d{1,2}|[0_\s]*[/.-][0_\s]*[/.-][0_\s]*)$/i;

/** `__/__/____`, `dd/mm/yyyy`: what a mask or a placeholder's script puts there so that somebody sees what to type. */
export function isMask(text: string, placeholder?: string): boolean {
  if (/[1-9]/.test(text)) return false;
  return (
    (placeholder !== undefined && text === placeholder.trim()) ||
    !/[^\s_/.\-:#$%–—]/.test(text) ||
    DATE_MASK.test(text)
  );
}

/** Without the spaces round it. A byte order mark is none to anybody but `trim`: it would be sent. */
export function trimSpaces(text: string): string {
  return text.includes(MARK) ? text.replaceAll(MARK, KEPT).trim().replaceAll(KEPT, MARK) : text.trim();
}

const MARK = "\uFEFF";
/** Of no script and no font. */
const KEPT = "\uE000";
