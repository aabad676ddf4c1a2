import { ownRootOf } from "../../components/base/focus/keep-focus.ts";
import { settleRequest } from "../../components/hooks/use-request.ts";
import type { Surroundings } from "../../components/palette/collect-actions.ts";
import { focusNext, focusPlace } from "../../components/palette/focus-next.ts";
import type { Offers } from "../../components/palette/offers.ts";
import { world } from "../../lib/crm/page/page-world.ts";
import {
  careviewClientProfile,
  careviewInvoice,
  careviewServiceContract,
} from "../../lib/crm/profile/careview-parts.ts";
import { readBudgetRows } from "../../lib/crm/read/read-budgets.ts";
import { readClient } from "../../lib/crm/read/read-client.ts";
import { readInvoice } from "../../lib/crm/read/read-invoice.ts";
import { findTable } from "../../lib/crm/read/read-table.ts";
import { NDIS_NUMBER, normaliseNdisNumber } from "../../lib/domain/plan/identity.ts";
import { send } from "../../lib/messaging/send.ts";

/**
 * What can be done on every page of the CRM, and with what our own surfaces show in this one. Nothing here names any other
 * participant: clients and contracts are searched for in the workspace.
 */
export function pageOffers(refused: (problem: string) => void): Offers {
  const ask = (work: () => Promise<unknown>) => async () => {
    const settled = await settleRequest(work);
    if ("problem" in settled) refused(`${settled.problem.what} ${settled.problem.remedy}`);
  };
  const differences = inOwnRoot("planbridge-status", ".pb-differs,[data-differs]");
  const [reasons] = inOwnRoot("planbridge-invoice", ".pb-withheld");
  return {
    next: differences.length > 0 && (() => focusNext(differences)),
    unavailable: reasons && (() => showReasons(reasons)),
    "open-client": () => void ask(() => send("workspace.open", { tab: "participants" }))(),
    "check-file": () => void ask(() => send("workspace.open", { tab: "file" }))(),
    // Firefox opens its sidebar for its own key and a press in the extension's own pages alone.
    "open-panel": !import.meta.env.FIREFOX && (() => void ask(() => send("panel.open", null))()),
    "page-check": () => void ask(() => send("options.open", { section: "page-check" }))(),
    options: () => void ask(() => send("options.open", null))(),
    "change-key": () => void ask(() => send("palette.change-key", null))(),
  };
}

/** What this page shows of its own client and contract. */
export function pageSurroundings(): Surroundings {
  switch (world.planbridgePage?.name) {
    case "client-profile":
      return ofNumber(readClient(document, location.href, careviewClientProfile).identity.ndisNumber);
    case "invoice-form":
    case "streamline-review":
      return ofNumber(readInvoice(document, location.href, careviewInvoice).invoice.ndisNumber);
    case "service-contract":
      return { budgets: budgetRows() };
    default:
      return {};
  }
}

function ofNumber(shown: string | undefined): Surroundings {
  const ndisNumber = normaliseNdisNumber(shown ?? "");
  return NDIS_NUMBER.test(ndisNumber) ? { ndisNumber } : {};
}

function budgetRows(): Surroundings["budgets"] {
  const table = findTable(document, careviewServiceContract.tables.planBudget);
  const read = table && readBudgetRows(table, careviewServiceContract);
  if (!read || "reason" in read) return [];
  return read.budgets.map(({ budget: { category }, row }) => ({
    category,
    goTo: () => focusPlace(row.element),
  }));
}

function showReasons(reasons: HTMLElement): void {
  const details = reasons.closest("details");
  if (!details) return;
  details.open = true;
  const summary = details.querySelector("summary");
  if (summary) focusPlace(summary);
}

function inOwnRoot(host: string, selector: string): HTMLElement[] {
  const element = document.querySelector(host);
  const root = element && ownRootOf(element);
  return Array.from(root?.querySelectorAll<HTMLElement>(selector) ?? []);
}
