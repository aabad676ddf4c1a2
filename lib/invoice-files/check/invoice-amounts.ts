import { lineAmount } from "../../domain/invoice/funding/compute-line-facts.ts";
import { SEVERITY_ORDER } from "../../domain/invoice/model/finding.ts";
import type { ReadRow } from "../read/row-reader.ts";
import type { InvoiceAmount, Summary } from "./check-results.ts";
import { EMPTY_ROWS, type RowIndex } from "./row-index.ts";

/** What each invoice of a file comes to, in cents: eight bytes an invoice. Not a number: it tells no amount that can be read. */
export class InvoiceAmounts {
  readonly #amounts: number[] = [];

  set(invoice: number, rows: readonly ReadRow[]): void {
    while (this.#amounts.length < invoice) this.#amounts.push(Number.NaN);
    this.#amounts[invoice] = amountOf(rows);
  }

  part(): Float64Array {
    return Float64Array.from(this.#amounts);
  }

  /** `invoices`: by the other one's numbers of its invoices, theirs here. */
  append(invoices: readonly number[], amounts: Float64Array): void {
    for (const [at, amount] of amounts.entries()) {
      const invoice = invoices[at] ?? EMPTY_ROWS;
      while (this.#amounts.length < invoice) this.#amounts.push(Number.NaN);
      this.#amounts[invoice] = amount;
    }
  }

  /** Sums by the worst of each invoice's findings. */
  bySeverity(index: RowIndex): Summary["amounts"] {
    /** By invoice: 0 it has no rows, 1 nothing was found, then by severity. */
    const worst = new Uint8Array(this.#amounts.length);
    for (let row = 0; row < index.rows; row += 1) {
      const invoice = index.invoiceOf(row);
      const { severity } = index.findingsOf(row);
      const level = severity === null ? 1 : 1 + SEVERITY_ORDER[severity];
      if (invoice !== EMPTY_ROWS && level > (worst[invoice] ?? 0)) worst[invoice] = level;
    }
    const sum = (level: number): InvoiceAmount => {
      const of = { cents: 0, invoices: 0, unknown: 0 };
      for (const [invoice, amount] of this.#amounts.entries()) {
        if (worst[invoice] !== level) continue;
        of.invoices += 1;
        if (Number.isNaN(amount)) of.unknown += 1;
        else of.cents += amount;
      }
      return of;
    };
    return {
      none: sum(1),
      note: sum(1 + SEVERITY_ORDER.note),
      warn: sum(1 + SEVERITY_ORDER.warn),
      block: sum(1 + SEVERITY_ORDER.block),
    };
  }
}

/** Its lines together; where one of them tells no amount, what the invoice says that it comes to. */
function amountOf(rows: readonly ReadRow[]): number {
  let sum = 0;
  for (const { line } of rows) sum += lineAmount(line) ?? Number.NaN;
  return Number.isNaN(sum) || rows.length === 0 ? (rows[0]?.invoice.total ?? Number.NaN) : sum;
}
