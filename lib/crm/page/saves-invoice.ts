import { matchesSpelling, normaliseLabel } from "../profile/label.ts";
import type { PageInvoice } from "../read/read-invoice.ts";
import { visibleText } from "../read/visible.ts";
import type { Spellings } from "../profile/define-page.ts";
import type { InvoiceProfile } from "../profile/site-profile.ts";

type Shown = Pick<PageInvoice, "table"> & Partial<Pick<PageInvoice, "lines">>;

/** What a person may press, the way that pages draw it. */
const PRESSABLE =
  "button,input[type=submit],input[type=button],input[type=image],a,[role=button],[role=menuitem],[onclick],.btn";
const ASIDE = "nav,[role=navigation],[role=search]";

/**
 * Whether a form that is about to be sent saves the invoice: the form with the lines in it, by any button but those that
 * are known to do something else, as the server would take it for a save; or, on a page that only shows the lines, the one
 * whose button makes the invoice.
 */
export function isInvoiceSave(
  { target, submitter }: Pick<SubmitEvent, "target" | "submitter">,
  shown: Shown,
  profile: InvoiceProfile,
): boolean {
  if (submitter) {
    if (isSavePress(submitter, shown, profile)) return true;
    if (isAside(submitter, shown) || isKnownOther(submitter, profile)) return false;
  } else if (isSearchBox((target as HTMLElement).ownerDocument.activeElement)) return false;
  return shown.table !== undefined && target === linesForm(shown);
}

/** Whether pressing this saves the invoice, whatever script does it then: only by its words, as most buttons do other things. */
export function isSavePress(control: Element, shown: Shown, profile: InvoiceProfile): boolean {
  if (isAside(control, shown)) return false;
  const own = (control as HTMLButtonElement).form ?? control.closest("form");
  const form = linesForm(shown);
  if (isPlainLink(control) && (!form || own !== form)) return false;
  if (matchesSpelling(wordsOf(control), profile.controls.createInvoice)) return true;
  if (!shown.table || !hasSaveWords(control, profile)) return false;
  // Other forms have a Save of their own, such as for a note; one that consists of buttons acts on the page's record.
  return !own || own === form || (!form && !own.querySelector(TYPED_INTO));
}

const TYPED_INTO = "textarea,select,input:not([type]),input[type=text]";

/** In a menu, or in a dialog: that one asks about something else, or about what was pressed before. */
function isAside(control: Element, { table }: Shown): boolean {
  const dialog = control.closest("dialog,[role=dialog],[role=alertdialog],.modal");
  return control.closest(ASIDE) !== null || (dialog !== null && !(table && dialog.contains(table)));
}

/** It leads to another page, as in a menu, whatever that page then does. */
function isPlainLink(control: Element): boolean {
  return (
    control.matches("a[href]:not([onclick],[data-method],[role=button])") &&
    !/^(?:#|javascript:)/i.test(control.getAttribute("href") ?? "")
  );
}

export function hasSaveWords(control: Element, { controls }: InvoiceProfile): boolean {
  const words = wordsOf(control);
  if (matchesSpelling(words, [...controls.notSaving, ...controls.invoiceOthers])) return false;
  return beginsWith(words, controls.createInvoice) || beginsWith(words, controls.invoiceSaves);
}

/** Whether its words are known and mean something else than to save. */
export function isKnownOther(control: Element, profile: InvoiceProfile): boolean {
  const { addLine, notSaving, invoiceOthers, logOut } = profile.controls;
  if (control.closest(ASIDE)) return true;
  if (hasSaveWords(control, profile)) return false;
  const words = wordsOf(control);
  return (
    beginsWith(words, addLine) ||
    (beginsWith(words, [...notSaving, ...invoiceOthers, ...logOut]) && !/\bsave\b/i.test(words))
  );
}

export function pressedControl(target: EventTarget | null): Element | null {
  return (target as Element | null)?.closest?.(PRESSABLE) ?? null;
}

/** Whether there is anything at which a save can be stopped before it happens. */
export function canStopSave(doc: Document, shown: Shown, profile: InvoiceProfile): boolean {
  const submit = linesForm(shown)?.querySelector("[type=submit],button:not([type])");
  return (
    submit != null ||
    Array.from(doc.querySelectorAll(PRESSABLE)).some((each) => isSavePress(each, shown, profile))
  );
}

/** The form that the lines are sent with. */
export function linesForm({ table, lines = [] }: Shown): HTMLFormElement | null {
  const [control] = Object.values(lines[0]?.controls ?? {});
  return table?.closest("form") ?? control?.form ?? null;
}

function isSearchBox(element: Element | null): boolean {
  if (!element?.matches("input")) return false;
  const { type, name, placeholder } = element;
  return (
    type === "search" || element.closest(ASIDE) !== null || /search|filter/i.test(`${name} ${placeholder}`)
  );
}

function wordsOf(control: Element): string {
  const { type, value } = control as HTMLInputElement;
  const shown = control.tagName === "INPUT" ? value : visibleText(control);
  const named = shown || control.getAttribute("aria-label") || control.getAttribute("title") || "";
  return named || (control.tagName === "INPUT" && type === "submit" ? "Submit" : "");
}

/** `Save and close`, `Calculate totals`: what follows the words doesn't change what they do, unless they are as short as Go. */
function beginsWith(words: string, spellings: Spellings): boolean {
  const label = normaliseLabel(words);
  return spellings.some((spelling) => {
    const start = normaliseLabel(spelling);
    const rest = label.slice(start.length);
    return label.startsWith(start) && (rest === "" || (start.length > 2 && !/^[a-z\d]/.test(rest)));
  });
}
