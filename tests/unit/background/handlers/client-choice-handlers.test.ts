import { beforeEach, describe, expect, test, vi } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import { clientChoiceHandlers } from "../../../../lib/background/handlers/client-choice-handlers.ts";
import type { Sender } from "../../../../lib/background/receive.ts";
import { ProblemError } from "../../../../lib/core/problem.ts";
import type { ReadCrmBriefly } from "../../../../lib/services/crm/crm-access.ts";
import { storeClientChoice } from "../../../../lib/storage/client-choices.ts";
import type { Database } from "../../../../lib/storage/database.ts";
import { listJobs } from "../../../../lib/storage/job-repository.ts";
import { updateParticipantRecord } from "../../../../lib/storage/participant-repository.ts";
import { freshDatabase, SITE } from "../../storage/row-fixtures.ts";
import { NOW, TODAY } from "../../test-clock.ts";

const own: Sender = { caller: "extension-page", origin: "chrome-extension://planbridge" };
const NUMBER = "430000017";
const CHOICE = "5-a1";
const ADA = "/Clients/Profile/1";
const BEN = "/Clients/Profile/2";
const missing = { problem: { code: "choice-missing" } };

let db: Database;
const readCrm = vi.fn<ReadCrmBriefly>();
const userOf = vi.fn<(site: string, clientPath: string) => Promise<string | undefined>>();
const wake = vi.fn<() => void>();
const handlers = () =>
  clientChoiceHandlers({ db, readCrm, userOf, wake, now: () => NOW, today: () => TODAY });

beforeEach(async () => {
  fakeBrowser.reset();
  db = await freshDatabase();
  for (const mock of [readCrm, userOf, wake]) mock.mockReset();
  userOf.mockResolvedValue("Pat Manager");
  await storeClientChoice(CHOICE, { site: SITE, paths: [ADA, BEN] });
});

const page = (client: object) => ({ page: "client-profile", client: { problems: [], ...client } }) as never;
const identity = { surname: "Okafor", dateOfBirth: "1990-05-04", ndisNumber: NUMBER };
const start = (change: object = {}) =>
  handlers()["participants.start"](
    {
      choice: CHOICE,
      parts: ["budgets", "goals"],
      clients: [
        { name: "Ada", path: ADA },
        { name: "Ben", path: BEN, consentOf: NUMBER },
      ],
      ...change,
    },
    own,
  );

describe("clientChoiceHandlers", () => {
  test("participants.choice tells the clients that were named, and the batch once there is one", async () => {
    const view = () => handlers()["participants.choice"]({ choice: CHOICE }, own);
    expect(await view()).toEqual({ site: SITE, paths: [ADA, BEN], batchId: null });
    const { batchId } = await start();
    expect(await view()).toEqual({ site: SITE, paths: [], batchId });
    await expect(handlers()["participants.choice"]({ choice: "6-b" }, own)).rejects.toMatchObject(missing);
  });

  test("participants.read tells who the CRM's own pages say it is, and what is wrong with one by itself", async () => {
    const consent = { user: "Pat Manager", device: "", at: NOW };
    await updateParticipantRecord(db, SITE, NUMBER, () => ({ consent }));
    readCrm.mockImplementation((_site, path) =>
      Promise.resolve(
        path === ADA ? page({ name: "Ada Okafor", identity }) : page({ name: "Ben", identity: {} }),
      ),
    );
    expect(await handlers()["participants.read"]({ choice: CHOICE, paths: [ADA, BEN] }, own)).toEqual([
      { path: ADA, name: "Ada Okafor", ndisNumber: NUMBER, consent },
      { path: BEN, name: "Ben", ndisNumber: null, problem: expect.objectContaining({ field: "Surname" }) },
    ]);
  });

  test("participants.read tells of a page that can't be read, and throws what stops all of them", async () => {
    const gone = { code: "crm-record-gone", what: "x", remedy: "x" };
    readCrm.mockRejectedValue(new ProblemError("permanent", gone));
    const read = () => handlers()["participants.read"]({ choice: CHOICE, paths: [ADA] }, own);
    expect(await read()).toEqual([{ path: ADA, name: null, ndisNumber: null, problem: gone }]);
    const out = new ProblemError("blocked", { code: "crm-signed-out", what: "x", remedy: "x" });
    readCrm.mockRejectedValue(out);
    await expect(read()).rejects.toBe(out);
  });

  test("participants.read and participants.start refuse a client who wasn't named", async () => {
    const other = "/Clients/Profile/3";
    await expect(
      handlers()["participants.read"]({ choice: CHOICE, paths: [ADA, other] }, own),
    ).rejects.toMatchObject(missing);
    await expect(start({ clients: [{ name: "x", path: other }] })).rejects.toMatchObject(missing);
    expect([readCrm.mock.calls, await db.count("batches")]).toEqual([[], 0]);
  });

  test("F149, F191: participants.start keeps who confirmed consent, as the page of one who consents names them", async () => {
    const { batchId } = await start();
    expect(userOf.mock.calls).toEqual([[SITE, BEN]]);
    expect(await db.get("batches", batchId)).toMatchObject({
      kind: "participants",
      participants: { parts: ["budgets", "goals"], confirmed: { user: "Pat Manager", device: "", at: NOW } },
    });
    expect((await listJobs(db, batchId)).map(({ consentOf }) => consentOf)).toEqual([undefined, NUMBER]);
    expect(wake).toHaveBeenCalledTimes(1);
  });

  test("participants.start, pressed twice, starts one batch and asks nobody again", async () => {
    const first = await start();
    expect(await start()).toEqual(first);
    expect([await db.count("batches"), userOf.mock.calls.length]).toEqual([1, 1]);
  });

  test("participants.start without budgets needs nobody's consent", async () => {
    const { batchId } = await start({ parts: ["goals"] });
    expect(await db.get("batches", batchId)).not.toHaveProperty("participants.confirmed");
    expect(userOf).not.toHaveBeenCalled();
  });
});
