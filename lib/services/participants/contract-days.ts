import { PLAN_DATE_LABELS } from "../../domain/plan/crm-field.ts";
import type { ContractDays } from "../../domain/record/timeline.ts";
import { findContractStatus } from "../../storage/contract-status-repository.ts";
import type { Database } from "../../storage/database.ts";

/** The days of these contracts as the CRM showed them when each was last compared; those that never were are absent. */
export async function contractDays(
  db: Database,
  site: string,
  contracts: readonly { reference: string; path: string }[],
): Promise<ContractDays[]> {
  const found = await Promise.all(
    contracts.map(async ({ reference, path }) => {
      const compared = (await findContractStatus(db, site, path))?.compared ?? [];
      const dayOf = (label: string) => compared.find(({ field }) => field === label)?.crm;
      const [startDate, endDate] = [
        dayOf(PLAN_DATE_LABELS.planStartDate),
        dayOf(PLAN_DATE_LABELS.planEndDate),
      ];
      return startDate && endDate ? [{ reference, startDate, endDate }] : [];
    }),
  );
  return found.flat();
}
