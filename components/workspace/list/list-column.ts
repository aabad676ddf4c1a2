import type { ComponentChild } from "preact";

/** A column of the CSV file: what is exact where the screen has words, such as `2026-11-28` and `1234.50`. */
export interface CsvColumn<Row> {
  header: string;
  /** `null`: not told, an empty cell. */
  value: (row: Row) => string | number | null;
}

/** A column of a list. */
export interface ListColumn<Row> {
  key: string;
  label: string;
  /** In px; wider where the window has room. */
  width: number;
  /** Amounts and counts. */
  isNumeric?: true;
  cell: (row: Row) => ComponentChild;
  /** What it is sorted by; `null`: not told, last in either direction. Without it the column can't be sorted. */
  sortBy?: (row: Row) => string | number | null;
  /** Its texts are folded already, and are compared as they stand: much faster than the order of a dictionary. */
  isFolded?: true;
  /** What becomes of it in the CSV file; several for words, codes and machine dates. */
  csv: readonly CsvColumn<Row>[];
}

export interface ListSort {
  key: string;
  direction: "ascending" | "descending";
}

/** A choice beside the search, such as the state of a change. */
export interface ListFilter<Row> {
  id: string;
  label: string;
  /** What is shown without a choice. */
  all: string;
  options: readonly { id: string; name: string }[];
  matches: (row: Row, option: string) => boolean;
}
