import type { TestSession } from "../support/test-session.ts";

/** All rows of these stores in the extension's own database, which isn't sealed. */
export async function readOwnRows<Rows extends Record<string, unknown[]>>(
  session: TestSession,
  stores: readonly (keyof Rows & string)[],
): Promise<Rows> {
  const page = await session.openExtensionPage("options.html");
  try {
    const text = await page.evaluate(async (names) => {
      const answer = <Value>(request: IDBRequest<Value>) =>
        new Promise<Value>((resolve, reject) => {
          request.addEventListener("success", () => resolve(request.result));
          request.addEventListener("error", () => reject(request.error ?? new Error("the database refused")));
        });
      const db = await answer(indexedDB.open("planbridge"));
      try {
        const read = names.map(async (name) => [
          name,
          await answer<unknown[]>(db.transaction(name).objectStore(name).getAll()),
        ]);
        // As text: Firefox's driver takes apart what it is given, for minutes.
        return JSON.stringify(Object.fromEntries(await Promise.all(read)));
      } finally {
        db.close();
      }
    }, stores);
    return JSON.parse(text) as Rows;
  } finally {
    await page.close();
  }
}
