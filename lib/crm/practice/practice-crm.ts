import { ProblemError } from "../../core/problem.ts";
import { PRACTICE_SITE } from "../../domain/practice/practice-clients.ts";
import type { PracticePage } from "../../domain/practice/practice-page.ts";
import { contractPath, type PracticeRecords } from "../../domain/practice/practice-records.ts";
import type { PracticeStore } from "../../domain/practice/practice-store.ts";
import type { FetchedPage } from "../read/request/fetch-page.ts";
import { requireRecordAddress, requireSavingForm } from "../read/request/request-gate.ts";
import { BUDGET_FIELDS, CONTRACT_FIELDS, sentFields } from "./practice-forms.ts";
import { practiceHtml } from "./practice-html.ts";
import { practicePage } from "./practice-pages.ts";

/** A CRM within the extension: it answers as a CRM's server does, and no request leaves the browser. */
export function createPracticeCrm({ read, update }: PracticeStore) {
  async function pageAt(site: string, path: string): Promise<PracticePage> {
    const page = site === PRACTICE_SITE ? practicePage(await read(), path) : undefined;
    if (!page) throw noSuchPage();
    return page;
  }

  const fetched = async (site: string, path: string): Promise<FetchedPage> => ({
    html: practiceHtml(await pageAt(site, path)),
    url: requireRecordAddress(site, path).href,
  });

  return {
    pageAt,
    fetchPage: fetched,
    async postForm(site: string, path: string, sends: [name: string, value: string][]): Promise<FetchedPage> {
      requireSavingForm(path, sends);
      await pageAt(site, path);
      await update((records) => withSaved(records, path, sends));
      return fetched(site, contractAfter(await read(), path));
    },
  };
}

type Sends = readonly (readonly [name: string, value: string])[];

function withSaved(records: PracticeRecords, path: string, sends: Sends): PracticeRecords {
  const id = numberIn(path);
  const { contracts, budgets } = records;
  if (path.startsWith("/ServiceContracts/")) {
    const fields = sentFields(CONTRACT_FIELDS, sends);
    return { ...records, contracts: contracts.map((each) => (each.id === id ? { ...each, fields } : each)) };
  }
  const fields = sentFields(BUDGET_FIELDS, sends);
  if (path.startsWith("/PlanBudgets/Edit/"))
    return { ...records, budgets: budgets.map((each) => (each.id === id ? { ...each, fields } : each)) };
  const next = Math.max(0, ...budgets.map((each) => each.id)) + 1;
  return { ...records, budgets: [...budgets, { id: next, contractId: id, fields }] };
}

/** A saved form leads to the contract that it is of. */
function contractAfter({ budgets }: PracticeRecords, path: string): string {
  const id = numberIn(path);
  const isBudget = path.startsWith("/PlanBudgets/Edit/");
  const contract = isBudget ? budgets.find((each) => each.id === id)?.contractId : id;
  return contractPath({ id: contract ?? id });
}

function numberIn(path: string): number {
  return Number(/[/=](\d+)$/.exec(path)?.[1]);
}

function noSuchPage(): ProblemError {
  return new ProblemError("permanent", {
    code: "crm-record-gone",
    what: "The practice CRM has no such record.",
    remedy:
      "Open it from a list in Planbridge. Records of your own CRM can't be opened while practice is on.",
  });
}
