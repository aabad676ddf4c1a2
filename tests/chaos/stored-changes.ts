import type { Change } from "../../lib/domain/change/change.ts";
import type { TestSession } from "../support/test-session.ts";

/** The changes in the extension's own database that a person accepted. */
export async function readAcceptedChanges(session: TestSession): Promise<Change[]> {
  const page = await session.openExtensionPage("options.html");
  try {
    const changes = await page.evaluate(async () => {
      const answer = <Value>(request: IDBRequest<Value>) =>
        new Promise<Value>((resolve, reject) => {
          request.addEventListener("success", () => resolve(request.result));
          request.addEventListener("error", () => reject(request.error ?? new Error("the database refused")));
        });
      const db = await answer(indexedDB.open("planbridge"));
      try {
        const rows = await answer<Change[]>(db.transaction("changes").objectStore("changes").getAll());
        // As text: Firefox's driver takes apart what it is given, for minutes.
        return JSON.stringify(rows.filter(({ acceptedAt }) => acceptedAt !== undefined));
      } finally {
        db.close();
      }
    });
    return JSON.parse(changes) as Change[];
  } finally {
    await page.close();
  }
}
