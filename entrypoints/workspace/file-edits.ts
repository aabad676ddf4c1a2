/** A cell of the file, and what was typed into it. */
export interface Edit {
  row: number;
  column: number;
  text: string;
}

/** What was edited in the file at hand, so that a check can be run again with it, and isn't lost unasked. */
export class FileEdits {
  readonly #rows = new Map<number, Map<number, string>>();
  readonly #unsaved = new Set<number>();

  put({ row, column, text }: Edit): void {
    const cells = this.#rows.get(row) ?? new Map<number, string>();
    this.#rows.set(row, cells.set(column, text));
    this.#unsaved.add(row);
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

  /** Rows with edits that are in no file yet. */
  get unsaved(): number {
    return this.#unsaved.size;
  }

  /** These rows are in a file now; without any given, all are. */
  saved(rows?: readonly number[]): void {
    for (const row of rows ?? [...this.#unsaved]) this.#unsaved.delete(row);
  }

  clear(): void {
    this.#rows.clear();
    this.#unsaved.clear();
  }

  /** The browser asks before the tab goes with them. */
  guardTab(): () => void {
    const ask = (event: BeforeUnloadEvent) => this.#unsaved.size > 0 && event.preventDefault();
    addEventListener("beforeunload", ask);
    return () => removeEventListener("beforeunload", ask);
  }
}
