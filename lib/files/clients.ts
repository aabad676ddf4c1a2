import type { InvoiceContext } from "../ndis/invoice/context.ts";
import type { ReadRow } from "./read-row.ts";

/** What is known of these clients, by NDIS number; who isn't in it is unknown. */
export type ContextsFor = (ndisNumbers: readonly string[]) => Promise<ReadonlyMap<string, InvoiceContext>>;

/** The clients of a file, each asked for once. */
export class Clients {
  readonly #contexts = new Map<string, InvoiceContext | undefined>();
  readonly #contextsFor: ContextsFor;

  constructor(contextsFor: ContextsFor) {
    this.#contextsFor = contextsFor;
  }

  /** Asks for those that weren't met before. */
  async learn(rows: readonly ReadRow[]): Promise<void> {
    const strangers = new Set<string>();
    let before: ReadRow["invoice"] | undefined;
    for (const { invoice } of rows) {
      if (invoice === before) continue;
      before = invoice;
      const { ndisNumber } = invoice;
      if (ndisNumber && !this.#contexts.has(ndisNumber)) strangers.add(ndisNumber);
    }
    if (strangers.size === 0) return;
    const known = await this.#contextsFor([...strangers]);
    for (const ndisNumber of strangers) this.#contexts.set(ndisNumber, known.get(ndisNumber));
  }

  of(row: ReadRow | undefined): InvoiceContext | undefined {
    return this.#contexts.get(row?.invoice.ndisNumber ?? "");
  }
}
