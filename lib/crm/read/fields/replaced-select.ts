import { matchesSpelling, normaliseLabel } from "../../profile/label.ts";
import { visibleText } from "../visible.ts";

/** What libraries put beside or around a select that they replace, for a person to see and press, and where in it the choice is written. */
const WIDGETS: readonly (readonly [widget: string, choice: string])[] = [
  [
    ".select2-container,.select2:not(select)",
    ".select2-selection__rendered,.select2-selection__choice,.select2-chosen",
  ],
  [".chosen-container,.chzn-container", ".chosen-single > span,.search-choice > span,.chzn-single > span"],
  [".ts-wrapper,.selectize-control", ".item"],
  [".bootstrap-select,button.selectpicker", ".filter-option-inner-inner,.filter-option"],
  [".choices", ".choices__list--single .choices__item,.choices__list--multiple .choices__item"],
  [".nice-select", ".current"],
  [".ss-main", ".ss-single"],
  [".k-dropdown,.k-dropdownlist", ".k-input-value-text"],
];
const WIDGET = WIDGETS.map(([widget]) => widget).join(",");

/** The select, or an input, that a library took the place of, by the class it leaves there. */
const REPLACED = ".select2-hidden-accessible,.tomselected,.ts-hidden-accessible,.chzn-done";

const TO_CLEAR = "[class*=clear],[class*=remove],.search-choice-close";
const PLACEHOLDER = "[class*=placeholder]";

/** The widget that stands for this select, or `null` where a person sees the select itself. */
export function widgetOf(select: Element): Element | null {
  if (select.tagName !== "SELECT") return null;
  const { parentElement: parent, nextElementSibling: next, previousElementSibling: before } = select;
  // Nearly every select is alone in its cell, and this runs for each of them with every key.
  if (!next && !before && (!parent || parent.matches("td"))) return null;
  const beside = [next, before].find((each) => each?.matches(WIDGET));
  return beside ?? parent?.closest(WIDGET) ?? null;
}

/** Whether what a person fills in stands in this control's place. */
export function isReplaced(control: Element): boolean {
  return control.matches(REPLACED) || widgetOf(control) !== null;
}

/** What the widget shows as chosen. Of a placeholder that is nothing. */
export function wordsOfWidget(widget: Element): string {
  return placesOf(widget)
    .filter((place) => !place.matches(`${TO_CLEAR},${PLACEHOLDER}`))
    .map((place) => visibleText(place, `${TO_CLEAR},${PLACEHOLDER}`).replace(/^×\s*/, ""))
    .filter(Boolean)
    .join(", ");
}

/** The innermost of those that it writes choices into. */
function placesOf(widget: Element): Element[] {
  const choice = WIDGETS.find(([selector]) => widget.matches(selector))?.[1] ?? "";
  const places = Array.from(widget.querySelectorAll(choice));
  return places.filter((place) => !places.some((other) => other !== place && place.contains(other)));
}

/** These draw themselves anew when their select says that it changed. */
const FOLLOWS = ".select2-container,span.select2,.chosen-container,.bootstrap-select";

export function followsSelect(control: Element): boolean {
  return widgetOf(control)?.matches(FOLLOWS) !== false;
}

/** What of a field can be focused and is seen. */
export function focusPlace(field: HTMLElement): HTMLElement {
  return widgetOf(field)?.querySelector<HTMLElement>("[tabindex],a,button,input") ?? field;
}

export function isInWidget(control: Element): boolean {
  return control.tagName !== "SELECT" && control.closest(WIDGET) !== null;
}

/** The choice that a person sees, where it isn't the one that the select holds. */
export function otherChoiceShown(select: HTMLSelectElement): string | undefined {
  const widget = widgetOf(select);
  const [place] = widget ? placesOf(widget) : [];
  if (!place) return undefined;
  const shown = visibleText(place, TO_CLEAR);
  const chosen = chosenOption(select);
  const held = chosen?.textContent ?? "";
  if (!shown || isEmptyChoice(chosen) || matchesSpelling(shown, [held])) return undefined;
  const [a, b] = [normaliseLabel(shown), normaliseLabel(held)];
  // A widget may leave out an amount, or add one.
  return a.startsWith(b) || b.startsWith(a) ? undefined : shown;
}

export function chosenOption(select: HTMLSelectElement): HTMLOptionElement | undefined {
  const { options } = select;
  return options[select.selectedIndex] ?? Array.from(options).find(({ value }) => value === select.value);
}

const NO_VALUE = /^(?:|0|-1|null|undefined|none)$/i;
const ASKS_FOR_CHOICE = /^\W*(?:please\s+)?(?:select|choose|pick)\b/i;
/** Words of such an option that no name of a category or provider goes on with. */
const OF_A_KIND = /^\W*\w+\s+(?:an?|one|the|your|from|any|option|category|type|code|reason|item|provider)\b/i;
const NO_CHOICE = /^\W*(?:(?:none|n\/?a|nil|not (?:applicable|selected|set))\W*)?$/i;

/** Whether words ask for a choice, or are nothing but dashes. */
export function asksForChoice(text: string): boolean {
  return ASKS_FOR_CHOICE.test(text) || !/[\p{L}\d]/u.test(text);
}

/** Whether an option stands for no choice: a page needs one to begin with, and writes all sorts of words into it. */
export function isEmptyChoice(option: HTMLOptionElement | undefined): boolean {
  if (!option || option.value.trim() === "") return true;
  const text = option.textContent.trim();
  const hasNoValue = NO_VALUE.test(option.value);
  if (ASKS_FOR_CHOICE.test(text))
    return (
      hasNoValue ||
      option.disabled ||
      (option.index === 0 && OF_A_KIND.test(text)) ||
      /^\W*please\b|^[-–—(<[.]|(?<!\W)(?=\W+$)\W*?(?:\.\.\.|…)|-$/i.test(text)
    );
  return NO_CHOICE.test(text) && (hasNoValue || !/[a-z]/i.test(text));
}
