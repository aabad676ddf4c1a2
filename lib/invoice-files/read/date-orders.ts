import { formatCount } from "../../core/count.ts";
import { type DateOrder, orderOf } from "./date-cell.ts";
import type { FileNote } from "./file-finding.ts";
import { copyInto } from "../parse/grow-typed-array.ts";
import type { Columns, FileField } from "../parse/layouts.ts";
import { rowNumber } from "../parse/row-number.ts";

/** Fields that are dates. Each is asked by itself in what order its day and month stand. */
const DATES: readonly FileField[] = ["date", "delivered", "from", "to"];
const FORMS = [0, 1] as const;
/** Two forms a field: the bits of a row's dates that stand the other way round; those that may stand either way follow. */
const BITS = DATES.length * FORMS.length;

/** What a row tells of its columns, as bits; `form` is where the year stands. */
export function orderBits(field: FileField, { form, days }: DateOrder): number {
  return bitOf(field, form) << (days ? BITS : 0);
}

/** Whether these bits of doubtful columns have this date's among them. */
export function isDoubtful(doubtful: number, field: FileField, { form }: DateOrder): boolean {
  return (doubtful & bitOf(field, form)) !== 0;
}

function bitOf(field: FileField, form: DateOrder["form"]): number {
  return 1 << (DATES.indexOf(field) * FORMS.length + form);
}

/**
 * In what order day and month stand in each column of dates. One date that has them the other way round for certain makes
 * its column doubtful, until it is edited away: a date that could be read either way isn't read there. Two bytes a row.
 */
export class DateOrders {
  #rows = new Uint16Array(4096);
  #count = 0;
  readonly #swapped = new Uint32Array(BITS);
  readonly #ambiguous = new Uint32Array(BITS);

  /** Replaces what was recorded for a row. */
  set(row: number, bits: number): void {
    if (row >= this.#count) this.#count = row + 1;
    if (row >= this.#rows.length)
      this.#rows = copyInto(this.#rows, new Uint16Array(Math.max(row + 1, this.#rows.length * 2)));
    const before = this.#rows[row] as number;
    if (before === bits) return;
    this.#rows[row] = bits;
    this.#add(before, -1);
    this.#add(bits, 1);
  }

  /** What is recorded of all rows, to be added to another's. */
  part(): Uint16Array {
    return this.#rows.slice(0, this.#count);
  }

  /** Adds the rows of another after this many. */
  append(base: number, part: Uint16Array): void {
    for (let at = 0; at < part.length; at += 1) this.set(base + at, part[at] as number);
  }

  #add(bits: number, one: 1 | -1): void {
    for (let at = 0; at < BITS; at += 1) {
      if ((bits >> at) & 1) this.#swapped[at] = (this.#swapped[at] as number) + one;
      if ((bits >> (at + BITS)) & 1) this.#ambiguous[at] = (this.#ambiguous[at] as number) + one;
    }
  }

  /** The columns that are doubtful now, as bits. */
  get doubtful(): number {
    return this.#swapped.reduce((bits, count, at) => (count > 0 ? bits | (1 << at) : bits), 0);
  }

  /** Rows with a date in one of these columns that could be read either way. */
  rowsIn(columns: number): number[] {
    const rows: number[] = [];
    if (columns === 0) return rows;
    for (let row = 0; row < this.#count; row += 1)
      if (((this.#rows[row] as number) >> BITS) & columns) rows.push(row);
    return rows;
  }

  notes(columns: Columns, header: readonly string[]): FileNote[] {
    const describe: string[] = [];
    let ambiguous = 0;
    for (const field of DATES) {
      for (const form of FORMS) {
        const at = DATES.indexOf(field) * FORMS.length + form;
        if (this.#swapped[at] === 0) continue;
        ambiguous += this.#ambiguous[at] as number;
        describe.push(this.#column(at, form, header[columns.indexOf(field)] ?? field));
      }
    }
    if (describe.length === 0) return [];
    return [
      {
        code: "file-month-order",
        severity: ambiguous > 0 ? "warn" : "note",
        what: `Dates don't all have day and month in the same order. ${describe.join(" ")}`,
        remedy:
          ambiguous > 0
            ? "Choose the date in each of these rows, or export the file again with one date format."
            : "Correct these dates.",
      },
    ];
  }

  #column(at: number, form: DateOrder["form"], name: string): string {
    const swapped = this.#swapped[at] as number;
    const ambiguous = this.#ambiguous[at] as number;
    const first = this.#rows.findIndex((bits) => ((bits >> at) & 1) === 1);
    const which =
      swapped === 1
        ? `row ${rowNumber(first)} has`
        : `${formatCount(swapped)} rows, the first of them row ${rowNumber(first)}, have`;
    const others =
      ambiguous === 0
        ? ""
        : ` ${formatCount(ambiguous)} other ${ambiguous === 1 ? "row" : "rows"} can be read in two ways there, and ${ambiguous === 1 ? "isn't" : "aren't"} read.`;
    return `In ${name}, ${which} ${orderOf(form)}.${others}`;
  }
}
