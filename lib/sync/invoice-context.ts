import type { IsoDate } from "../ndis/calendar-date.ts";
import { budgetStates } from "../ndis/invoice/context-from.ts";
import type { InvoiceContext } from "../ndis/invoice/context.ts";
import { type Problem, Trouble } from "../ndis/problem.ts";
import { isActive } from "../ndis/service-contract.ts";
import type { Database } from "../store/database.ts";
import { clientOfNumber } from "../store/links.ts";
import { paceSnapshots, type PaceSnapshot } from "../store/plans.ts";
import type { KnownClient } from "./crm-records.ts";
import type { Proposals } from "./propose.ts";
import { withHolidays } from "./holiday-settings.ts";
import { currentPlan } from "./retrieve-pace.ts";
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
    const [snapshot] = await paceSnapshots(db, client.whole.ndisNumber);
    return {
      context: { ...build(snapshot, contract), ...(client.state ? { state: client.state } : {}) },
      client: { name: client.name, path: client.path },
      crmAt: now(),
      ...(snapshot ? { ndiaAt: snapshot.retrievedAt } : {}),
    };
  }

  /** Without the CRM: only what the NDIA said, whenever that was. */
  async function fromSnapshots(ndisNumber: string | undefined): Promise<KnownContext> {
    const [snapshot] = ndisNumber ? await paceSnapshots(db, ndisNumber) : [];
    return {
      context: build(snapshot, undefined),
      ...(snapshot ? { ndiaAt: snapshot.retrievedAt } : {}),
    };
  }

  function build(snapshot: PaceSnapshot | undefined, seen: SeenContract | undefined): InvoiceContext {
    const plan = snapshot && currentPlan(snapshot.pace);
    const dates = seen && datesOf(seen);
    const budgets = budgetStates({
      ...(plan ? { plan } : {}),
      ...(seen?.budgets ? { held: seen.budgets } : {}),
      ...(dates ? { contract: dates } : {}),
      ...(seen?.delivered ? { deliveries: seen.delivered.flatMap(toDelivery) } : {}),
    });
    return {
      today: today(),
      ...(plan || seen?.isPace !== undefined ? { isPace: plan !== undefined || seen?.isPace === true } : {}),
      ...(seen && dates ? { contract: { ...dates, active: isActive(seen.contract) } } : {}),
      ...(plan ? { plan: { startDate: plan.startDate, endDate: plan.endDate } } : {}),
      ...(plan || seen?.budgets ? { budgets } : {}),
      ...sourceOf(snapshot, seen, now()),
    };
  }

  return {
    contextFor: async (...asked: Parameters<typeof contextFor>) =>
      withHolidays(db, await contextFor(...asked)),
    fromSnapshots: async (ndisNumber: string | undefined) =>
      withHolidays(db, await fromSnapshots(ndisNumber)),
  };
}

export type InvoiceContexts = ReturnType<typeof createInvoiceContexts>;

function byStart({ contract: a }: SeenContract, { contract: b }: SeenContract): number {
  return (b.planStartDate ?? "").localeCompare(a.planStartDate ?? "");
}

/** A contract may begin later than its plan, when the client joined part-way. */
function datesOf({ contract }: SeenContract): { startDate: IsoDate; endDate: IsoDate } | undefined {
  const startDate = contract.startDate ?? contract.planStartDate;
  const endDate = contract.endDate ?? contract.planEndDate;
  return startDate && endDate ? { startDate, endDate } : undefined;
}

function toDelivery({ category, date, total }: NonNullable<SeenContract["delivered"]>[number]) {
  return date && total !== null ? [{ category, date, amount: total }] : [];
}

function sourceOf(
  snapshot: PaceSnapshot | undefined,
  seen: SeenContract | undefined,
  now: number,
): Pick<InvoiceContext, "source"> {
  if (snapshot) return { source: { at: snapshot.retrievedAt, of: seen ? "both" : "ndia" } };
  return seen ? { source: { at: now, of: "crm" } } : {};
}
