import type { ReadRow } from "../read/row-reader.ts";

/** Rows that were read one after the other, and where each starts. */
export interface RowBatch {
  rows: ReadRow[];
  starts: number[];
  /** The byte up to which the file was read. */
  until: number;
}

/**
 * Rows wait here until their clients' contexts are loaded. Meanwhile those after them are read; only so many, as what
 * is in memory mustn't grow with the file.
 */
export class RowBuffer {
  readonly #batches: (RowBatch & { known: Promise<unknown> })[] = [];
  readonly #loadContexts: (rows: readonly ReadRow[]) => Promise<unknown> | undefined;
  readonly #onReady: (batch: RowBatch) => void;

  /** `loadContexts` returns a promise where it must be awaited. */
  constructor(
    loadContexts: (rows: readonly ReadRow[]) => Promise<unknown> | undefined,
    onReady: (batch: RowBatch) => void,
  ) {
    this.#loadContexts = loadContexts;
    this.#onReady = onReady;
  }

  async add(batch: RowBatch): Promise<void> {
    const ready = this.#loadContexts(batch.rows);
    if (!ready) {
      await this.finish();
      this.#onReady(batch);
      return;
    }
    // A failure is thrown where it is awaited.
    ready.catch(() => undefined);
    this.#batches.push({ ...batch, known: ready });
    if (this.#batches.length > MAX_BATCHES) await this.#next();
  }

  async finish(): Promise<void> {
    while (this.#batches.length > 0) await this.#next();
  }

  async #next(): Promise<void> {
    const batch = this.#batches.shift();
    if (!batch) return;
    await batch.known;
    this.#onReady(batch);
  }
}

const MAX_BATCHES = 32;
