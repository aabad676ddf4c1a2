import type { InvoiceContext } from "../../domain/invoice/model/context.ts";
import type { ReadRow } from "../read/row-reader.ts";

/** What is known of these clients, by NDIS number; who isn't in it is unknown. */
export type ContextsFor = (ndisNumbers: readonly string[]) => Promise<ReadonlyMap<string, InvoiceContext>>;

/** The contexts of a file's clients, each loaded once. */
export class ClientContexts {
  readonly #contexts = new Map<string, InvoiceContext | undefined>();
  readonly #requested = new Set<string>();
  /** What is still being looked up. */
  #pending: Promise<unknown> | undefined;
  readonly #contextsFor: ContextsFor;

  constructor(contextsFor: ContextsFor) {
    this.#contextsFor = contextsFor;
  }

  /** Loads the clients that are new. Returns a promise where it must be awaited. */
  loadContexts(rows: readonly ReadRow[]): Promise<unknown> | undefined {
    const newNumbers: string[] = [];
    let before: ReadRow["invoice"] | undefined;
    for (const { invoice } of rows) {
      if (invoice === before) continue;
      before = invoice;
      const { ndisNumber } = invoice;
      if (!ndisNumber || this.#requested.has(ndisNumber)) continue;
      this.#requested.add(ndisNumber);
      newNumbers.push(ndisNumber);
    }
    if (newNumbers.length === 0) return this.#pending;
    const pending = Promise.all([this.#pending, this.#fetchContexts(newNumbers)]).then(() => {
      if (this.#pending === pending) this.#pending = undefined;
    });
    this.#pending = pending;
    return pending;
  }

  async #fetchContexts(newNumbers: readonly string[]): Promise<void> {
    const contexts = await this.#contextsFor(newNumbers);
    for (const ndisNumber of newNumbers) this.#contexts.set(ndisNumber, contexts.get(ndisNumber));
  }

  contextFor(row: ReadRow | undefined): InvoiceContext | undefined {
    return this.#contexts.get(row?.invoice.ndisNumber ?? "");
  }
}
