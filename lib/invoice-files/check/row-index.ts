import { type Severity, SEVERITY_ORDER } from "../../domain/invoice/model/finding.ts";
import type { RowFinding } from "../read/file-finding.ts";
import { copyInto } from "../parse/grow-typed-array.ts";

const NONE = -1;

const BY_WEIGHT: readonly Severity[] = ["note", "warn", "block"];

/** The key of rows that are empty. They are together, in no invoice. */
export const EMPTY_KEY = "empty";

/** What stands for an invoice of empty rows. */
export const EMPTY_ROWS = 0;

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
  /** Every set of codes that occurs, by number; rows share them. 0: nothing. */
  readonly #sets: { codes: readonly string[]; severity: Severity | null }[] = [
    { codes: [], severity: null },
    ...BY_WEIGHT.map((severity) => ({ codes: [], severity })),
  ];
  readonly #setNumbers = new Map<string, number>();
  readonly #single: Record<Severity, Map<string, number>> = {
    note: new Map(),
    warn: new Map(),
    block: new Map(),
  };
  /** How many rows have each set. */
  readonly #counts: number[] = [0, 0, 0, 0];
  /** The sets of rows before they got a transient finding. */
  readonly #kindsBeforeTransient = new Map<number, number>();
  #lastKey = "";
  #lastInvoice = 0;

  addRow(start: number, key: string): { row: number; invoice: number; first: boolean } {
    const row = this.rows;
    if (row === this.#starts.length) this.#grow();
    this.#starts[row] = start;
    this.rows += 1;
    this.#counts[0] = (this.#counts[0] ?? 0) + 1;
    return { row, ...this.#join(row, key) };
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

  findingsOf(row: number): { codes: readonly string[]; severity: Severity | null } {
    return this.#sets[this.#kinds[row] as number] as { codes: readonly string[]; severity: Severity | null };
  }

  setFindings(row: number, findings: readonly RowFinding[]): void {
    this.#setKind(row, findings.length === 0 ? 0 : this.#kindOf(findings));
  }

  /** Adds a finding that depends on other invoices, until `clearTransientFindings`. */
  addTransientFinding(row: number, { code, severity }: Pick<RowFinding, "code" | "severity">): void {
    const own = this.findingsOf(row);
    this.#kindsBeforeTransient.set(row, this.#kinds[row] as number);
    const worst =
      own.severity && SEVERITY_ORDER[own.severity] > SEVERITY_ORDER[severity] ? own.severity : severity;
    this.#setKind(row, this.#setNumber([...own.codes, code], worst));
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
    for (const [at, { codes: those, severity }] of this.#sets.entries()) {
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
    this.#invoiceOf[row] = invoice;
    if (this.#first[invoice] === NONE) this.#first[invoice] = row;
    else this.#nextOfInvoice[this.#last[invoice] as number] = row;
    this.#last[invoice] = row;
    return { invoice, first: existing === undefined };
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

  #kindOf(findings: readonly RowFinding[]): number {
    const [only] = findings;
    if (only && findings.length === 1) return this.#kindOfOne(only);
    const weight = findings.reduce((most, each) => Math.max(most, SEVERITY_ORDER[each.severity]), 1);
    const codes = findings.map(({ code }) => code);
    return this.#setNumber(codes, BY_WEIGHT[weight - 1] as Severity);
  }

  /** Most rows that have any have one. */
  #kindOfOne({ code, severity }: RowFinding): number {
    const kind = this.#single[severity].get(code) ?? this.#setNumber([code], severity);
    this.#single[severity].set(code, kind);
    return kind;
  }

  #setNumber(all: readonly string[], severity: Severity): number {
    const codes = [...new Set(all)].sort();
    const name = `${severity} ${codes.join(" ")}`;
    const existing = this.#setNumbers.get(name);
    if (existing !== undefined) return existing;
    // Beyond what a row has room for, only the severity is kept.
    if (this.#sets.length > 65_000) return SEVERITY_ORDER[severity];
    this.#sets.push({ codes, severity });
    this.#setNumbers.set(name, this.#sets.length - 1);
    return this.#sets.length - 1;
  }

  #grow(): void {
    const length = this.#starts.length * 2;
    this.#starts = copyInto(this.#starts, new Uint32Array(length));
    this.#invoiceOf = copyInto(this.#invoiceOf, new Uint32Array(length));
    this.#nextOfInvoice = copyInto(this.#nextOfInvoice, new Uint32Array(length));
    this.#kinds = copyInto(this.#kinds, new Uint16Array(length));
  }
}
