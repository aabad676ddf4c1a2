import type { IsoDate } from "../../core/calendar-date.ts";
import { buildRecord } from "../../domain/record/build-record.ts";
import type { RecordView } from "../../domain/record/record-view.ts";
import type { ContractDays } from "../../domain/record-charts/timeline.ts";
import { findContractStatus } from "../../storage/contract-status-repository.ts";
import type { Database } from "../../storage/database.ts";
import { findParticipantRecord } from "../../storage/participant-repository.ts";
import { listSnapshots } from "../../storage/plan-repository.ts";
import { organisationRole } from "../../storage/settings/settings.ts";
import { contractDays } from "./contract-days.ts";

export interface StoredRecord {
  record: RecordView;
  /** Days of the contracts that were compared with the NDIA. */
  contracts: ContractDays[];
}

/** Everything that is stored of a participant for this CRM; the NDIA isn't asked. */
export async function readRecord(
  db: Database,
  site: string,
  {
    ndisNumber,
    contracts,
  }: { ndisNumber: string; contracts: readonly { reference: string; path: string }[] },
  { now, today }: { now: number; today: IsoDate },
): Promise<StoredRecord> {
  const [retrievals, stored, role, statuses] = await Promise.all([
    listSnapshots(db, site, ndisNumber),
    findParticipantRecord(db, site, ndisNumber),
    organisationRole(db),
    Promise.all(
      contracts.map(async ({ reference, path }) => {
        const status = await findContractStatus(db, site, path);
        return status ? [{ ...status, reference }] : [];
      }),
    ),
  ]);
  const compared = statuses.flat();
  return {
    record: buildRecord({ ndisNumber, now, today, retrievals, stored, role, contracts: compared }),
    contracts: contractDays(compared),
  };
}
