import type { Severity } from "../ndis/invoice/finding.ts";
import { type RowFinding, WEIGHT } from "./finding.ts";

const BY_WEIGHT: readonly Severity[] = ["note", "warn", "block"];

/**
 * What is kept of every row: where it is, which invoice it belongs to, and what kinds of findings it has. About twenty
 * bytes a row; cells and findings are read again from the file when somebody looks at them.
 */
export class RowIndex {
  rows = 0;
  #starts = new Uint32Array(4096);
  #invoiceOf = new Uint32Array(4096);
  /** The next row of the same invoice; 0: none, since no row comes before row 0. */
  #following = new Uint32Array(4096);
  #kinds = new Uint16Array(4096);
  readonly #invoices = new Map<string, number>();
  readonly #first: number[] = [];
  readonly #last: number[] = [];
  readonly #blocked: boolean[] = [];
  /** Every set of codes that occurs, by number; rows share them. 0: nothing. */
  readonly #sets: { codes: readonly string[]; severity: Severity | null }[] = [
    { codes: [], severity: null },
    ...BY_WEIGHT.map((severity) => ({ codes: [], severity })),
  ];
  readonly #setNumbers = new Map<string, number>();

  addRow(start: number, key: string): { row: number; invoice: number; first: boolean } {
    const row = this.rows;
    if (row === this.#starts.length) this.#grow();
    this.#starts[row] = start;
    this.rows += 1;
    return { row, ...this.#join(row, key) };
  }

  startOf(row: number): number {
    return this.#starts[row] as number;
  }

  invoiceOf(row: number): number {
    return this.#invoiceOf[row] as number;
  }

  get invoices(): number {
    return this.#first.length;
  }

  /** Rows of an invoice, from the first to the last. */
  rowsOf(invoice: number): number[] {
    const rows: number[] = [];
    let row = this.#first[invoice];
    while (row !== undefined && row !== NONE) {
      rows.push(row);
      row = row === this.#last[invoice] ? undefined : this.#following[row];
    }
    return rows;
  }

  isBlocked(invoice: number): boolean {
    return this.#blocked[invoice] ?? false;
  }

  setBlocked(invoice: number, blocked: boolean): void {
    this.#blocked[invoice] = blocked;
  }

  findingsOf(row: number): { codes: readonly string[]; severity: Severity | null } {
    return this.#sets[this.#kinds[row] as number] as { codes: readonly string[]; severity: Severity | null };
  }

  setFindings(row: number, findings: readonly RowFinding[]): void {
    this.#kinds[row] = findings.length === 0 ? 0 : this.#setNumber(findings);
  }

  /** Moves an edited row to the invoice that it now names. */
  move(row: number, key: string): { from: number; to: number } {
    const from = this.invoiceOf(row);
    if (this.#invoices.get(key) === from) return { from, to: from };
    this.#relink(
      from,
      this.rowsOf(from).filter((other) => other !== row),
    );
    const to = this.#invoices.get(key) ?? this.#newInvoice(key);
    this.#invoiceOf[row] = to;
    this.#relink(
      to,
      [...this.rowsOf(to), row].sort((a, b) => a - b),
    );
    return { from, to };
  }

  #join(row: number, key: string): { invoice: number; first: boolean } {
    const known = this.#invoices.get(key);
    const invoice = known ?? this.#newInvoice(key);
    this.#invoiceOf[row] = invoice;
    if (known === undefined) this.#first[invoice] = row;
    else this.#following[this.#last[invoice] as number] = row;
    this.#last[invoice] = row;
    return { invoice, first: known === undefined };
  }

  #newInvoice(key: string): number {
    const invoice = this.#first.length;
    this.#invoices.set(key, invoice);
    this.#first.push(NONE);
    this.#last.push(NONE);
    this.#blocked.push(false);
    return invoice;
  }

  #relink(invoice: number, rows: readonly number[]): void {
    this.#first[invoice] = rows[0] ?? NONE;
    this.#last[invoice] = rows.at(-1) ?? NONE;
    for (const [at, row] of rows.entries()) this.#following[row] = rows[at + 1] ?? 0;
  }

  #setNumber(findings: readonly RowFinding[]): number {
    const codes = [...new Set(findings.map(({ code }) => code))].sort();
    const weights = findings.map(({ severity }) => WEIGHT[severity]);
    const severity = BY_WEIGHT[Math.max(...weights) - 1] as Severity;
    const name = `${severity} ${codes.join(" ")}`;
    const known = this.#setNumbers.get(name);
    if (known !== undefined) return known;
    // Beyond what a row has room for, only the severity is told apart.
    if (this.#sets.length > 65_000) return WEIGHT[severity];
    this.#sets.push({ codes, severity });
    this.#setNumbers.set(name, this.#sets.length - 1);
    return this.#sets.length - 1;
  }

  #grow(): void {
    const length = this.#starts.length * 2;
    this.#starts = grown(this.#starts, new Uint32Array(length));
    this.#invoiceOf = grown(this.#invoiceOf, new Uint32Array(length));
    this.#following = grown(this.#following, new Uint32Array(length));
    this.#kinds = grown(this.#kinds, new Uint16Array(length));
  }
}

const NONE = -1;

function grown<A extends Uint32Array<ArrayBuffer> | Uint16Array<ArrayBuffer>>(from: A, to: A): A {
  to.set(from);
  return to;
}
