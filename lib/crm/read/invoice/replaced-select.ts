import { matchesSpelling, normaliseLabel } from "../../profile/label.ts";
import { visibleText } from "../visible.ts";

/** What libraries put beside or around a select that they replace: a person sees and presses this. */
const WIDGET =
  ".select2-container,span.select2,.chosen-container,.ts-wrapper,.selectize-control,.choices,.bootstrap-select," +
  ".nice-select,.ss-main,.k-dropdown,.k-dropdownlist";

/** Where such a widget shows what is chosen. */
const CHOSEN =
  ".select2-selection__rendered,.select2-chosen,.chosen-single > span,.ts-control > .item,.selectize-input > .item," +
  ".choices__list--single > .choices__item,.filter-option-inner-inner,.filter-option,.current,.ss-single,.k-input-value-text";

/** The widget that stands for this select, or `null` where a person sees the select itself. */
export function widgetOf(select: Element): Element | null {
  const { parentElement: parent, nextElementSibling: next, previousElementSibling: before } = select;
  // Nearly every select is alone in its cell, and this runs for each of them with every key.
  if (!next && !before && (!parent || parent.matches("td"))) return null;
  const beside = [next, before].find((each) => each?.matches(WIDGET));
  return beside ?? parent?.closest(WIDGET) ?? null;
}

/** These draw themselves anew when their select says that it changed. */
const FOLLOWS = ".select2-container,span.select2,.chosen-container,.bootstrap-select";

export function followsSelect(control: Element): boolean {
  return control.tagName !== "SELECT" || widgetOf(control)?.matches(FOLLOWS) !== false;
}

/** What of a field can be focused and is seen. */
export function focusPlace(field: HTMLElement): HTMLElement {
  const widget = field.tagName === "SELECT" ? widgetOf(field) : null;
  return widget?.querySelector<HTMLElement>("[tabindex],a,button,input") ?? field;
}

export function isInWidget(control: Element): boolean {
  return control.tagName !== "SELECT" && control.closest(WIDGET) !== null;
}

/** The choice that a person sees, where it isn't the one that the select holds. */
export function otherChoiceShown(select: HTMLSelectElement): string | undefined {
  const place = widgetOf(select)?.querySelector(CHOSEN);
  if (!place) return undefined;
  const shown = visibleText(place, ".select2-selection__clear,.remove,.clear");
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
const NO_CHOICE = /^\W*(?:none|n\/?a|nil|not (?:applicable|selected|set))?\W*$/i;

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
      /^\W*please\b|^[-–—(<[.]|(?:\.\.\.|…)\W*$|-$/i.test(text)
    );
  return NO_CHOICE.test(text) && (hasNoValue || !/[a-z]/i.test(text));
}
