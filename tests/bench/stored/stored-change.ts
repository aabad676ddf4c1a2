import type { Change } from "../../../lib/domain/change/change.ts";

export interface StoredChange {
  acceptedAt: number;
  /** When the last of its records was settled, in epoch milliseconds. */
  settledAt: number;
  records: number;
  /** Records that aren't verified. */
  unverified: number;
}

/** The newest change as the extension's own database has it. Runs inside the extension. */
export async function readStoredChange(name: string): Promise<StoredChange> {
  const answer = <Value>(request: IDBRequest<Value>) =>
    new Promise<Value>((resolve, reject) => {
      request.addEventListener("success", () => resolve(request.result));
      request.addEventListener("error", () => reject(request.error ?? new Error("the database refused")));
    });
  const db = await answer(indexedDB.open(name));
  try {
    const changes = await answer<Change[]>(db.transaction("changes").objectStore("changes").getAll());
    const change = changes.at(-1);
    const records = Object.values(change?.progress ?? {});
    return {
      acceptedAt: change?.acceptedAt ?? Number.NaN,
      settledAt: Math.max(...records.map(({ settledAt = Number.NaN }) => settledAt)),
      records: records.length,
      unverified: records.filter(({ state }) => state !== "verified").length,
    };
  } finally {
    db.close();
  }
}
