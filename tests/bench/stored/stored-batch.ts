import type { Batch, Job } from "../../../lib/domain/sync/batch.ts";

export interface StoredBatch {
  startedAt: number;
  /** When the last of its contracts was settled, in epoch milliseconds. */
  settledAt: number;
  contracts: number;
  /** Contracts that didn't come to an end. */
  unsettled: number;
}

/** The newest batch as the extension's own database has it. Runs inside the extension. */
export async function readStoredBatch(name: string): Promise<StoredBatch> {
  const answer = <Value>(request: IDBRequest<Value>) =>
    new Promise<Value>((resolve, reject) => {
      request.addEventListener("success", () => resolve(request.result));
      request.addEventListener("error", () => reject(request.error ?? new Error("the database refused")));
    });
  const db = await answer(indexedDB.open(name));
  try {
    const stores = db.transaction(["batches", "jobs"]);
    const batch = (await answer<Batch[]>(stores.objectStore("batches").getAll())).at(-1);
    const jobs = await answer<Job[]>(stores.objectStore("jobs").getAll());
    const contracts = jobs.filter(({ batchId, kind }) => batchId === batch?.id && kind === "contract");
    return {
      startedAt: batch?.startedAt ?? Number.NaN,
      settledAt: Math.max(...contracts.map(({ settledAt = Number.NaN }) => settledAt)),
      contracts: contracts.length,
      unsettled: contracts.filter(({ state }) => !["success", "failed", "not-counted"].includes(state))
        .length,
    };
  } finally {
    db.close();
  }
}
