import type { ReadRow } from "../read/row-reader.ts";
import type { RowIndex } from "./row-index.ts";

/** Puts rows that follow each other and are of one invoice together, and passes it on when the next one begins. */
export class InvoiceRuns {
  readonly #index: RowIndex;
  readonly #onInvoice: (invoice: number, rows: readonly ReadRow[]) => void;
  /** Invoices with rows elsewhere in the file too: they are checked when all of their rows are known. */
  readonly #scattered = new Set<number>();
  #invoice = -1;
  #rows: ReadRow[] = [];

  constructor(index: RowIndex, onInvoice: (invoice: number, rows: readonly ReadRow[]) => void) {
    this.#index = index;
    this.#onInvoice = onInvoice;
  }

  add(read: ReadRow, start: number): void {
    const place = this.#index.addRow(start, read.key);
    if (read.empty) {
      // Whatever stands around it goes on.
      this.#index.setFindings(place.row, read.findings);
      return;
    }
    if (place.invoice === this.#invoice) {
      this.#rows.push(read);
      return;
    }
    this.#close();
    if (!place.first) this.#scattered.add(place.invoice);
    this.#invoice = place.invoice;
    this.#rows = [read];
  }

  /** After the last row. Returns the invoices that are still to be checked. */
  finish(): number[] {
    this.#close();
    return [...this.#scattered];
  }

  #close(): void {
    if (this.#invoice !== -1 && !this.#scattered.has(this.#invoice))
      this.#onInvoice(this.#invoice, this.#rows);
  }
}
