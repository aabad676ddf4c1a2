import type { PageInvoice } from "../read/read-invoice.ts";
import type { InvoiceProfile } from "../profile/site-profile.ts";
import { SUBMIT_QUESTION } from "./ask-before-submit.ts";
import {
  hasSaveWords,
  isInvoiceSave,
  isKnownOther,
  isSavePress,
  linesForm,
  pressedControl,
} from "./saves-invoice.ts";

export interface SaveGuard {
  /** Reads the page anew: one that draws its own lines may have done so since the last key. */
  read: () => PageInvoice | undefined;
  /** Whether the invoice mustn't be saved now; tells the person why. */
  stops: () => boolean;
}

/** A change may be followed by the page's own `submit()`, as WebForms do it, but not for long. */
const MAX_DELAY_MS = 1000;
/** Enter first changes the field that it is pressed in. */
const SAME_KEY_MS = 100;

/**
 * Stops what would save the invoice: its form being sent, a press on what is called Save, and a script that sends the form.
 * On the window, before any listener of the document.
 */
export function guardSaves(
  view: Window,
  guard: SaveGuard,
  profile: InvoiceProfile,
  signal: AbortSignal,
): void {
  const { document: doc } = view;
  let last: { type: string; at: number; control?: Element | null } = { type: "", at: 0 };
  const stop = (event: Event) => {
    if (!guard.stops()) return;
    event.preventDefault();
    event.stopImmediatePropagation();
  };
  const press = (event: Event) => {
    const control = pressedControl(event.target);
    if (!control) return;
    // What is asked back, such as “Are you sure?”, belongs to what was pressed before.
    if (hasSaveWords(control, profile) || isKnownOther(control, profile) || last.type !== "click")
      last = { type: "click", at: event.timeStamp, control };
    if (!hasSaveWords(control, profile)) return;
    const shown = guard.read();
    if (shown && isSavePress(control, shown, profile)) stop(event);
  };
  const key = (event: KeyboardEvent) => {
    if (event.key !== "Enter" && event.key !== " ") return;
    const { target } = event;
    // The browser makes a press of it where it knows the control.
    if ((target as Element).matches?.("[role=button],[role=menuitem],[onclick]:not(a,button,input)"))
      press(event);
    else if (event.key === "Enter") last = { type: "key", at: event.timeStamp };
  };
  const change = ({ timeStamp: at }: Event) => {
    if (last.type !== "key" || at - last.at > SAME_KEY_MS) last = { type: "change", at };
  };
  const submit = (event: SubmitEvent) => {
    const shown = guard.read();
    if (shown && isInvoiceSave(event, shown, profile)) stop(event);
  };
  const question = (event: Event) => {
    const shown = guard.read();
    const form = shown && linesForm(shown);
    if (form && event.target === form && isScriptedSave(form, event.timeStamp)) stop(event);
  };
  /** By whatever was done last; a link that posts back names itself in the form. */
  const isScriptedSave = (form: HTMLFormElement, at: number) => {
    const name = form.querySelector<HTMLInputElement>("input[name=__EVENTTARGET]")?.value;
    if (name) {
      const source = doc.getElementsByName(name)[0] ?? doc.getElementById(name.replaceAll("$", "_"));
      return source ? hasSaveWords(source, profile) : false;
    }
    if (last.type === "change") return at - last.at > MAX_DELAY_MS;
    return !(last.control && isKnownOther(last.control, profile));
  };
  const first = { capture: true, signal };
  view.addEventListener("submit", submit, first);
  view.addEventListener("click", press, first);
  view.addEventListener("keydown", key, first);
  view.addEventListener("change", change, first);
  view.addEventListener(SUBMIT_QUESTION, question, first);
}
