import { agreedReading, NOT_SHOWN, type Reading, valueReading } from "../reading.ts";
import { isVisible, singleSpaced, visibleText } from "../visible.ts";

export type Control = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

export const CONTROLS = "input,select,textarea";
/** What is sent with a form and is nothing that a person reads as a value. */
const NO_VALUE = new Set(["hidden", "submit", "button", "reset", "image", "file", "password"]);

/** What a library puts in the place of a drop-down, and where in it the choice is written. */
const WIDGETS: readonly (readonly [widget: string, choice: string])[] = [
  [".select2,.select2-container", ".select2-selection__rendered,.select2-selection__choice,.select2-chosen"],
  [".chosen-container,.chzn-container", ".chosen-single > span,.search-choice > span,.chzn-single > span"],
  [".ts-wrapper,.selectize-control", ".item"],
  [".bootstrap-select > button,button.selectpicker", ".filter-option-inner-inner,.filter-option"],
  [".choices", ".choices__list--single .choices__item,.choices__list--multiple .choices__item"],
  [".nice-select", ".current"],
];
const PLACEHOLDER_PART = "[class*=placeholder],[class*=clear],[class*=remove],.remove,.search-choice-close";

/** `__/__/____`, `dd/mm/yyyy`, `DD-MM-YYYY`: what stands in a field so that somebody sees what to type. */
const MASK =
  /^(?:[\s/.,:()$-]*_[_\s/.,:()$-]*|d{1,2}\s*[/.-]\s*m{1,3}\s*[/.-]\s*y{2,4}|y{4}\s*[/.-]\s*m{2}\s*[/.-]\s*d{2})$/i;

/** `-- Select --`, `Please choose…`, dashes: where the choice has no value of its own, nothing is chosen. */
const NOTHING_CHOSEN = /^(?:[-–—.\s]*|[-–—.<(\s]*(?:please\s+)?(?:select|choose|pick)\b.*)$/is;

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
  if (control.tagName !== "SELECT" && WIDGETS.some(([widget]) => control.closest(widget))) return false;
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
  return valueReading(MASK.test(text) ? "" : text);
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
  const agrees = shown === text || (text === "" && NOTHING_CHOSEN.test(shown));
  return agrees ? valueReading(text) : agreedReading([text, shown]);
}

function isPlaceholder(option: HTMLOptionElement): boolean {
  if (option.hasAttribute("value") && option.value === "") return true;
  const hasOwnValue = option.hasAttribute("value") && option.value !== "0" && option.value !== "-1";
  return !hasOwnValue && NOTHING_CHOSEN.test(option.textContent ?? "");
}

/** What a library shows instead of a drop-down: beside it, or round it. */
function widgetOf(control: Element): Element | undefined {
  if (control.tagName !== "SELECT") return undefined;
  for (const [widget] of WIDGETS) {
    if (control.matches(widget)) continue;
    const beside = [control.nextElementSibling, control.previousElementSibling].find((each) =>
      each?.matches(widget),
    );
    if (beside) return beside;
    const around = control.closest(widget);
    if (around) return around;
  }
  return control.parentElement?.querySelector(".bootstrap-select > button") ?? undefined;
}

function wordsOfWidget(widget: Element): string {
  const choice = WIDGETS.find(([selector]) => widget.matches(selector))?.[1] ?? "";
  const places = Array.from(widget.querySelectorAll(choice)).filter(
    (place) => !place.matches(PLACEHOLDER_PART),
  );
  return places
    .map((place) => visibleText(place, PLACEHOLDER_PART).replace(/^×\s*/, ""))
    .filter(Boolean)
    .join(", ");
}

/** Without the spaces round it. A byte order mark is none to anybody but `trim`: it would be sent. */
export function trimSpaces(text: string): string {
  return text.includes(MARK) ? text.replaceAll(MARK, KEPT).trim().replaceAll(KEPT, MARK) : text.trim();
}

const MARK = "\uFEFF";
/** Of no script and no font. */
const KEPT = "\uE000";
