import type { IsoDate } from "../ndis/calendar-date.ts";
import type { InvoiceContext } from "../ndis/invoice/context.ts";
import { type Problem, Trouble } from "../ndis/problem.ts";
import { isActive } from "../ndis/service-contract.ts";
import type { Database } from "../store/database.ts";
import { clientOfNumber } from "../store/links.ts";
import { newestPaceSnapshots, type PaceSnapshot } from "../store/plans.ts";
import type { KnownClient } from "./crm-records.ts";
import { invoiceContext } from "./plan-context.ts";
import type { Proposals } from "./propose.ts";
import { withHolidays } from "./holiday-settings.ts";
import type { SeenContract } from "./targets/target.ts";

/** What an invoice's lines are held against, and how old each part of it is (epoch milliseconds). */
export interface KnownContext {
  context: InvoiceContext;
  client?: { name: string; path: string };
  /** When the CRM's pages were read. */
  crmAt?: number;
  /** When the plan was retrieved. Absent: no plan of this participant was ever retrieved. */
  ndiaAt?: number;
  /** Why something isn't known. */
  problem?: Problem;
}

/** Whose invoice it is, as far as the page tells. */
export interface WhoseInvoice {
  clientPath?: string | undefined;
  ndisNumber?: string | undefined;
}

/** Gathers what is known of a client for their invoices: the CRM's own pages and the newest snapshot of the plan. */
export function createInvoiceContexts(deps: {
  db: Database;
  proposals: Pick<Proposals, "readClient" | "readContract" | "snapshotFor">;
  today: () => IsoDate;
  now: () => number;
}) {
  const { db, proposals, today, now } = deps;

  async function contextFor(site: string, whose: WhoseInvoice, retrieve: boolean): Promise<KnownContext> {
    const path = whose.clientPath ?? (whose.ndisNumber && (await clientOfNumber(db, site, whose.ndisNumber)));
    if (!path) return fromSnapshots(whose.ndisNumber);
    try {
      const client = await proposals.readClient(site, path);
      const problem = retrieve && client.pace !== false ? await renew(client) : undefined;
      return { ...(await ofClient(site, client)), ...(problem ? { problem } : {}) };
    } catch (error) {
      // What can't be read is said, and blocks nothing.
      if (!(error instanceof Trouble)) throw error;
      return { ...(await fromSnapshots(whose.ndisNumber)), problem: error.problem };
    }
  }

  /** Asks the NDIA anew. What it refuses is said; what is known without it still counts. */
  async function renew({ whole }: KnownClient): Promise<Problem | undefined> {
    try {
      await proposals.snapshotFor(whole, { batchId: "invoice", history: false });
      return undefined;
    } catch (error) {
      if (!(error instanceof Trouble)) throw error;
      return error.problem;
    }
  }

  async function ofClient(site: string, client: KnownClient): Promise<KnownContext> {
    const contracts = await Promise.all(
      client.contracts.map(({ path }) => proposals.readContract(site, path)),
    );
    const contract = contracts.filter(({ contract: each }) => isActive(each)).toSorted(byStart)[0];
    const snapshot = await newestOf(client.whole.ndisNumber);
    return {
      context: {
        ...invoiceContext(snapshot, contract, today(), now()),
        ...(client.state ? { state: client.state } : {}),
      },
      client: { name: client.name, path: client.path },
      crmAt: now(),
      ...(snapshot ? { ndiaAt: snapshot.retrievedAt } : {}),
    };
  }

  /** Without the CRM: only what the NDIA said, whenever that was. */
  async function fromSnapshots(ndisNumber: string | undefined): Promise<KnownContext> {
    const snapshot = ndisNumber ? await newestOf(ndisNumber) : undefined;
    return {
      context: invoiceContext(snapshot, undefined, today(), now()),
      ...(snapshot ? { ndiaAt: snapshot.retrievedAt } : {}),
    };
  }

  async function newestOf(ndisNumber: string): Promise<PaceSnapshot | undefined> {
    return (await newestPaceSnapshots(db, [ndisNumber])).get(ndisNumber);
  }

  return {
    contextFor: async (...asked: Parameters<typeof contextFor>) =>
      withHolidays(db, await contextFor(...asked)),
  };
}

export type InvoiceContexts = ReturnType<typeof createInvoiceContexts>;

function byStart({ contract: a }: SeenContract, { contract: b }: SeenContract): number {
  return (b.planStartDate ?? "").localeCompare(a.planStartDate ?? "");
}
