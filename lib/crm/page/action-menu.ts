import type { Spellings } from "../profile/define-page.ts";
import { labelsOf } from "../profile/element-label.ts";
import { normaliseLabel } from "../profile/label.ts";
import { isOwn } from "../profile/own-part.ts";

/** The button that opens a menu of bulk actions, and that menu. */
export interface ActionMenu {
  button: HTMLElement;
  menu: HTMLElement;
  /** It stands elsewhere, only while it is open, and other buttons may use the same one. */
  isPortal?: boolean;
}

const BUTTONS = "button,[role=button],a,summary,input[type=button]";
const MENUS = "[role=menu],ul,.dropdown-menu";
/** What is surely a menu, wherever it stands. */
const SURE_MENUS = "[role=menu],.dropdown-menu";
/** Of one record, not of the page: a table that only gives the page its shape has no headings. */
const ROWS = "table:has(th) tr,[role=row],[role=gridcell]";

/**
 * Finds the menu of a button with one of these labels. Where several have one, `near` is what the menu is about: the button
 * counts that shares the smallest part of the page with it. `pressed` is the button that was pressed last.
 */
export function findMenu(
  doc: Document,
  texts: Spellings,
  { near, pressed }: { near?: Element | null | undefined; pressed?: Element | null | undefined } = {},
): ActionMenu | null {
  const wanted = new Set(texts.map(normaliseLabel));
  const found = Array.from(doc.querySelectorAll<HTMLElement>(BUTTONS))
    .filter((button) => labelsOf(button).some((label) => wanted.has(label)))
    .filter((button) => isOfPage(button) && !(near && isNearerToAnother(button, near)))
    .toSorted((a, b) => (near ? distance(a, near) - distance(b, near) : 0));
  for (const button of found) {
    const menu = controlled(doc, button) ?? beside(button) ?? around(button);
    if (menu) return { button, menu };
  }
  for (const button of found) {
    const menu = portalOf(doc, button, pressed);
    if (menu) return { button, menu, isPortal: true };
  }
  return null;
}

/** Neither of a row, nor of the CRM's own navigation. A menu's name for the box around its button doesn't matter. */
function isOfPage(button: HTMLElement): boolean {
  if (button.closest(ROWS) || button.closest("nav,aside,footer,[role=navigation]")) return false;
  const box = button.closest("[class*=menu]");
  return isOwn(button) || (box !== null && isOwn(box.parentElement ?? box));
}

/** How many levels above what the menu is about one has to go to find the button, too. */
function distance(button: Element, near: Element): number {
  let levels = 0;
  for (let box: Element | null = near; box && !box.contains(button); box = box.parentElement) levels += 1;
  return levels;
}

/** Whether another table stands in the smallest part of the page that it shares with what the menu is about. */
function isNearerToAnother(button: Element, near: Element): boolean {
  let box: Element | null = button;
  while (box && !box.contains(near)) {
    if (box.querySelector("table")) return true;
    box = box.parentElement;
  }
  return false;
}

function controlled(doc: Document, button: HTMLElement): HTMLElement | null {
  const href = button.getAttribute("href");
  const id =
    button.getAttribute("aria-controls") ??
    (button.dataset["bsTarget"] ?? button.dataset["target"] ?? href)?.replace(/^#/, "");
  const named = id && !/[\s/]/.test(id) ? doc.getElementById(id) : null;
  return named?.matches(MENUS) || button.hasAttribute("aria-controls") ? named : null;
}

/** After the button, unless that is another button's: the second half of a split button has no words. */
function beside(button: HTMLElement): HTMLElement | null {
  for (let next = button.nextElementSibling; next; next = next.nextElementSibling) {
    if (next.matches(MENUS)) return next as HTMLElement;
    const isSecondHalf = next.matches("[class*=toggle]") && !button.matches("[class*=toggle]");
    if ((next.matches(BUTTONS) || next.querySelector(BUTTONS)) && !isSecondHalf) return null;
  }
  return null;
}

/** In the box around the button, as long as that has no other button. */
function around(button: HTMLElement): HTMLElement | null {
  let box = button.parentElement;
  for (let level = 0; box && level < 3 && !box.matches("body,main,form,section"); level += 1) {
    const menus = Array.from(box.querySelectorAll<HTMLElement>(level === 0 ? MENUS : SURE_MENUS));
    const others = Array.from(box.querySelectorAll(BUTTONS)).filter(
      (each) => each !== button && !each.contains(button) && !menus.some((menu) => menu.contains(each)),
    );
    if (others.length > 0) return null;
    const menu = menus.find((each) => !each.contains(button));
    if (menu) return menu;
    box = box.parentElement;
  }
  return null;
}

/** The one menu that is open now, if this button was pressed. A page may keep its menus elsewhere, and only while they are open. */
function portalOf(doc: Document, button: HTMLElement, pressed?: Element | null): HTMLElement | null {
  const open = Array.from(doc.querySelectorAll<HTMLElement>(SURE_MENUS)).filter(
    (menu) => isShown(menu) && !menu.closest(`${ROWS},nav,aside`) && !menu.parentElement?.closest(SURE_MENUS),
  );
  const named = open.find((menu) => button.id && menu.getAttribute("aria-labelledby") === button.id);
  if (named) return named;
  const isOpen = pressed === button || button.getAttribute("aria-expanded") === "true";
  return isOpen && open.length === 1 ? (open[0] ?? null) : null;
}

function isShown(element: Element): boolean {
  return !element.closest("[hidden]") && (element.checkVisibility?.({ visibilityProperty: true }) ?? true);
}

/** Reports the button that is pressed, before the page does something about it. */
export function watchPresses(
  doc: Document,
  report: (button: Element | null) => void,
  signal: AbortSignal,
): void {
  doc.addEventListener(
    "click",
    ({ target }) => report((target as Element | null)?.closest?.(BUTTONS) ?? null),
    { capture: true, signal },
  );
}
