import { type Severity, SEVERITY_ORDER } from "../../domain/invoice/model/finding.ts";
import type { RowFinding } from "../read/file-finding.ts";
import { copyInto } from "../parse/grow-typed-array.ts";
import { EMPTY_KEY, shiftedKey } from "../read/row-keys.ts";
import { type FindingSet, FindingSets } from "./finding-sets.ts";

const NONE = -1;

/** What stands for an invoice of empty rows. */
export const EMPTY_ROWS = 0;

/** An index as plain data. Its invoices are numbered in the order of `keys`. */
export interface IndexPart {
  rows: number;
  starts: Uint32Array;
  invoiceOf: Uint32Array;
  kinds: Uint16Array;
  sets: readonly FindingSet[];
  keys: readonly string[];
  blocked: readonly boolean[];
}

/**
 * What is kept of every row: where it is, which invoice it belongs to, and what kinds of findings it has. About twenty
 * bytes a row; cells and findings are read again from the file when somebody looks at them.
 */
export class RowIndex {
  rows = 0;
  #starts = new Uint32Array(4096);
  #invoiceOf = new Uint32Array(4096);
  /** The next row of the same invoice; 0: none, since no row comes before row 0. */
  #nextOfInvoice = new Uint32Array(4096);
  #kinds = new Uint16Array(4096);
  readonly #invoices = new Map([[EMPTY_KEY, EMPTY_ROWS]]);
  readonly #first: number[] = [NONE];
  readonly #last: number[] = [NONE];
  readonly #blocked: boolean[] = [false];
  readonly #sets = new FindingSets();
  /** How many rows have each set. */
  readonly #counts: number[] = [0, 0, 0, 0];
  /** The sets of rows before they got a transient finding. */
  readonly #kindsBeforeTransient = new Map<number, number>();
  #lastKey = "";
  #lastInvoice = 0;

