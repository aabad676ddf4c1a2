import type { ReadRow } from "../read/row-reader.ts";

/** Rows that were read one after the other, and where each starts. */
export interface Batch {
  rows: ReadRow[];
  starts: number[];
  /** The byte up to which the file was read. */
  until: number;
}

/**
 * Rows wait here until what is known of their clients has come. Meanwhile those after them are read; only so many, as what
 * is in memory mustn't grow with the file.
 */
export class RowBuffer {
  readonly #batches: (Batch & { known: Promise<unknown> })[] = [];
  readonly #learn: (rows: readonly ReadRow[]) => Promise<unknown> | undefined;
  readonly #onKnown: (batch: Batch) => void;

  /** `learn` answers with what has to be waited for, if anything has. */
  constructor(
    learn: (rows: readonly ReadRow[]) => Promise<unknown> | undefined,
    onKnown: (batch: Batch) => void,
  ) {
    this.#learn = learn;
    this.#onKnown = onKnown;
  }

  async add(batch: Batch): Promise<void> {
    const known = this.#learn(batch.rows);
    if (!known) {
      await this.finish();
      this.#onKnown(batch);
      return;
    }
    // A failure is told where it is waited for.
    known.catch(() => undefined);
    this.#batches.push({ ...batch, known });
    if (this.#batches.length > MOST_BATCHES) await this.#next();
  }

  async finish(): Promise<void> {
    while (this.#batches.length > 0) await this.#next();
  }

  async #next(): Promise<void> {
    const batch = this.#batches.shift();
    if (!batch) return;
    await batch.known;
    this.#onKnown(batch);
  }
}

const MOST_BATCHES = 32;
