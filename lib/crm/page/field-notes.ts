import { type Finding, type Severity, SEVERITY_WORDS } from "../../domain/invoice/model/finding.ts";
import { showInvisible } from "../../core/invisible-characters.ts";
import { controlForFinding } from "../write/apply-fix.ts";
import { createNote, removeCopiedNotes, noteColour, writeNote } from "./page-note.ts";
import type { PageInvoice } from "../read/read-invoice.ts";
import { pageFindingLabel } from "../read/invoice/unreadable.ts";

/** Marks a field that has a note, so that a copy of it (a page may clone its last line) is recognised. */
const MARK = "data-planbridge-finding";

interface Note {
  host: HTMLElement;
  text: string;
  /** The field's own, to be restored. */
  ring: string;
  title: string;
}

/**
 * Shows the findings of each field under it, as forms do: the most severe of several; the panel lists them all, in whole
 * sentences. Nothing is inserted between rows: a page may count its rows, or make a new one by copying the last.
 */
export class FieldNotes {
  readonly #doc: Document;
  readonly #notes = new Map<HTMLElement, Note>();

  constructor(doc: Document) {
    this.#doc = doc;
  }

  /** Updates only what differs: this runs with every key. */
  show(shown: PageInvoice, findings: readonly Finding[]): void {
    const wanted = Map.groupBy(
      findings.filter(({ severity }) => severity !== "note"),
      (finding) => controlForFinding(shown, finding),
    );
    for (const [field, note] of this.#notes)
      if (!wanted.has(field) || !note.host.isConnected) this.#remove(field, note);
    this.#forgetCopies();
    for (const [field, own] of wanted) if (field) this.#update(field, own);
  }

  clear(): void {
    for (const [field, note] of this.#notes) this.#remove(field, note);
  }

  #update(field: HTMLElement, findings: readonly Finding[]): void {
    const worst = findings.find(({ severity }) => severity === "block") ?? findings[0];
    if (!worst) return;
    const kind = pageFindingLabel(worst.code) ?? worst.what;
    const more = findings.length > 1 ? ` (+${findings.length - 1})` : "";
    const words = `${SEVERITY_WORDS[worst.severity]}: ${kind}${more}`;
    const text = `${words} ${worst.what}`;
    const before = this.#notes.get(field);
    if (before?.text === text) return;
    const place = field.closest("td,tr") ?? field.parentElement ?? field;
    const colour = noteColour(place, worst.severity as Exclude<Severity, "note">);
    const note = before ?? {
      host: putBeside(field, createNote(this.#doc)),
      ring: field.style.boxShadow,
      title: field.title,
    };
    this.#notes.set(field, { ...note, text });
    writeNote(note.host, words, colour);
    field.setAttribute(MARK, "");
    field.style.boxShadow = `0 0 0 2px ${colour}`;
    field.title = showInvisible(`${worst.what} ${worst.remedy}`);
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

  #remove(field: HTMLElement, { host, ring, title }: Note): void {
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