  addRow(start: number, key: string): { row: number; invoice: number; first: boolean } {
    const row = this.#newRow(start);
    return { row, ...this.#join(row, key) };
  }

  /** What is kept of all rows, to be added to another index. */
  part(): IndexPart {
    const { rows } = this;
    return {
      rows,
      starts: this.#starts.slice(0, rows),
      invoiceOf: this.#invoiceOf.slice(0, rows),
      kinds: this.#kinds.slice(0, rows),
      sets: this.#sets.all,
      keys: [...this.#invoices.keys()],
      blocked: this.#blocked,
    };
  }

  /**
   * Adds the rows of another index after those that are here.
   * @returns by the other one's number the number here of each of its invoices, and those that had rows here already
   */
  append(part: IndexPart): { invoices: number[]; joined: number[] } {
    const { rows: base } = this;
    const joined: number[] = [];
    const invoices = part.keys.map((written, at) => {
      const key = shiftedKey(written, base);
      const existing = this.#invoices.get(key);
      if (existing !== undefined && existing !== EMPTY_ROWS) joined.push(existing);
      const invoice = existing ?? this.#newInvoice(key);
      this.#blocked[invoice] = (this.#blocked[invoice] ?? false) || (part.blocked[at] ?? false);
      return invoice;
    });
    const kinds = part.sets.map(({ codes, severity }) => this.#sets.numberOfCodes(codes, severity));
    for (let at = 0; at < part.rows; at += 1) {
      const row = this.#newRow(part.starts[at] as number);
      this.#link(row, invoices[part.invoiceOf[at] as number] as number);
      this.#setKind(row, kinds[part.kinds[at] as number] as number);
    }
    return { invoices, joined };
  }

  #newRow(start: number): number {
    const row = this.rows;
    if (row === this.#starts.length) this.#grow();
    this.#starts[row] = start;
    this.rows += 1;
    this.#counts[0] = (this.#counts[0] ?? 0) + 1;
    return row;
  }

  startOf(row: number): number {
    return this.#starts[row] as number;
  }

  invoiceOf(row: number): number {
    return this.#invoiceOf[row] as number;
  }

  isEmpty(row: number): boolean {
    return this.#invoiceOf[row] === EMPTY_ROWS;
  }

  /** Those that have rows: an edit may have left one without. */
  get invoices(): number {
    let count = 0;
    for (let invoice = EMPTY_ROWS + 1; invoice < this.#first.length; invoice += 1) {
      if (this.#first[invoice] !== NONE) count += 1;
    }
    return count;
  }

  /** Rows of an invoice, from the first to the last. */
  rowsOf(invoice: number): number[] {
    const rows: number[] = [];
    let row = this.#first[invoice];
    while (row !== undefined && row !== NONE) {
      rows.push(row);
      row = row === this.#last[invoice] ? undefined : this.#nextOfInvoice[row];
    }
    return rows;
  }

  isBlocked(invoice: number): boolean {
    return this.#blocked[invoice] ?? false;
  }

  setBlocked(invoice: number, blocked: boolean): void {
    this.#blocked[invoice] = blocked;
  }

  /** Rows of which this holds, in order. */
  filterRows(matches: (row: number) => boolean): Uint32Array<ArrayBuffer> {
    const rows = new Uint32Array(this.rows);
    let count = 0;
    for (let row = 0; row < this.rows; row += 1) if (matches(row)) rows[count++] = row;
    return rows.slice(0, count);
  }

  findingsOf(row: number): FindingSet {
    return this.#sets.at(this.#kinds[row] as number);
  }

  setFindings(row: number, findings: readonly RowFinding[]): void {
    this.#setKind(row, this.#sets.numberOf(findings));
  }

  /** Adds a finding that depends on other invoices, until `clearTransientFindings`. */
  addTransientFinding(row: number, { code, severity }: Pick<RowFinding, "code" | "severity">): void {
    const own = this.findingsOf(row);
    this.#kindsBeforeTransient.set(row, this.#kinds[row] as number);
    const worst =
      own.severity && SEVERITY_ORDER[own.severity] > SEVERITY_ORDER[severity] ? own.severity : severity;
    this.#setKind(row, this.#sets.numberOfCodes([...own.codes, code], worst));
  }

  clearTransientFindings(): void {
    for (const [row, kind] of this.#kindsBeforeTransient) this.#setKind(row, kind);
    this.#kindsBeforeTransient.clear();
  }

  #setKind(row: number, kind: number): void {
    const before = this.#kinds[row] as number;
    if (before === kind) return;
    this.#kinds[row] = kind;
    this.#counts[before] = (this.#counts[before] ?? 0) - 1;
    this.#counts[kind] = (this.#counts[kind] ?? 0) + 1;
  }

  /** Rows by the worst of their findings, and rows with each code. */
  tally(): { severities: Record<Severity | "none", number>; codes: Record<string, number> } {
    const severities = { none: 0, note: 0, warn: 0, block: 0 };
    const codes: Record<string, number> = {};
    for (const [at, { codes: those, severity }] of this.#sets.all.entries()) {
      const count = this.#counts[at] ?? 0;
      if (count === 0) continue;
      severities[severity ?? "none"] += count;
      for (const code of those) codes[code] = (codes[code] ?? 0) + count;
    }
    return { severities, codes };
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
    // Most rows are of the invoice of the row before.
    const existing = key === this.#lastKey ? this.#lastInvoice : this.#invoices.get(key);
    const invoice = existing ?? this.#newInvoice(key);
    this.#lastKey = key;
    this.#lastInvoice = invoice;
    this.#link(row, invoice);
    return { invoice, first: existing === undefined };
  }

  /** Puts a row at the end of an invoice's rows. */
  #link(row: number, invoice: number): void {
    this.#invoiceOf[row] = invoice;
    if (this.#first[invoice] === NONE) this.#first[invoice] = row;
    else this.#nextOfInvoice[this.#last[invoice] as number] = row;
    this.#last[invoice] = row;
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
    for (const [at, row] of rows.entries()) this.#nextOfInvoice[row] = rows[at + 1] ?? 0;
  }

  #grow(): void {
    const length = this.#starts.length * 2;
    this.#starts = copyInto(this.#starts, new Uint32Array(length));
    this.#invoiceOf = copyInto(this.#invoiceOf, new Uint32Array(length));
    this.#nextOfInvoice = copyInto(this.#nextOfInvoice, new Uint32Array(length));
    this.#kinds = copyInto(this.#kinds, new Uint16Array(length));
  }
}
