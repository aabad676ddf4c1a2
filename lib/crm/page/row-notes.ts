import { createNote, noteColour, removeCopiedNotes, writeNote } from "./page-note.ts";
import type { PageRow } from "./booking-rows.ts";

/** A few words for a row, and how they look. */
export interface RowNote {
  text: string;
  /** All of it, for whoever points at it. */
  title: string;
  tone: "block" | "warn" | "fine";
}

/** Shows how the booking of each row stands, below the CRM's own status. Updates only what differs. */
export class RowNotes {
  readonly #doc: Document;
  readonly #notes = new Map<HTMLElement, { host: HTMLElement; text: string }>();

  constructor(doc: Document) {
    this.#doc = doc;
  }

  show(rows: readonly PageRow[], noteOf: (row: PageRow) => RowNote | undefined): void {
    const cells = new Set<HTMLElement>(rows.map(({ cell }) => cell));
    for (const [cell, { host }] of this.#notes) if (!cells.has(cell)) this.#remove(cell, host);
    removeCopiedNotes(this.#doc, new Set(Array.from(this.#notes.values(), ({ host }) => host)));
    for (const row of rows) this.#update(row.cell, noteOf(row));
  }

  clear(): void {
    for (const [cell, { host }] of this.#notes) this.#remove(cell, host);
  }

  #update(cell: HTMLElement, note: RowNote | undefined): void {
    const before = this.#notes.get(cell);
    if (!note) {
      if (before) this.#remove(cell, before.host);
      return;
    }
    if (before?.text === note.text && before.host.isConnected) return;
    const host = before?.host ?? createNote(this.#doc);
    writeNote(host, note.text, noteColour(cell, note.tone));
    host.title = note.title;
    if (!host.isConnected) cell.append(host);
    this.#notes.set(cell, { host, text: note.text });
  }

  #remove(cell: HTMLElement, host: HTMLElement): void {
    host.remove();
    this.#notes.delete(cell);
  }
}
