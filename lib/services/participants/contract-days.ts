import { PLAN_DATE_LABELS } from "../../domain/plan/crm-field.ts";
import type { ContractDays } from "../../domain/record-charts/timeline.ts";
import type { ContractStatus } from "../../domain/sync/batch.ts";

/** The days of these contracts as the CRM showed them when each was compared; those without both are absent. */
export function contractDays(compared: readonly (ContractStatus & { reference: string })[]): ContractDays[] {
  return compared.flatMap(({ reference, compared: fields }) => {
    const dayOf = (label: string) => fields.find(({ field }) => field === label)?.crm;
    const startDate = dayOf(PLAN_DATE_LABELS.planStartDate);
    const endDate = dayOf(PLAN_DATE_LABELS.planEndDate);
    return startDate && endDate ? [{ reference, startDate, endDate }] : [];
  });
}
