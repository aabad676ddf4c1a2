import type { Control } from "../fields/control-value.ts";
import { isReplaced } from "../fields/replaced-select.ts";
import { isVisible } from "../visible.ts";

const BUTTONS = new Set(["submit", "button", "reset", "image", "file"]);

/** Everything that the form sends, in the page's order; a control may belong to it from outside by its `form` attribute. */
export function controlsOf(form: HTMLFormElement): Control[] {
  const { id } = form;
  const outside = id
    ? `,input[form="${CSS.escape(id)}"],select[form="${CSS.escape(id)}"],textarea[form="${CSS.escape(id)}"]`
    : "";
  const scope = outside ? form.ownerDocument : form;
  const selector = id ? `#${CSS.escape(id)} :is(input,select,textarea)${outside}` : "input,select,textarea";
  return Array.from(scope.querySelectorAll<Control>(selector)).filter(
    (control) => !BUTTONS.has(control.type) && belongsTo(control, form),
  );
}

function belongsTo(control: Control, form: HTMLFormElement): boolean {
  const owner = control.getAttribute("form");
  return owner === null ? form.contains(control) : owner === form.id;
}

/** Whether a person can fill it in: a select that a library replaced is filled in by what was put in its place. */
export function isFillable(control: Control): boolean {
  if (control.type === "hidden") return false;
  return isVisible(control) || isReplaced(control);
}

/** What the control adds to what is sent, as browsers do it. */
export function sentBy(control: Control): [string, string][] {
  if (!control.name || control.disabled || control.closest("fieldset[disabled]")) return [];
  if (control.tagName === "SELECT")
    return Array.from((control as HTMLSelectElement).options)
      .filter((option) => option.selected && !option.disabled)
      .map((option) => [control.name, option.value]);
  if (control.type === "checkbox" || control.type === "radio")
    return (control as HTMLInputElement).checked ? [[control.name, control.value]] : [];
  return [[control.name, control.value || scriptedValue(control) || ""]];
}

/** Attributes in which pages keep what a script of theirs then puts into an empty field. */
const VALUE_ATTRIBUTE =
  /^data-(?:v|value|initial(?:-value)?|default(?:-value)?|original(?:-value)?|current|text)$/;

/**
 * What a script of the page would put into a field that is empty in its HTML, where the HTML tells it: in an attribute of
 * the field, or as a plain text in a script of the page. Nothing is run to find out.
 */
export function scriptedValue(control: Control): string | undefined {
  if (control.value !== "" || !isTextual(control)) return undefined;
  const attribute = Array.from(control.attributes).find(({ name }) => VALUE_ATTRIBUTE.test(name));
  return attribute?.value || literalIn(control) || undefined;
}

/** Whether a script of the page fills the field in a way that its text doesn't tell: what it holds isn't known then. */
export function isFilledByScript(control: Control): boolean {
  return (
    control.value === "" &&
    isTextual(control) &&
    scriptedValue(control) === undefined &&
    assignments(control).some((value) => value !== '""' && value !== "''")
  );
}

function isTextual(control: Control): boolean {
  return control.tagName !== "SELECT" && control.type !== "checkbox" && control.type !== "radio";
}

function literalIn(control: Control): string | undefined {
  return assignments(control)
    .map((value) => /^(["'`])((?:(?!\1|\\|\$\{).)*)\1$/.exec(value)?.[2])
    .find((text) => text);
}

/** What inline scripts of the page assign to this control: `document.getElementById("x").value = "..."`, `$("#x").val(...)`. */
function assignments(control: Control): string[] {
  const names = [control.id, control.name].filter(Boolean).map(escapeForPattern);
  if (names.length === 0) return [];
  const pattern = new RegExp(
    `["'#.=\\[](?:${names.join("|")})["'\\]]+\\s*(?:\\)+\\s*)?(?:\\[0\\]\\s*)?\\.\\s*(?:value\\s*=(?!=)\\s*|val\\(\\s*)("[^"]*"|'[^']*'|\`[^\`]*\`|[^;,)\\n]+)`,
    "g",
  );
  return inlineScripts(control.ownerDocument).flatMap((text) =>
    Array.from(text.matchAll(pattern), ([, value = ""]) => value.trim()),
  );
}

function inlineScripts(doc: Document): string[] {
  return Array.from(doc.querySelectorAll("script:not([src])"), ({ textContent }) => textContent ?? "");
}

function escapeForPattern(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
}
