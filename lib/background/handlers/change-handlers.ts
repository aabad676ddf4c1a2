import { findBatch } from "../../storage/batch-repository.ts";
import { findChange, listProposalsOfBatch, updateChangeRequest } from "../../storage/change-repository.ts";
import type { Database } from "../../storage/database.ts";
import type { Problem } from "../../core/problem.ts";
import type { Change } from "../../domain/change/change.ts";
import { acceptAll, acceptChange, changeNotFound } from "../../services/changes/accept.ts";
import { startBatch } from "../../services/sync/batches.ts";
import { resumeChange } from "../../services/changes/record-states.ts";
import { viewChange, viewProposal } from "../../services/changes/build-change-view.ts";
import type { Proposals } from "../../services/changes/propose.ts";
import type { HandlersOf } from "../receive.ts";
import type { changeOperations } from "../../messaging/operations/change-operations.ts";
import { currentTime } from "../../platform/system-clock.ts";

/** Requests about proposals and accepted changes. `wake` starts the work on accepted changes. */
export function changeHandlers(
  db: Database,
  proposals: Proposals,
  wake: () => void,
  halted: () => Problem | undefined,
): HandlersOf<typeof changeOperations> {
  const view = (change: Change) => viewChange(db, change, halted());
  /** A CRM's page may only see and decide the changes of that CRM. */
  async function requireOwnChange(id: string, origin: string): Promise<Change> {
    const change = await findChange(db, id);
    if (!change || change.site !== origin) throw changeNotFound();
    return change;
  }
  async function requireOwnBatch(batchId: string, origin: string): Promise<void> {
    const batch = await findBatch(db, batchId);
    if (!batch || batch.site !== origin) throw changeNotFound();
  }
  const list = async (batchId: string) => (await listProposalsOfBatch(db, batchId)).map(viewProposal);

  return {
    "change.propose-contract": async ({ clientPath }, { origin }) =>
      view(await proposals.proposeForClient(origin, clientPath)),
    "change.propose-sync": async ({ contractPath, ...options }, { origin }) =>
      view(await proposals.proposeForContract(origin, contractPath, options)),
    "change.view": async ({ id }, { origin }) => {
      const change = await requireOwnChange(id, origin);
      if (change.state === "applying") wake();
      return view(change);
    },
    "change.accept": async ({ id, ...consent }, { origin }) => {
      await requireOwnChange(id, origin);
      const accepted = await acceptChange(db, id, consent, currentTime());
      wake();
      return view(accepted);
    },
    "change.resume": async ({ id }, { origin }) => {
      await requireOwnChange(id, origin);
      const resumed = await updateChangeRequest(db, id, (stored) =>
        stored.state === "proposed" || stored.state === "superseded" ? stored : resumeChange(stored),
      );
      if (!resumed) throw changeNotFound();
      wake();
      return view(resumed);
    },
    "change.decline": async ({ id }, { origin }) => {
      await requireOwnChange(id, origin);
      await updateChangeRequest(db, id, (stored) =>
        stored.state === "proposed" ? { ...stored, state: "superseded" } : undefined,
      );
      return null;
    },
    "change.propose-all": async ({ clients }, { origin }) => {
      const started = await startBatch(db, origin, clients, currentTime(), "pace-proposals");
      wake();
      return started;
    },
    "change.proposals": async ({ batchId }, { origin }) => {
      await requireOwnBatch(batchId, origin);
      return list(batchId);
    },
    "change.accept-all": async ({ batchId, ...consent }, { origin }) => {
      await requireOwnBatch(batchId, origin);
      await acceptAll(db, batchId, consent, currentTime());
      wake();
      return list(batchId);
    },
  };
}
