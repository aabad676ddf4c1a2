import { beforeEach, describe, expect, test, vi } from "vitest";
import { ProblemError } from "../../../../lib/core/problem.ts";
import type { NdiaGet } from "../../../../lib/ndia/plans.ts";
import type { Identity } from "../../../../lib/domain/plan/identity.ts";
import type { Database } from "../../../../lib/storage/database.ts";
import { listPlans } from "../../../../lib/storage/plan-repository.ts";
import { createRetrieval } from "../../../../lib/services/sync/retrieve.ts";
import { freshDatabase, SITE } from "../../storage/row-fixtures.ts";

const okafor: Identity = { surname: "Okafor", dateOfBirth: "1990-05-04", ndisNumber: "430000017" };
const singh: Identity = { surname: "Singh", dateOfBirth: "1971-12-30", ndisNumber: "430000025" };

let db: Database;
let now = 0;
let endDate = "2027-01-11";

beforeEach(async () => {
  db = await freshDatabase();
  now = 1_000_000;
  endDate = "2027-01-11";
});

const answering: NdiaGet = (path) =>
  Promise.resolve(
    path.includes("determine")
      ? { is_pace_plan: true, plan_first_start_date: "2026-01-12" }
      : [
          {
            is_pace_plan: true,
            participant_plan_id: 0,
            plan_start_date: "2026-01-12",
            plan_end_date: endDate,
            extra: "kept",
          },
        ],
  );

function retrieval(answer: NdiaGet = answering) {
  const asked = vi.fn<NdiaGet>(answer);
  const made = createRetrieval({ db, ndia: () => Promise.resolve(asked), now: () => now });
  const retrieve = (id: string, identity: Identity) => made({ id, site: SITE }, identity);
  const times = () => asked.mock.calls.filter(([path]) => path === "4.0/plans/").length;
  return { retrieve, times };
}

describe("createRetrieval", () => {
  test("contracts of a participant that are compared at the same time share one NDIA request", async () => {
    const { retrieve, times } = retrieval();
    const answers = await Promise.all([
      retrieve("1-a", okafor),
      retrieve("1-a", { ...okafor }),
      retrieve("1-a", okafor),
    ]);
    expect(times()).toBe(1);
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect(await db.count("snapshots")).toBe(1);
  });

  test("contracts of a participant that are compared in turn share one NDIA request, in a new worker too", async () => {
    const first = retrieval();
    await first.retrieve("1-a", okafor);
    await first.retrieve("1-a", okafor);
    const second = retrieval();
    expect((await second.retrieve("1-a", okafor)).plans).toMatchObject([
      { isPace: true, endDate: "2027-01-11" },
    ]);
    expect([first.times(), second.times()]).toEqual([1, 0]);
  });

  test.each<[string, string, Identity, number]>([
    ["in the next batch", "2-b", okafor, 0],
    ["when the surname was corrected meanwhile", "1-a", { ...okafor, surname: "Okafor-Lee" }, 0],
    ["when the date of birth was corrected meanwhile", "1-a", { ...okafor, dateOfBirth: "1990-04-05" }, 0],
    ["when its answer is ten minutes old", "1-a", okafor, 10 * 60_000],
  ])("the NDIA is asked again for a participant %s", async (_title, batchId, identity, wait) => {
    const { retrieve, times } = retrieval();
    await retrieve("1-a", okafor);
    now += wait;
    await retrieve(batchId, identity);
    expect(times()).toBe(2);
  });

  test("the NDIA isn't asked again while its answer is younger than ten minutes", async () => {
    const { retrieve, times } = retrieval();
    await retrieve("1-a", okafor);
    now += 10 * 60_000 - 1;
    expect((await retrieve("1-a", okafor)).retrievedAt).toBe(1_000_000);
    expect(times()).toBe(1);
  });

  test("the NDIA is asked once for each participant", async () => {
    const { retrieve, times } = retrieval();
    await Promise.all([retrieve("1-a", okafor), retrieve("1-a", singh)]);
    expect(times()).toBe(2);
  });
});

test("a failed NDIA request rejects every waiting caller, and the next call asks again", async () => {
  const failing = retrieval(() => Promise.reject(new Error("lost")));
  const waiting = await Promise.allSettled([
    failing.retrieve("1-a", okafor),
    failing.retrieve("1-a", okafor),
  ]);
  expect(waiting.map(({ status }) => status)).toEqual(["rejected", "rejected"]);
  expect(await db.count("snapshots")).toBe(0);
  const { retrieve } = retrieval();
  await expect(retrieve("1-a", okafor)).resolves.toHaveProperty("retrievedAt", now);
});

test("F78, F80, F82: every retrieval is kept, and the one PACE record is updated from the latest", async () => {
  const { retrieve } = retrieval();
  await retrieve("1-a", okafor);
  now += 86_400_000;
  endDate = "2028-01-11";
  await retrieve("2-b", okafor);
  const snapshots = await db.getAllFromIndex("snapshots", "by-participant");
  expect(snapshots.map(({ batchId, plans }) => [batchId, plans[0]?.endDate])).toEqual([
    ["1-a", "2027-01-11"],
    ["2-b", "2028-01-11"],
  ]);
  expect(snapshots[0]).toMatchObject({
    site: SITE,
    identity: okafor,
    isPace: true,
    raw: { plans: [{ extra: "kept" }] },
  });
  expect(await listPlans(db, okafor.ndisNumber)).toMatchObject([
    { endDate: "2028-01-11", firstRetrievedAt: 1_000_000, lastRetrievedAt: now },
  ]);
});

test("a request that fails is entered in the audit trail with the batch, and one that comes later as well", async () => {
  const problem = { code: "ndia-network", what: "It couldn't be reached.", remedy: "Wait." };
  const refused = retrieval(() => Promise.reject(new ProblemError("transient", problem)));
  await expect(refused.retrieve("1-a", okafor)).rejects.toMatchObject({ problem });
  await retrieval().retrieve("1-a", okafor);
  const entries = await db.getAll("audit");
  expect(entries.map(({ kind, personal }) => [kind, personal?.ndisNumber, personal?.details])).toEqual([
    ["retrieval-failed", okafor.ndisNumber, { problem: "ndia-network", parts: ["plans"], batch: "1-a" }],
    ["retrieved", okafor.ndisNumber, expect.objectContaining({ batch: "1-a" })],
  ]);
});
