import type { Problem } from "../../../lib/core/problem.ts";
import { careview } from "../../../lib/crm/profile/careview.ts";
import { fetchPage } from "../../../lib/crm/read/request/fetch-page.ts";
import { currentTime, today } from "../../../lib/platform/system-clock.ts";
import { createProposals } from "../../../lib/services/changes/propose.ts";
import { createCrmReader } from "../../../lib/services/crm/crm-reader.ts";
import { createContractCheck } from "../../../lib/services/sync/check-contract.ts";
import { compareContractStep } from "../../../lib/services/sync/compare-contract-step.ts";
import { proposeContractStep } from "../../../lib/services/sync/propose-contract-step.ts";
import { readClientStep } from "../../../lib/services/sync/read-client-step.ts";
import { createRetrieval } from "../../../lib/services/sync/retrieve.ts";
import { createRunner } from "../../../lib/services/sync/runner.ts";
import type { Database } from "../../../lib/storage/database.ts";
import { readPageHtml, type SandboxServices } from "../services/sandbox-office.ts";

/** A worker as `lib/background/worker.ts` puts it together, as far as it syncs. */
export function createSyncWorker(office: SandboxServices, db: Database, { isSpoilt = false } = {}) {
  const problems: (Problem | undefined)[] = [];
  const profileOf = () => Promise.resolve(careview);
  const readCrm = createCrmReader(readPageHtml, profileOf, () => Promise.resolve(true), fetchPage);
  const now = currentTime;
  const proposals = createProposals({ db, readCrm, ndia: office.ask, profileOf, today, now });
  const deps = { readCrm, retrieve: createRetrieval({ db, ndia: office.ask, now }), today };
  const { pump } = createRunner({
    db,
    synchroniseParticipant: () => Promise.reject(new Error("it is no such batch")),
    readClient: (job, batch) => readClientStep(job, batch, readCrm),
    compareContract: (job, batch) =>
      batch.kind === "pace-proposals"
        ? proposeContractStep(job, batch, { readCrm, proposals })
        : compareContractStep(job, batch, deps).then((found) =>
            // No database stores a function.
            isSpoilt && found.state === "success" ? { ...found, notes: [(() => 0) as never] } : found,
          ),
    changed: () => undefined,
    halted: (problem) => problems.push(problem),
    random: () => 0.5,
  });
  return { pump, problems, checkContract: createContractCheck({ ...deps, db, proposals, now }) };
}
