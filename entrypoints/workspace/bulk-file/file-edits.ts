/** A cell of the file, and what was typed into it. */
export interface Edit {
  row: number;
  column: number;
  text: string;
}

/** The edits of the open file, so that it can be checked again with them, and unsaved ones aren't lost without a prompt. */
export class FileEdits {
  readonly #rows = new Map<number, Map<number, string>>();
  readonly #unsaved = new Set<number>();

  put({ row, column, text }: Edit): void {
    const cells = this.#rows.get(row) ?? new Map<number, string>();
    this.#rows.set(row, cells.set(column, text));
    this.#unsaved.add(row);
  }

  /** What was typed into a cell, or put there by a press; `null`: nothing. */
  textOf(row: number, column: number): string | null {
    return this.#rows.get(row)?.get(column) ?? null;
  }

  /** Takes back what was put into one cell. The row is to be saved again, as it may have been saved with it. */
  takeBackCell(row: number, column: number): void {
    const cells = this.#rows.get(row);
    cells?.delete(column);
    if (cells?.size === 0) this.takeBack(row);
    else this.#unsaved.add(row);
  }

  takeBack(row: number): void {
    this.#rows.delete(row);
    this.#unsaved.delete(row);
  }

  all(): Edit[] {
    return [...this.#rows].flatMap(([row, cells]) =>
      Array.from(cells, ([column, text]) => ({ row, column, text })),
    );
  }

  /** The number of edited rows that aren't saved yet. */
  get unsaved(): number {
    return this.#unsaved.size;
  }

  /** Marks these rows as saved; all rows without an argument. */
  saved(rows?: readonly number[]): void {
    for (const row of rows ?? [...this.#unsaved]) this.#unsaved.delete(row);
  }

  clear(): void {
    this.#rows.clear();
    this.#unsaved.clear();
  }

  /** Makes the browser confirm closing the tab while edits are unsaved. */
  guardTab(): () => void {
    const ask = (event: BeforeUnloadEvent) => this.#unsaved.size > 0 && event.preventDefault();
    addEventListener("beforeunload", ask);
    return () => removeEventListener("beforeunload", ask);
  }
}
