import { beforeEach, expect, test, vi } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import { createWorker } from "../../../lib/background/worker.ts";
import { signedOut } from "../../../lib/services/crm/sign-ins.ts";
import type { Connection } from "../../../lib/services/connection/connection.ts";
import { addBatch, findBatch } from "../../../lib/storage/batch-repository.ts";
import { connectDatabase } from "../../../lib/storage/database.ts";
import { batch, job, plainPlace, SITE } from "../storage/row-fixtures.ts";

let databases = 0;

beforeEach(() => fakeBrowser.reset());

/** A worker of a browser that remembers this of its CRM, with a batch that waits for a sign-in. */
async function work(signIn: "in" | "out" | "waiting"): Promise<() => Promise<unknown>> {
  await fakeBrowser.storage.session.set({ "crm-sign-ins": { [SITE]: signIn } });
  databases += 1;
  const database = connectDatabase(plainPlace(`worker-${databases}`));
  await database.open();
  const { problem } = signedOut("crm.example.org");
  await addBatch(database.db, batch("1-a", { blocked: problem }), [job("1-a/00001", { state: "success" })]);
  const connection = {} as Connection;
  const worker = createWorker(
    database,
    connection,
    () => undefined,
    () => Promise.resolve(),
  );
  await worker.work();
  return async () => (await findBatch(database.db, "1-a"))?.blocked;
}

test("what was told to wait for a sign-in after a page had shown it goes on with the next work", async () => {
  const blocked = await work("in");
  await vi.waitFor(async () => expect(await blocked()).toBeUndefined());
});

test.each(["out", "waiting"] as const)("what waits for a sign-in waits while it is %s", async (signIn) => {
  const blocked = await work(signIn);
  expect(await blocked()).toMatchObject({ code: "crm-signed-out" });
});
