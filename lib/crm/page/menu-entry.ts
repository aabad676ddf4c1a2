import { normaliseLabel } from "../profile/label.ts";
import type { ActionMenu } from "./action-menu.ts";
import { isVisiblePress } from "./visible-press.ts";

/** Marks what Planbridge puts into the CRM's own page, so that it is found again and never put in twice. */
export const MENU_ENTRY_MARK = "data-planbridge";

const PRESSABLE = "a,button,[role=menuitem]";
/** An entry that nobody sees or can press is no model of one. */
const NO_MODEL = "[hidden],[style*='display:none'],[style*='display: none'],.d-none,.hidden,.disabled";
/** How an entry looks that can't be pressed, or is chosen. */
const STATES = ["disabled", "active", "selected"];

/**
 * Adds an entry that looks and behaves like the menu's own, by copying one of them without its behaviour.
 * A CRM that has an entry of the same name keeps it; ours then carries our name.
 */
export function addMenuEntry(
  { menu: outer }: ActionMenu,
  label: string,
  onPress: (event: MouseEvent) => void,
): HTMLElement {
  const menu = listIn(outer);
  const mine = Array.from(menu.querySelectorAll(`[${MENU_ENTRY_MARK}]`));
  mine.find((entry) => entry.getAttribute(MENU_ENTRY_MARK) === label)?.remove();
  const model = Array.from(menu.children).findLast(
    (child) =>
      !child.hasAttribute(MENU_ENTRY_MARK) &&
      !child.matches(NO_MODEL) &&
      (child.querySelector(PRESSABLE) || child.matches(PRESSABLE)),
  );
  const entry = (model ? model.cloneNode(true) : menu.ownerDocument.createElement("li")) as HTMLElement;
  const theirs = Array.from(menu.children).filter((child) => !child.hasAttribute(MENU_ENTRY_MARK));
  const taken = theirs.some(({ textContent }) =>
    normaliseLabel(textContent ?? "").includes(normaliseLabel(label)),
  );
  for (const element of [entry, ...entry.querySelectorAll<HTMLElement>("*")]) forgetBehaviour(element);
  const target = pressable(entry);
  target.textContent = taken ? `${label} (Planbridge)` : label;
  if (target.tagName === "A") target.setAttribute("href", "#");
  if (target instanceof HTMLButtonElement) target.type = "button";
  entry.setAttribute(MENU_ENTRY_MARK, label);
  // A page may close its menu before the click arrives here.
  let isSeen = false;
  entry.addEventListener("pointerdown", (event) => {
    isSeen = event.isTrusted && isVisiblePress(target);
  });
  entry.addEventListener("click", (event) => {
    event.preventDefault();
    // A page can't press it for the person, nor have them press what they don't see.
    const isPress = event.isTrusted && (isSeen || isVisiblePress(target));
    isSeen = false;
    if (isPress) onPress(event);
  });
  menu.append(entry);
  return entry;
}

/** The element whose children are the entries: a menu may be a box around a list. */
function listIn(menu: HTMLElement): HTMLElement {
  const [only, second] = Array.from(menu.children).filter((child) => !child.hasAttribute(MENU_ENTRY_MARK));
  const isList =
    only?.matches("ul,ol,[role=group],[role=menu]") ||
    (only?.matches("div:not([role=menuitem])") && only.querySelectorAll(PRESSABLE).length > 1);
  return only && isList && !second ? listIn(only as HTMLElement) : menu;
}

function pressable(entry: HTMLElement): HTMLElement {
  const inside = entry.querySelector<HTMLElement>(PRESSABLE);
  if (inside || entry.matches(PRESSABLE)) return inside ?? entry;
  const link = entry.ownerDocument.createElement("a");
  entry.append(link);
  return link;
}

/** Keeps how the copy looks (class, style, role, tabindex), drops what it does and what it is called. */
function forgetBehaviour(element: HTMLElement): void {
  const kept = new Set(["class", "style", "role", "tabindex", "type"]);
  for (const { name } of Array.from(element.attributes)) {
    if (!kept.has(name)) element.removeAttribute(name);
  }
  if (element.className) element.classList.remove(...STATES);
}
