import type { CellEdit } from "../../../lib/invoice-files/check/check-results.ts";
import type { KindFix } from "../../../lib/invoice-files/check/kind-fixes.ts";
import type { FixedKind } from "../../../components/workspace/workspace-state.ts";
import type { FileEdits } from "./file-edits.ts";

/** The cells that one press has changed, and what somebody had put into them before; `null`: nothing. */
interface ChangedCell extends KindFix {
  before: string | null;
}

/** The last press on Fix all, and the way back from it. */
export class KindFixing {
  readonly #edits: FileEdits;
  #cells: readonly ChangedCell[] = [];
  #code = "";
  #isSaved = false;

  constructor(edits: FileEdits) {
    this.#edits = edits;
  }

  /** What the page shows of it; `null`: there is nothing to undo. */
  get view(): FixedKind | null {
    return this.#cells.length === 0
      ? null
      : { code: this.#code, count: this.#cells.length, isSaved: this.#isSaved };
  }

  done(code: string, fixes: readonly KindFix[]): void {
    this.#code = code;
    this.#isSaved = false;
    this.#cells = fixes.map((fix) => ({ ...fix, before: this.#edits.textOf(fix.row, fix.column) }));
    for (const fix of fixes) this.#edits.put(fix);
  }

  /** A file was saved: what it holds isn't undone. */
  saved(): void {
    this.#isSaved = this.#cells.length > 0;
  }

  /** What the cells are to be again. Those that somebody has changed since stay. */
  undo(): CellEdit[] {
    const own = this.#cells.filter(({ row, column, text }) => this.#edits.textOf(row, column) === text);
    this.#cells = [];
    for (const { row, column, before } of own) {
      if (before === null) this.#edits.takeBackCell(row, column);
      else this.#edits.put({ row, column, text: before });
    }
    return own.map(({ row, column, before }) => ({ row, column, text: before }));
  }

  clear(): void {
    this.#cells = [];
  }
}
