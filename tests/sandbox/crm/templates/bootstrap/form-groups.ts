import { element, rename, type TemplatePage } from "../template.ts";
import { helpIcon } from "../traps.ts";

/** Fields of forms: labels that float behind text boxes, marks and icons in labels, and what the scripts make of the rest. */
export function drawFormGroups({ document }: TemplatePage): void {
  for (const field of document.querySelectorAll("main .fields > .field")) {
    const label = field.querySelector("label");
    const control = field.querySelector("input,select,textarea");
    if (!label || !control) continue;
    field.classList.add("mb-3");
    label.classList.add("form-label");
    const star = label.querySelector(".required");
    if (star) rename(star, "sup", { class: "text-danger" }).textContent = "(required)";
    if (isDate(control)) control.setAttribute("data-alt-date", "");
    if (isTextBox(control) && !isDate(control)) {
      field.classList.add("form-floating");
      control.after(label);
    } else if (control.getAttribute("type") !== "checkbox") label.append(helpIcon(document, "this field"));
  }
  for (const control of document.querySelectorAll("main td.field input")) {
    control.classList.add("form-control");
    if (isDate(control)) control.setAttribute("data-mask", "__/__/____");
  }
  for (const template of document.querySelectorAll("template"))
    for (const control of template.content.querySelectorAll("input"))
      if (isDate(control)) control.setAttribute("data-mask", "__/__/____");
  for (const select of document.querySelectorAll("main .fields select:not([multiple])"))
    select.setAttribute("data-replaced", "");
  for (const action of document.querySelectorAll("main form > .toolbar"))
    action.replaceWith(element(document, "div", { class: "toolbar card-footer" }, ...action.childNodes));
}

function isDate(control: Element): boolean {
  return control.getAttribute("placeholder") === "dd/mm/yyyy" && !control.hasAttribute("type");
}

function isTextBox(control: Element): boolean {
  return control.tagName === "INPUT" && !control.hasAttribute("type") && !control.hasAttribute("inputmode");
}
