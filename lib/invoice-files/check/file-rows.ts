import type { RowChunk } from "../parse/encoding.ts";
import type { OpenFile } from "../parse/open-file.ts";
import type { ReadRow, RowReader } from "../read/row-reader.ts";
import { readRow } from "../read/read-row.ts";
import { readRowRange } from "../parse/read-chunks.ts";
import type { RowIndex } from "./row-index.ts";
import type { ScannedRow } from "../parse/scan.ts";

/** Rows that were met before, read again from the file. */
export class FileRows {
  readonly #file: OpenFile;
  readonly #index: RowIndex;
  readonly #reader: RowReader;

  constructor(file: OpenFile, index: RowIndex, reader: RowReader) {
    this.#file = file;
    this.#index = index;
    this.#reader = reader;
  }

  /** Visits rows in ascending order. */
  async readEach(
    rows: readonly number[],
    onRow: (chunk: RowChunk, scanned: ScannedRow, row: number) => void,
  ): Promise<void> {
    const places = [...rows]
      .sort((a, b) => a - b)
      .map((row) => ({ row, start: this.#index.startOf(row), end: this.endOf(row) }));
    await readRowRange(this.#file, places, onRow);
  }

  endOf(row: number): number {
    return row + 1 < this.#index.rows ? this.#index.startOf(row + 1) : this.#file.blob.size;
  }

  async load(rows: readonly number[]): Promise<ReadRow[]> {
    const loaded: ReadRow[] = [];
    await this.readEach(rows, (chunk, scanned, row) => {
      loaded.push(readRow(this.#reader, chunk, scanned, row));
    });
    return loaded;
  }
}
