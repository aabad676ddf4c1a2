import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Identity } from "../../../../lib/domain/plan/identity.ts";
import { latestSnapshot, paceSnapshots } from "../../../../lib/storage/plan-repository.ts";
import type { Database } from "../../../../lib/storage/database.ts";
import { planOf } from "../../../../lib/services/changes/propose.ts";
import { retrieveAndSavePace } from "../../../../lib/services/changes/retrieve-pace.ts";
import { all } from "../../../sandbox/database/query.ts";
import { freshDatabase } from "../../storage/row-fixtures.ts";
import { CRM, SandboxServices } from "../sandbox-office.ts";

let office: SandboxServices;
let db: Database;
let identity: Identity;

beforeAll(async () => {
  office = await SandboxServices.open();
});
beforeEach(async () => {
  await office.reset();
  db = await freshDatabase();
  const client = office.control
    .clients()
    .find(
      ({ pace, caseName, paceTraits }) =>
        pace && caseName === "matching" && paceTraits.includes("historical-plan"),
    );
  const [known] = all<{ ndis_number: string; surname: string; date_of_birth: string }>(
    office.database,
    "SELECT ndis_number, surname, date_of_birth FROM participants WHERE ndis_number = ?",
    client?.ndisNumber ?? "",
  );
  if (!known) throw new Error("no such participant");
  identity = { ndisNumber: known.ndis_number, surname: known.surname, dateOfBirth: known.date_of_birth };
});

const retrieve = (history = true) =>
  retrieveAndSavePace({ db, ndia: office.ask, now: () => 7 }, identity, {
    site: CRM,
    batchId: "1-a",
    history,
  });

describe("retrieveAndSavePace", () => {
  test("retrieveAndSavePace reads the public and the guessed response shapes alike", async () => {
    const known = await retrieve();
    expect(known.pace.map(({ current, budgets }) => [current, budgets.length > 0])).toEqual([
      [true, true],
      [false, true],
    ]);
    expect(known).not.toHaveProperty("historyProblem");
    office.control.setSwitches({ agencyShapes: "guessed" });
    expect((await retrieve()).pace).toEqual(known.pace);
  });

  test("retrieveAndSavePace keeps the current plan and stores the reason when the history fails", async () => {
    await office.control.setFaults({ ndia: { errorRate: 1, only: "historical/plans" } });
    await retrieve();
    const stored = await latestSnapshot(db, CRM, identity.ndisNumber);
    expect(stored?.pace).toMatchObject([{ current: true, budgets: expect.any(Array) }]);
    expect(stored?.plans).toHaveLength(1);
    expect(stored?.historyProblem).toMatchObject({
      code: "ndia-fault",
      what: expect.stringContaining("The earlier periods of this plan weren't retrieved."),
    });
  });

  test("retrieveAndSavePace keeps an earlier plan without its budgets, with the reason", async () => {
    await office.control.setFaults({ ndia: { errorRate: 1, only: "historical/budgets" } });
    const { pace } = await retrieve();
    expect(pace).toMatchObject([
      { current: true },
      { current: false, budgetsProblem: { code: "ndia-fault" } },
    ]);
  });

  test("planOf reports a missing earlier plan with the reason that the history failed", async () => {
    await office.control.setFaults({ ndia: { errorRate: 1, only: "historical/plans" } });
    await retrieve();
    const [snapshot] = await paceSnapshots(db, CRM, identity.ndisNumber);
    if (!snapshot) throw new Error("nothing was kept");
    expect(() => planOf(snapshot, "earlier/2020-01-01")).toThrow(
      expect.objectContaining({ problem: expect.objectContaining({ code: "ndia-fault" }) }),
    );
    expect(planOf(snapshot).current).toBe(true);
  });

  test.each([401, 404, 500, 503])(
    "retrieveAndSavePace recognises the NDIA's refusal by its message, with status %i",
    async (refusalStatus) => {
      office.control.setSwitches({ refusalStatus });
      office.control.changeParticipant(identity.ndisNumber, { authorised: false });
      await expect(retrieve(false)).rejects.toMatchObject({
        kind: "permanent",
        problem: {
          code: "no-authority",
          said: "Requestor does not have the authority to perform the request",
        },
      });
    },
  );
});
