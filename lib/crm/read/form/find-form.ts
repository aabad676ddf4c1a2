import { mainHeading } from "../../profile/find-heading.ts";
import { matchesSpelling } from "../../profile/label.ts";
import type { SiteProfile } from "../../profile/site-profile.ts";
import type { Control } from "../fields/control-value.ts";
import { controlsOf, isFillable } from "./form-controls.ts";
import { labelOfControl } from "./form-labels.ts";
import { isVisible, visibleText } from "../visible.ts";

export interface FoundForm {
  form: HTMLFormElement;
  labelled: [label: string, control: Control][];
  /** What a person presses to save it, where the page has one such. */
  save?: HTMLElement;
}

/**
 * The form of the page's own record. Pages also carry forms for signing out, searching, deleting and for other records, some
 * of them hidden: what counts is where it is sent and under which heading it stands, never how many fields it has. Two that
 * could both be meant are none.
 */
export function findForm(
  doc: Document,
  pageUrl: string,
  profile: Pick<SiteProfile, "controls">,
): FoundForm | undefined {
  const candidates = Array.from(doc.querySelectorAll("form")).flatMap((form) => {
    if (form.method.toLowerCase() !== "post" || !isVisible(form)) return [];
    if (form.closest("nav,header,[role=search]")) return [];
    const labelled = labelledControls(form);
    const saves = saveControls(form);
    const save = saves.length === 1 ? saves[0] : saves.find((each) => says(each, profile.controls.save));
    const isOther = saves.length > 0 && saves.every((each) => says(each, profile.controls.notSaving));
    return labelled.length > 1 && !isOther
      ? [{ found: { form, labelled, ...(save ? { save } : {}) }, score: scoreOf(form, doc, pageUrl) }]
      : [];
  });
  const [best, next] = candidates.toSorted((a, b) => b.score - a.score);
  return best && best.score !== next?.score ? best.found : undefined;
}

function labelledControls(form: HTMLFormElement): [label: string, control: Control][] {
  const groups = new Set<string>();
  return controlsOf(form).flatMap((control): [string, Control][] => {
    if (!control.name || !isFillable(control)) return [];
    if (control.type === "radio") {
      // A group is one field.
      if (groups.has(control.name)) return [];
      groups.add(control.name);
    }
    const label = labelOfControl(control, form);
    return label ? [[label, control]] : [];
  });
}

/** What sends this form: its submit buttons, and links by which a page sends it itself. */
function saveControls(form: HTMLFormElement): HTMLElement[] {
  const { id, ownerDocument: doc } = form;
  const outside = id ? Array.from(doc.querySelectorAll<HTMLElement>(`[form="${CSS.escape(id)}"]`)) : [];
  return [...form.querySelectorAll<HTMLElement>("button,input,a[href],[onclick]"), ...outside].filter(
    (element) => (isSubmit(element) || postBackOf(element)) && isVisible(element),
  );
}

function isSubmit(element: HTMLElement): boolean {
  return element.matches("button,input") && /^(?:submit|image)$/.test((element as HTMLInputElement).type);
}

/** `__doPostBack('target','argument')`, by which pages of ASP.NET send themselves. */
export function postBackOf(element: Element): [target: string, argument: string] | undefined {
  const script = `${element.getAttribute("onclick") ?? ""} ${element.getAttribute("href") ?? ""}`;
  const call = /__doPostBack\(\s*['"]([^'"]*)['"]\s*,\s*['"]([^'"]*)['"]/.exec(
    script.replaceAll("&#39;", "'"),
  );
  return call ? [call[1] ?? "", call[2] ?? ""] : undefined;
}

function says(element: HTMLElement, spellings: readonly string[]): boolean {
  const words =
    visibleText(element) || (element as HTMLInputElement).value || element.getAttribute("aria-label") || "";
  return matchesSpelling(words, spellings);
}

function scoreOf(form: HTMLFormElement, doc: Document, pageUrl: string): number {
  const action = form.getAttribute("action") || pageUrl;
  const page = new URL(pageUrl);
  const target = URL.canParse(action, pageUrl) ? new URL(action, pageUrl) : undefined;
  const segment = (url: URL) => url.pathname.split("/")[1];
  const isSame = !form.getAttribute("action") || target?.pathname === page.pathname;
  const isSameKind = target !== undefined && segment(target) === segment(page);
  return (isSame ? 4 : 0) + (isSameKind ? 2 : 0) + (headingOf(form, doc) === mainHeading(doc) ? 1 : 0);
}

/** `Node.DOCUMENT_POSITION_PRECEDING`. */
const PRECEDING = 2;

/** The last heading before the form's fields. */
function headingOf(form: HTMLFormElement, doc: Document): Element | undefined {
  const first = controlsOf(form).find(isFillable) ?? form;
  return Array.from(doc.querySelectorAll("h1,h2,h3,legend,[role=heading]")).findLast(
    (heading) =>
      !heading.closest("nav,dialog:not([open])") &&
      (first.compareDocumentPosition(heading) & PRECEDING) !== 0 &&
      heading.tagName !== "LEGEND",
  );
}
