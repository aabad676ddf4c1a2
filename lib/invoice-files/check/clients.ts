import type { InvoiceContext } from "../../domain/invoice/model/context.ts";
import type { ReadRow } from "../read/row-reader.ts";

/** What is known of these clients, by NDIS number; who isn't in it is unknown. */
export type ContextsFor = (ndisNumbers: readonly string[]) => Promise<ReadonlyMap<string, InvoiceContext>>;

/** The clients of a file, each asked for once. */
export class Clients {
  readonly #contexts = new Map<string, InvoiceContext | undefined>();
  readonly #asked = new Set<string>();
  /** What is still being looked up. */
  #answered: Promise<unknown> | undefined;
  readonly #contextsFor: ContextsFor;

  constructor(contextsFor: ContextsFor) {
    this.#contextsFor = contextsFor;
  }

  /** Asks for those that weren't met before. Answers with what has to be waited for, if anything has. */
  learn(rows: readonly ReadRow[]): Promise<unknown> | undefined {
    const strangers: string[] = [];
    let before: ReadRow["invoice"] | undefined;
    for (const { invoice } of rows) {
      if (invoice === before) continue;
      before = invoice;
      const { ndisNumber } = invoice;
      if (!ndisNumber || this.#asked.has(ndisNumber)) continue;
      this.#asked.add(ndisNumber);
      strangers.push(ndisNumber);
    }
    if (strangers.length === 0) return this.#answered;
    const answered = Promise.all([this.#answered, this.#ask(strangers)]).then(() => {
      if (this.#answered === answered) this.#answered = undefined;
    });
    this.#answered = answered;
    return answered;
  }

  async #ask(strangers: readonly string[]): Promise<void> {
    const known = await this.#contextsFor(strangers);
    for (const ndisNumber of strangers) this.#contexts.set(ndisNumber, known.get(ndisNumber));
  }

  of(row: ReadRow | undefined): InvoiceContext | undefined {
    return this.#contexts.get(row?.invoice.ndisNumber ?? "");
  }
}
