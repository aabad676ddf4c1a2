import type { IsoDate } from "../../core/calendar-date.ts";
import type { InvoiceOwner } from "../../crm/read/read-page.ts";
import { clientContext } from "../../domain/invoice/context/client-context.ts";
import type { InvoiceContext } from "../../domain/invoice/model/context.ts";
import type { StoredInvoice } from "../../domain/invoice/context/earlier-services.ts";
import { type Problem, ProblemError } from "../../core/problem.ts";
import type { Database } from "../../storage/database.ts";
import { findClientByNumber } from "../../storage/link-repository.ts";
import { newestPaceSnapshot, type PaceSnapshot } from "../../storage/plan-repository.ts";
import type { KnownClient } from "../crm/crm-records.ts";
import type { Proposals } from "../changes/propose.ts";
import {
  agreedOwner,
  type CertainOwner,
  type OpenPage,
  OTHER_CLIENT,
  type PageOwners,
} from "./page-owner.ts";
import { findRemoteArea } from "../profile/find-remote-areas.ts";
import type { RemoteArea } from "../../domain/profile/geography/classify-address.ts";
import { withHolidays } from "./effective-holidays.ts";
import { NO_CONTRACT } from "../sync/read-client-step.ts";
import type { ContractSnapshot } from "../changes/targets/target.ts";
import type { InvoiceContextView } from "../../domain/invoice/model/invoice-context-view.ts";

/** What was read about a client: enough for all of their invoices. */
export interface CollectedContext {
  client?: KnownClient;
  contracts: ContractSnapshot[];
  snapshot?: PaceSnapshot;
  /** Where they live, if that has price limits of its own. */
  remoteArea?: RemoteArea;
  /** When the CRM's pages were read. */
  at?: number;
  problem?: Problem;
}

/** Builds the context of a client's invoices from the CRM's pages and the newest snapshot of the plan. */
export function createInvoiceContexts(deps: {
  db: Database;
  proposals: Pick<Proposals, "readClient" | "readContract" | "snapshotFor">;
  owners: Pick<PageOwners, "readOwner">;
  today: () => IsoDate;
  now: () => number;
}) {
  const { db, proposals, owners, today, now } = deps;

  /** `stored`: the CRM has this invoice already, so it isn't compared with itself. */
  async function contextFor(
    page: OpenPage,
    shown: InvoiceOwner,
    retrieve: boolean,
    stored?: StoredInvoice,
  ): Promise<InvoiceContextView> {
    try {
      const owner = agreedOwner(await owners.readOwner(page), shown);
      return await contextOf(await collect(page.site, owner, retrieve), stored);
    } catch (error) {
      // What can't be read is shown as a problem and blocks nothing.
      if (!(error instanceof ProblemError)) throw error;
      return contextOf({ contracts: [], problem: error.problem }, stored);
    }
  }

  /** One request for the client's page, and one for each contract. `owner`: by the background's own reading of the invoice. */
  async function collect(site: string, owner: CertainOwner, retrieve: boolean): Promise<CollectedContext> {
    const { clientPath, ndisNumber, readNumber } = owner;
    const path = clientPath ?? (ndisNumber && (await findClientByNumber(db, site, ndisNumber)));
    if (!path) return withSnapshot(site, { contracts: [] }, readNumber);
    try {
      const client = await proposals.readClient(site, path);
      // The CRM's record may belong to another client by now.
      if (ndisNumber && client.verifiedIdentity.ndisNumber !== ndisNumber)
        return { contracts: [], problem: OTHER_CLIENT };
      const refused = retrieve && client.pace !== false ? await retrieveAgain(site, client) : undefined;
      const problem = refused ?? withoutContract(client);
      const contracts = await Promise.all(
        client.contracts.map((contract) => proposals.readContract(site, contract.path)),
      );
      return await withSnapshot(
        site,
        { client, contracts, at: now(), ...(problem ? { problem } : {}) },
        client.verifiedIdentity.ndisNumber,
      );
    } catch (error) {
      // What can't be read is shown as a problem and blocks nothing.
      if (!(error instanceof ProblemError)) throw error;
      return withSnapshot(site, { contracts: [], problem: error.problem }, readNumber);
    }
  }

  /** Retrieves from the NDIA again. A refusal is shown as a problem beside the CRM's data. */
  async function retrieveAgain(
    site: string,
    { verifiedIdentity, path: record }: KnownClient,
  ): Promise<Problem | undefined> {
    try {
      await proposals.snapshotFor(site, verifiedIdentity, { batchId: "invoice", history: false, record });
      return undefined;
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
      return error.problem;
    }
  }

  async function withSnapshot(
    site: string,
    collected: CollectedContext,
    ndisNumber: string | undefined,
  ): Promise<CollectedContext> {
    if (!ndisNumber) return collected;
    const [snapshot, remoteArea] = await Promise.all([
      newestPaceSnapshot(db, site, ndisNumber),
      findRemoteArea(db, site, ndisNumber),
    ]);
    return { ...collected, ...(snapshot ? { snapshot } : {}), ...(remoteArea ? { remoteArea } : {}) };
  }

  async function contextOf(collected: CollectedContext, stored?: StoredInvoice): Promise<InvoiceContextView> {
    const { client, contracts, snapshot, at, problem } = collected;
    return withHolidays(db, {
      context: {
        today: today(),
        ...clientContext(contracts, snapshot?.pace ?? [], stored),
        ...sourceOf(collected),
        ...(client?.state ? { state: client.state } : {}),
        ...(collected.remoteArea ? { remoteArea: collected.remoteArea } : {}),
      },
      ...(client ? { client: { name: client.name, path: client.path } } : {}),
      ...(at === undefined ? {} : { crmAt: at }),
      ...(snapshot ? { ndiaAt: snapshot.retrievedAt } : {}),
      ...(problem ? { problem } : {}),
    });
  }

  return { contextFor, collect, contextOf };
}

/** The client has no contract, or none that could be found and opened. */
function withoutContract({ contracts, problems }: KnownClient): Problem | undefined {
  return contracts.length > 0 ? undefined : (problems[0] ?? NO_CONTRACT);
}

export type InvoiceContexts = ReturnType<typeof createInvoiceContexts>;

function sourceOf({ snapshot, contracts, at }: CollectedContext): Pick<InvoiceContext, "source"> {
  const isCrm = at !== undefined && contracts.length > 0;
  if (snapshot) return { source: { at: snapshot.retrievedAt, of: isCrm ? "both" : "ndia" } };
  return isCrm ? { source: { at, of: "crm" } } : {};
}
