import type { IsoDate } from "../../core/calendar-date.ts";
import type { ComparedContract } from "../../domain/profile/crm-profile/agreement-summary.ts";
import {
  buildCrmProfileView,
  type CrmProfileView,
} from "../../domain/profile/crm-profile/crm-profile-view.ts";
import type { ContractStatus } from "../../domain/sync/batch.ts";
import { findContractStatus } from "../../storage/contract-status-repository.ts";
import type { Database } from "../../storage/database.ts";
import { findCrmProfile } from "../../storage/profile/crm-profile-repository.ts";
import { contractDays } from "../participants/contract-days.ts";

/** What is kept of a participant's profile for this CRM, as it is shown today. Neither the CRM nor the NDIA is asked. */
export async function readCrmProfileView(
  db: Database,
  site: string,
  ndisNumber: string,
  today: IsoDate,
): Promise<CrmProfileView> {
  const stored = await findCrmProfile(db, site, ndisNumber);
  const paths = stored?.read?.profile.agreements?.flatMap(({ path }) => path ?? []) ?? [];
  const statuses = await Promise.all(paths.map((path) => findContractStatus(db, site, path)));
  return buildCrmProfileView(stored, { compared: statuses.flatMap(comparedOf), today });
}

/** What the contract's own page told when it was compared. */
function comparedOf(status: ContractStatus | undefined): ComparedContract[] {
  if (!status) return [];
  const [days] = contractDays([{ ...status, reference: "" }]);
  return [{ path: status.path, totalFunding: status.totalFunding ?? null, endDate: days?.endDate ?? null }];
}
