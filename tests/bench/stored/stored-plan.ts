import type { Snapshot } from "../../../lib/storage/rows.ts";

/** Keeps the newest retrieval once more for each of these participants. Runs inside the extension. */
export async function copyPlan({
  name,
  ndisNumbers,
}: {
  name: string;
  ndisNumbers: string[];
}): Promise<number> {
  const answer = <Value>(request: IDBRequest<Value>) =>
    new Promise<Value>((resolve, reject) => {
      request.addEventListener("success", () => resolve(request.result));
      request.addEventListener("error", () => reject(request.error ?? new Error("the database refused")));
    });
  const db = await answer(indexedDB.open(name));
  try {
    const store = db.transaction("snapshots", "readwrite").objectStore("snapshots");
    const plan = (await answer<Snapshot[]>(store.getAll())).find(({ pace }) => pace !== undefined);
    if (!plan) throw new Error("no plan was retrieved");
    const copies = ndisNumbers.map((ndisNumber) => ({ ...plan, id: `${plan.id}-${ndisNumber}`, ndisNumber }));
    await Promise.all(copies.map((copy) => answer(store.put(copy))));
    return copies.length;
  } finally {
    db.close();
  }
}
