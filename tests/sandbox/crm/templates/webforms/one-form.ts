import { FORM_TOKEN } from "../../request.ts";
import { element, rename, textOf, type TemplatePage } from "../template.ts";
import { choiceKey, encodeState, STATE_FIELD, type PostBackState } from "./post-back-state.ts";

/** Makes all forms of a page one, whose controls carry the names of their containers. */
export function drawOneForm(
  { document, url, token }: TemplatePage,
  addresses: PostBackState["addresses"],
): void {
  const state: PostBackState = { forms: {}, addresses };
  const forms = [...document.querySelectorAll("form")];
  const main = forms.find(
    (form) => form.id === "invoice" || form.id === "captured" || form.querySelector(".formview"),
  );
  const isMultipart = forms.some((form) => form.getAttribute("enctype") === "multipart/form-data");
  // Buttons in dialogs name their form; that has to be known while the forms are still there.
  for (const form of forms) if (form.getAttribute("method") === "dialog") closeByScript(form);
  const kept = [...document.querySelectorAll("form")].filter(({ className }) => className !== "user");
  for (const [at, form] of kept.entries()) {
    const container = form === main ? "ctl00$Main" : `ctl00$Form${at}`;
    state.forms[container] = {
      action: form.getAttribute("action") ?? url.pathname,
      method: form.getAttribute("method") ?? "get",
      choices: nameControls(document, form, container),
    };
    drawButtons(document, form, container);
  }
  for (const form of document.querySelectorAll("form")) {
    for (const input of form.querySelectorAll(`input[name="${FORM_TOKEN}"]`)) input.remove();
    const name = /^(?:inline|user)$/.test(form.className) ? "span" : "div";
    rename(form, name, {
      ...(form.id ? { id: form.id } : {}),
      ...(form.className ? { class: form.className } : {}),
      ...(form.dataset["abns"] ? { "data-abns": form.dataset["abns"] } : {}),
    });
  }
  wrap(document, `${url.pathname}${url.search}`, isMultipart, [
    ["__EVENTTARGET", ""],
    ["__EVENTARGUMENT", ""],
    [STATE_FIELD, encodeState(state)],
    ["__VIEWSTATEGENERATOR", "C2EE9ABB"],
    [FORM_TOKEN, token],
  ]);
}

function closeByScript(form: Element): void {
  const button = form.querySelector("button");
  button?.setAttribute("type", "button");
  button?.setAttribute("data-closes-dialog", "");
  rename(form, "div");
}

/** Gives a form's controls their long names and ids, and its drop-downs numbers for values; returns what those stand for. */
function nameControls(document: Document, form: Element, container: string): Record<string, string[]> {
  const choices: Record<string, string[]> = {};
  const roots = [form, ...Array.from(form.querySelectorAll("template"), ({ content }) => content)];
  const controls = roots.flatMap((root) => [...root.querySelectorAll("input,select,textarea")]);
  for (const control of controls) {
    const name = control.getAttribute("name");
    if (!name || name === FORM_TOKEN) continue;
    control.setAttribute("name", `${container}$${name}`);
    const id = `${container}$${name}`.replaceAll(/\W/g, "_");
    const old = control.id;
    control.id = id;
    if (old) refer(document, old, id);
    for (const box of document.querySelectorAll(`[data-check-all="${name}"]`))
      box.setAttribute("data-check-all", `${container}$${name}`);
    if (control.tagName === "SELECT") choices[choiceKey(name)] = numberOptions(control);
  }
  return choices;
}

/** Whatever pointed to a control points to it by its new id. */
function refer(document: Document, old: string, id: string): void {
  for (const attribute of ["for", "data-shown-when"])
    for (const other of document.querySelectorAll(`[${attribute}="${quoted(old)}"]`))
      other.setAttribute(attribute, id);
}

function quoted(text: string): string {
  return text.replaceAll(/["\\]/g, String.raw`\$&`);
}

function numberOptions(select: Element): string[] {
  return Array.from(select.querySelectorAll("option"), (option, at) => {
    const text = option.getAttribute("value") ?? textOf(option);
    if (text !== "") option.setAttribute("value", String(at));
    return text;
  });
}

/** Saving is a button of the form; everything else that sends it is a link that does so by script. */
function drawButtons(document: Document, form: Element, container: string): void {
  const named = form.id ? [...document.querySelectorAll(`button[form="${form.id}"]`)] : [];
  for (const button of [...form.querySelectorAll('button[type="submit"]'), ...named]) {
    const words = textOf(button);
    const name = `${container}$btn${words.replaceAll(/\W/g, "")}`;
    const shared = { id: name.replaceAll("$", "_"), class: button.className };
    const isButton = container === "ctl00$Main" && words === "Save";
    button.replaceWith(
      isButton
        ? element(document, "input", { type: "submit", name, value: words, ...shared })
        : element(document, "a", { href: `javascript:__doPostBack('${name}','')`, ...shared }, words),
    );
  }
}

function wrap(
  document: Document,
  action: string,
  isMultipart: boolean,
  hidden: readonly (readonly [name: string, value: string])[],
): void {
  const inputs = hidden.map(([name, value]) =>
    element(document, "input", { type: "hidden", name, id: name, value }),
  );
  const form = element(
    document,
    "form",
    {
      method: "post",
      action,
      id: "aspnetForm",
      enctype: isMultipart ? "multipart/form-data" : null,
    },
    element(document, "div", { class: "aspNetHidden" }, ...inputs),
    ...document.body.childNodes,
  );
  document.body.append(form);
}
