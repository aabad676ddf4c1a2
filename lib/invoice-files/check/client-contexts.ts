import type { InvoiceContext } from "../../domain/invoice/model/context.ts";
import type { ReadRow } from "../read/row-reader.ts";

/** What is known of these clients, by NDIS number; who isn't in it is unknown. */
export type ContextsFor = (ndisNumbers: readonly string[]) => Promise<ReadonlyMap<string, InvoiceContext>>;

/** A client, and when what is known of it was retrieved; `null`: nothing is known. */
export type ClientAge = [ndisNumber: string, at: number | null];

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
    const numbers: string[] = [];
    let before: ReadRow["invoice"] | undefined;
    for (const { invoice } of rows) {
      if (invoice === before) continue;
      before = invoice;
      if (invoice.ndisNumber) numbers.push(invoice.ndisNumber);
    }
    return this.loadClients(numbers);
  }

  /** The same for clients by their numbers. */
  loadClients(ndisNumbers: readonly string[]): Promise<unknown> | undefined {
    const newNumbers: string[] = [];
    for (const ndisNumber of ndisNumbers) {
      if (this.#requested.has(ndisNumber)) continue;
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

  contextOf(ndisNumber: string | undefined): InvoiceContext | undefined {
    return this.#contexts.get(ndisNumber ?? "");
  }

  /** When what is known of each client that was asked for was retrieved; `null`: nothing is known. */
  ages(): ClientAge[] {
    return Array.from(this.#contexts, ([ndisNumber, context]) => [ndisNumber, context?.source?.at ?? null]);
  }
}
