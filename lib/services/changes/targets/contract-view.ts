import type { PageReading } from "../../../crm/read/read-page.ts";
import { ProblemError } from "../../../core/problem.ts";
import type { Change } from "../../../domain/change/change.ts";
import { readContractPage } from "../../crm/crm-reader.ts";
import type { ReadCrm } from "../../crm/crm-access.ts";
import type { ContractSnapshot, ContractView } from "./target.ts";

export function createContractView(site: string, readCrm: ReadCrm): ContractView {
  let cached: ContractSnapshot | undefined;

  async function readAnew({ set }: Change): Promise<ContractSnapshot> {
    if (!set.contract) throw noContractYet();
    const { path } = set.contract;
    return (cached = { ...(await readContractPage(readCrm, site, path)), path });
  }

  return {
    read: async (change) => (cached && cached.path === change.set.contract?.path ? cached : readAnew(change)),
    readAgain: readAnew,
    remember(page, path) {
      const reading = page as PageReading;
      // After a save that led to another page, the remembered page is outdated.
      cached = reading.page === "service-contract" ? { ...reading.contract, path } : undefined;
    },
  };
}

function noContractYet(): ProblemError {
  return new ProblemError("permanent", {
    code: "contract-not-found",
    what: "The new service contract isn't shown in the CRM yet.",
    remedy: "Open the client in the CRM and check its Client Funding table, then retry the failed records.",
  });
}
