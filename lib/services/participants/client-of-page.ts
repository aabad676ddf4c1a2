import { ProblemError } from "../../core/problem.ts";
import type { InvoiceOwner } from "../../crm/read/read-page.ts";
import type { RecognisedPage } from "../../platform/session/recognised-pages.ts";
import type { Database } from "../../storage/database.ts";
import { findClientByNumber, findLink } from "../../storage/link-repository.ts";
import type { Proposals } from "../changes/propose.ts";
import type { KnownClient } from "../crm/crm-records.ts";
import { agreedOwner, type PageOwners } from "../invoices/page-owner.ts";
import { participantProblem } from "./participant-problems.ts";

/** A page that a tab shows, at the address that the browser names. */
export type TabPage = RecognisedPage & { path: string; tabId: number };

/**
 * Whose page a tab shows, by the background's own reading of the CRM's records: what the page's markup says tells only what
 * to look for. Read once in the life of the page.
 */
export function createClientOfPage(deps: {
  db: Database;
  proposals: Pick<Proposals, "readClient" | "readContract" | "ownerOf">;
  owners: Pick<PageOwners, "readOwner">;
}) {
  const { db, proposals, owners } = deps;
  const known = new Map<number, { key: string; client: Promise<KnownClient | undefined> }>();

  async function ofContract(site: string, path: string): Promise<KnownClient> {
    return proposals.ownerOf(site, await proposals.readContract(site, path));
  }

  /** Which contract a form is of is remembered from the contract's page; that page has to name the form still. */
  async function ofBudgetForm(site: string, path: string): Promise<KnownClient> {
    const contractPath = (await findLink(db, site, path))?.contractPath;
    if (!contractPath) throw new ProblemError("permanent", participantProblem("form-owner-unknown"));
    const contract = await proposals.readContract(site, contractPath);
    const budgets = contract.budgets ?? [];
    if (![contract.createBudgetPath, ...budgets.map(({ editPath }) => editPath)].includes(path))
      throw new ProblemError("permanent", participantProblem("form-owner-unknown"));
    return proposals.ownerOf(site, contract);
  }

  /** An invoice that isn't saved yet may be nobody's, or whoever's it shows. */
  async function ofInvoice(
    { site, path, tabId }: TabPage,
    shown: InvoiceOwner,
  ): Promise<KnownClient | undefined> {
    const stored = await owners.readOwner({ site, path, tabId, frameId: 0 });
    const { clientPath, ndisNumber } = agreedOwner(stored, shown);
    const found = clientPath ?? (ndisNumber && (await findClientByNumber(db, site, ndisNumber)));
    if (!found) return undefined;
    const client = await proposals.readClient(site, found);
    const isSame = ndisNumber === undefined || client.verifiedIdentity.ndisNumber === ndisNumber;
    return isSame ? client : undefined;
  }

  async function read(page: TabPage, shown: InvoiceOwner): Promise<KnownClient | undefined> {
    const { site, path } = page;
    switch (page.page) {
      case "client-profile":
        return proposals.readClient(site, path);
      case "service-contract":
        return ofContract(site, path);
      case "budget-form":
        return ofBudgetForm(site, path);
      case "invoice-form":
      case "streamline-review":
        return ofInvoice(page, shown);
      default:
        return undefined;
    }
  }

  return {
    /**
     * `undefined`: the page is about no client. Throws a `ProblemError` where that can't be told.
     * @param shown whom an invoice's page shows, which counts where the CRM's own record names nobody
     */
    async clientOf(page: TabPage, shown: InvoiceOwner = {}): Promise<KnownClient | undefined> {
      const { site, path, tabId } = page;
      const key = `${page.page} ${site}${path} ${shown.clientPath ?? ""} ${shown.ndisNumber ?? ""}`;
      const before = known.get(tabId);
      const client = before?.key === key ? before.client : read(page, shown);
      known.set(tabId, { key, client });
      try {
        return await client;
      } catch (error) {
        if (known.get(tabId)?.client === client) known.delete(tabId);
        throw error;
      }
    },
    /** Another page begins in this tab. */
    forget: (tabId: number): void => void known.delete(tabId),
  };
}

export type ClientOfPage = ReturnType<typeof createClientOfPage>;
