import { element, rename, type TemplatePage } from "../template.ts";
import { icon } from "./icon.ts";

const BUTTON_ICONS: Readonly<Record<string, string>> = {
  Edit: "edit",
  "+ Create New": "add",
  New: "add",
  Create: "add",
  "New Contract": "note_add",
  Search: "search",
  Save: "save",
};

/** The bar at the top, the menu at the side, and the marks in buttons and messages. */
export function drawFrame({ document }: TemplatePage): void {
  document.querySelector("header")?.setAttribute("class", "navbar navbar-dark");
  for (const link of document.querySelectorAll("nav.menu a"))
    link.prepend(icon(document, "chevron_right"), " ");
  const menu = document.querySelector("nav.menu");
  if (menu) rename(menu, "aside", { class: "menu main-sidebar", "aria-label": "Main Menu" });
  for (const toggle of document.querySelectorAll(".dropdown-toggle"))
    toggle.append(" ", element(document, "span", { class: "caret" }, "\u25BE"));
  for (const button of document.querySelectorAll("main .btn")) {
    const ligature = BUTTON_ICONS[button.textContent?.trim() ?? ""];
    // Save keeps its bare name: it is what a person, and a form, is looked up by.
    if (ligature && button.tagName === "A") button.prepend(icon(document, ligature), " ");
  }
  for (const message of document.querySelectorAll("main .alert, main .notice")) {
    message.classList.add("alert-dismissible");
    message.append(
      element(document, "button", { type: "button", class: "btn-close", "data-dismisses": "" }, "\u00D7"),
    );
  }
  for (const dialog of document.querySelectorAll("dialog"))
    dialog.prepend(
      element(document, "button", { type: "button", class: "btn-close", "data-closes-dialog": "" }, "\u00D7"),
    );
}
