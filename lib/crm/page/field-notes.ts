import type { Finding, Severity } from "../../domain/invoice/model/finding.ts";
import { RULE_LABELS } from "../../domain/invoice/rules/rule-labels.ts";
import { showUnseen } from "../../core/invisible-characters.ts";
import { controlForFinding } from "../write/apply-fix.ts";
import type { ColourScheme } from "./colour-scheme.ts";
import { createNote, removeCopiedNotes, noteColour, writeNote } from "./page-note.ts";
import type { PageInvoice } from "../read/read-invoice.ts";
import { UNREADABLE_LABELS } from "../read/unreadable.ts";
import type { SiteProfile } from "../profile/site-profile.ts";

/** Left on a field of which something is said, so that a copy of it (a page may clone its last line) is known as one. */
const MARK = "data-planbridge-said";

interface Note {
  host: HTMLElement;
  text: string;
  /** The field's own, from before. */
  ring: string;
  title: string;
}

/**
 * Says at each field what stands against it, under the field, where forms say it. The gravest of several; the panel has
 * them all, in whole sentences. Nothing is put between rows: a page may count its rows, or make a new one by copying the
 * last.
 */
export class FieldNotes {
  readonly #doc: Document;
  readonly #notes = new Map<HTMLElement, Note>();

  constructor(doc: Document) {
    this.#doc = doc;
  }

  /** Only what differs from before is touched: this runs with every key. */
  show(shown: PageInvoice, findings: readonly Finding[], profile: SiteProfile): void {
    const wanted = Map.groupBy(
      findings.filter(({ severity }) => severity !== "note"),
      (finding) => controlForFinding(this.#doc, shown, finding, profile),
    );
    for (const [field, note] of this.#notes)
      if (!wanted.has(field) || !note.host.isConnected) this.#take(field, note);
    this.#forgetCopies();
    const grounds = new Map<Element, ColourScheme>();
    for (const [field, said] of wanted) if (field) this.#put(field, said, grounds);
  }

  clear(): void {
    for (const [field, note] of this.#notes) this.#take(field, note);
  }

  #put(field: HTMLElement, said: readonly Finding[], grounds: Map<Element, ColourScheme>): void {
    const gravest = said.find(({ severity }) => severity === "block") ?? said[0];
    if (!gravest) return;
    const kind = RULE_LABELS[gravest.code] ?? UNREADABLE_LABELS[gravest.code] ?? gravest.what;
    const words = said.length > 1 ? `${kind} (+${said.length - 1})` : kind;
    const text = `${gravest.severity} ${words} ${gravest.what}`;
    const before = this.#notes.get(field);
    if (before?.text === text) return;
    const place = field.closest("td,tr") ?? field.parentElement ?? field;
    const colour = noteColour(place, gravest.severity as Exclude<Severity, "note">, grounds);
    const note = before ?? {
      host: putBeside(field, createNote(this.#doc)),
      ring: field.style.boxShadow,
      title: field.title,
    };
    this.#notes.set(field, { ...note, text });
    writeNote(note.host, words, colour);
    field.setAttribute(MARK, "");
    field.style.boxShadow = `0 0 0 2px ${colour}`;
    field.title = showUnseen(`${gravest.what} ${gravest.remedy}`);
  }

  #forgetCopies(): void {
    removeCopiedNotes(this.#doc, new Set(Array.from(this.#notes.values(), ({ host }) => host)));
    for (const copy of this.#doc.querySelectorAll<HTMLElement>(`[${MARK}]`)) {
      if (this.#notes.has(copy)) continue;
      copy.removeAttribute(MARK);
      copy.style.boxShadow = "";
      copy.title = "";
    }
  }

  #take(field: HTMLElement, { host, ring, title }: Note): void {
    host.remove();
    field.removeAttribute(MARK);
    field.style.boxShadow = ring;
    field.title = title;
    this.#notes.delete(field);
  }
}

/** In the field's cell; in a form's head directly after the field. */
function putBeside(field: HTMLElement, host: HTMLElement): HTMLElement {
  const cell = field.tagName === "TR" ? (field as HTMLTableRowElement).cells[0] : field.closest("td");
  if (cell) cell.append(host);
  else field.after(host);
  return host;
}
