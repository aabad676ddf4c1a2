import { matchesSpelling, normaliseLabel } from "../profile/label.ts";
import type { Spellings } from "../profile/define-page.ts";

/** Marks what Planbridge puts into the CRM's own page, so that it is found again and never put in twice. */
export const MENU_ENTRY_MARK = "data-planbridge";

/** The button that opens the list's menu of bulk actions, and that menu. */
export interface ActionMenu {
  button: HTMLElement;
  menu: HTMLElement;
}

const MENU = "[role=menu],ul,.dropdown-menu";

/** Finds the menu of a button with one of these texts: what it controls, else the first menu beside or around it. */
export function findMenu(doc: Document, texts: Spellings): ActionMenu | null {
  const buttons = doc.querySelectorAll<HTMLElement>("button,[role=button],a,summary,input[type=button]");
  for (const button of buttons) {
    if (!matchesSpelling(button.textContent || (button as HTMLInputElement).value, texts)) continue;
    const menu = controlled(doc, button) ?? beside(button);
    if (menu) return { button, menu };
  }
  return null;
}

function controlled(doc: Document, button: HTMLElement): HTMLElement | null {
  const id = button.getAttribute("aria-controls");
  return id ? doc.getElementById(id) : null;
}

function beside(button: HTMLElement): HTMLElement | null {
  for (let next = button.nextElementSibling; next; next = next.nextElementSibling) {
    if (next.matches(MENU)) return next as HTMLElement;
  }
  return button.parentElement?.querySelector<HTMLElement>(MENU) ?? null;
}

/**
 * Adds an entry that looks and behaves like the menu's own, by copying one of them without its behaviour.
 * A CRM that has an entry of the same name keeps it; ours then carries our name.
 */
export function addMenuEntry(
  { menu }: ActionMenu,
  label: string,
  onPress: (event: MouseEvent) => void,
): HTMLElement {
  const mine = Array.from(menu.querySelectorAll(`[${MENU_ENTRY_MARK}]`));
  mine.find((entry) => entry.getAttribute(MENU_ENTRY_MARK) === label)?.remove();
  const model = Array.from(menu.children).findLast(
    (child) =>
      !child.hasAttribute(MENU_ENTRY_MARK) &&
      (child.querySelector("a,button,[role=menuitem]") || child.matches("a,button")),
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
  entry.addEventListener("click", (event) => {
    event.preventDefault();
    // A page can't press it for the person.
    if (event.isTrusted) onPress(event);
  });
  menu.append(entry);
  return entry;
}

function pressable(entry: HTMLElement): HTMLElement {
  const inside = entry.querySelector<HTMLElement>("a,button,[role=menuitem]");
  if (inside || entry.matches("a,button,[role=menuitem]")) return inside ?? entry;
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
}
