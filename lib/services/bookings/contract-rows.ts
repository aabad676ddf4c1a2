import { type ListedRow, readRowForm } from "../../crm/read/read-row-form.ts";
import type { SiteProfile } from "../../crm/profile/site-profile.ts";
import type { ContractRow } from "../../domain/booking/contract/contract-row.ts";
import { openForm } from "../crm/crm-writer.ts";
import type { ReadCrm } from "../crm/crm-access.ts";
import type { ContractSnapshot } from "../changes/targets/target.ts";

/** A contract's rows by their own forms: only those tell whether a booking is wanted. One whose form isn't linked is left out. */
export function readContractRows(
  deps: { readCrm: ReadCrm; profileOf: (site: string) => Promise<SiteProfile> },
  site: string,
  contract: ContractSnapshot,
): Promise<ContractRow[]> {
  return Promise.all(
    listedRows(contract).map(async (listed) => {
      const form = await openForm(deps.readCrm, site, listed.path);
      return readRowForm(form, listed, await deps.profileOf(site));
    }),
  );
}

function listedRows({ budgets = [], supports = [] }: ContractSnapshot): ListedRow[] {
  return [
    ...budgets.flatMap(({ editPath, category, amount }) =>
      editPath ? [{ rowKind: "plan-budget" as const, path: editPath, category, amount: amount ?? null }] : [],
    ),
    ...supports.flatMap(({ editPath, category = "", total }) =>
      editPath ? [{ rowKind: "service-support" as const, path: editPath, category, amount: total }] : [],
    ),
  ];
}
