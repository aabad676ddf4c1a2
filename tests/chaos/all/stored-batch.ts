import type { Batch, Job } from "../../../lib/domain/sync/batch.ts";
import type { TestSession } from "../../support/test-session.ts";

/** The newest batch in the extension's own database, with its jobs; `undefined`: there is none. */
export async function readNewestBatch(
  session: TestSession,
): Promise<{ batch: Batch; jobs: Job[] } | undefined> {
  const page = await session.openExtensionPage("options.html");
  try {
    const rows = await page.evaluate(async () => {
      const answer = <Value>(request: IDBRequest<Value>) =>
        new Promise<Value>((resolve, reject) => {
          request.addEventListener("success", () => resolve(request.result));
          request.addEventListener("error", () => reject(request.error ?? new Error("the database refused")));
        });
      const db = await answer(indexedDB.open("planbridge"));
      try {
        const [batches, jobs] = await Promise.all(
          ["batches", "jobs"].map((store) =>
            answer<unknown[]>(db.transaction(store).objectStore(store).getAll()),
          ),
        );
        // As text: Firefox's driver takes apart what it is given, for minutes.
        return JSON.stringify({ batches, jobs });
      } finally {
        db.close();
      }
    });
    const { batches, jobs } = JSON.parse(rows) as { batches: Batch[]; jobs: Job[] };
    const batch = batches.toSorted((a, b) => a.startedAt - b.startedAt).at(-1);
    return batch && { batch, jobs: jobs.filter(({ batchId }) => batchId === batch.id) };
  } finally {
    await page.close();
  }
}
