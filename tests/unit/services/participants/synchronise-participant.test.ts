import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { ProblemError } from "../../../../lib/core/problem.ts";
import type { Identity } from "../../../../lib/domain/plan/identity.ts";
import {
  RECORD_PARTS,
  type RecordPart,
  type SyncSummary,
} from "../../../../lib/domain/record/participant-record.ts";
import type { NdiaGet } from "../../../../lib/ndia/plans.ts";
import { synchroniseParticipant } from "../../../../lib/services/participants/synchronise-participant.ts";
import type { Database } from "../../../../lib/storage/database.ts";
import { findParticipantRecord } from "../../../../lib/storage/participant-repository.ts";
import { latestSnapshot, listPlans } from "../../../../lib/storage/plan-repository.ts";
import { saveNonPaceBudgets, saveOrganisationRole } from "../../../../lib/storage/settings/settings.ts";
import { all, run } from "../../../sandbox/database/query.ts";
import { freshDatabase } from "../../storage/row-fixtures.ts";
import { NOW, setClock, TODAY } from "../../test-clock.ts";
import { CRM, SandboxServices } from "../sandbox-office.ts";
import { currentTime } from "../../../../lib/platform/system-clock.ts";

let office: SandboxServices;
let db: Database;
let asked: string[];
let intercept: (path: string, goOn: () => Promise<unknown>) => Promise<unknown>;

beforeAll(async () => {
  office = await SandboxServices.open();
});
beforeEach(async () => {
  await office.reset();
  db = await freshDatabase();
  asked = [];
  intercept = (_path, goOn) => goOn();
});

const ndia = async (): Promise<NdiaGet> => {
  const get = await office.ask();
  return (...question) => {
    asked.push(question[0]);
    return intercept(question[0], () => get(...question));
  };
};

/** A participant who consents, on PACE with an earlier period or outside of it with bookings. */
function participant(pace: boolean): Identity {
  const [found] = office.control
    .clients()
    .filter((client) => client.caseName === "matching" && client.pace === pace)
    .filter(({ paceTraits }) => !pace || paceTraits.includes("historical-plan"))
    .flatMap(({ ndisNumber }) =>
      all<{ surname: string; date_of_birth: string; ndis_number: string }>(
        office.database,
        "SELECT ndis_number, surname, date_of_birth FROM participants WHERE ndis_number = ?",
        ndisNumber ?? "",
      ),
    );
  if (!found) throw new Error("no such participant");
  office.control.changeParticipant(found.ndis_number, { consents: true });
  return { surname: found.surname, dateOfBirth: found.date_of_birth, ndisNumber: found.ndis_number };
}

function sync(
  identity: Partial<Identity>,
  parts: readonly RecordPart[] = RECORD_PARTS,
  change: { isConsentConfirmed?: boolean } = {},
): Promise<SyncSummary> {
  return synchroniseParticipant(
    { db, ndia, now: currentTime, today: () => TODAY },
    {
      site: CRM,
      identity,
      parts,
      isConsentConfirmed: true,
      actor: { user: "Pat Manager", device: "desk-1" },
      ...change,
    },
  );
}

const resultsOf = ({ parts }: SyncSummary) =>
  Object.fromEntries(parts.map(({ part, result }) => [part, result]));
const partOf = ({ parts }: SyncSummary, name: string) => parts.find(({ part }) => part === name);
const stored = (identity: Identity) => findParticipantRecord(db, CRM, identity.ndisNumber);
const addGoal = ({ ndisNumber }: Identity, text: string) =>
  run(
    office.database,
    `INSERT INTO record_goals (ndis_number, plan_id, term, text, how, support, created, past)
     SELECT ndis_number, plan_id, 'short', ?, '', '', '2026-01-01', 0 FROM participant_plans WHERE ndis_number = ?`,
    text,
    ndisNumber,
  );

describe("synchroniseParticipant: before anything is asked", () => {
  test.each<[keyof Identity, string, string]>([
    ["surname", "surname-missing", "Surname"],
    ["dateOfBirth", "date-of-birth-missing", "Date of Birth"],
    ["ndisNumber", "ndis-number-missing", "NDIS Number"],
  ])("F147: a missing %s is named and nothing is asked", async (fact, code, field) => {
    const { [fact]: _missing, ...others } = participant(true);
    await expect(sync(others)).rejects.toMatchObject({ problem: { code, field } });
    expect(asked).toEqual([]);
  });

  test("F149, F191: budgets need a confirmed consent, which is kept with who and when; other parts don't", async () => {
    const identity = participant(true);
    await expect(sync(identity, RECORD_PARTS, { isConsentConfirmed: false })).rejects.toMatchObject({
      problem: { code: "consent-not-confirmed" },
    });
    expect([asked, await stored(identity)]).toEqual([[], undefined]);
    await sync(identity, ["goals"], { isConsentConfirmed: false });
    expect(await stored(identity)).not.toHaveProperty("consent");
    await sync(identity);
    const consent = { user: "Pat Manager", device: "desk-1", at: NOW };
    expect((await stored(identity))?.consent).toEqual(consent);
    // A later sync without budgets doesn't need it anew, and doesn't take it away.
    setClock(NOW + 5);
    await sync(identity, ["goals"], { isConsentConfirmed: false });
    expect((await stored(identity))?.consent).toEqual(consent);
  });

  test("what stops every request stops the synchronisation, and nothing is stored", async () => {
    const identity = participant(true);
    const blocked = new ProblemError("blocked", { code: "not-connected", what: "x", remedy: "x" });
    intercept = () => Promise.reject(blocked);
    await expect(sync(identity)).rejects.toBe(blocked);
    expect(await stored(identity)).toBeUndefined();
  });
});

describe("synchroniseParticipant: what comes", () => {
  test("F146, F153: on PACE plan, budgets, goals and past goals come, and bookings are never asked for", async () => {
    const identity = participant(true);
    addGoal(identity, "Paint");
    const summary = await sync(identity);
    expect(resultsOf(summary)).toEqual({
      plans: "retrieved",
      budgets: "retrieved",
      goals: "retrieved",
      bookings: "not-here",
    });
    expect(asked.filter((path) => path.includes("service-bookings") || path === "4.0/plans/budget")).toEqual(
      [],
    );
    const snapshot = await latestSnapshot(db, CRM, identity.ndisNumber);
    expect(snapshot?.pace?.map(({ current, budgets }) => [current, budgets.length > 0])).toEqual([
      [true, true],
      [false, true],
    ]);
    const [goals] = (await stored(identity))?.goals ?? [];
    expect(goals?.planReference).toBeNull();
    expect(goals?.goals.filter(({ past }) => past)).toHaveLength(1);
    expect(goals?.goals.map(({ text }) => text)).toContain("Paint");
    expect(partOf(summary, "goals")?.count).toBe(goals?.goals.length);
  });

  test("F79, F146, F151, F153: outside PACE plans, bookings with lines and goals come, each under its plan", async () => {
    await saveNonPaceBudgets(db, true);
    const identity = participant(false);
    const summary = await sync(identity);
    expect(resultsOf(summary)).toEqual({
      plans: "retrieved",
      budgets: "retrieved",
      goals: "retrieved",
      bookings: "retrieved",
    });
    const record = await stored(identity);
    const [plan] = await listPlans(db, identity.ndisNumber);
    expect(record?.budgets?.map(({ planReference }) => planReference)).toEqual([plan?.reference]);
    expect(record?.budgets?.[0]?.budgets.some(({ item }) => item !== null)).toBe(true);
    const bookings = record?.bookings?.bookings ?? [];
    expect(bookings.length).toBeGreaterThan(1);
    expect(bookings.every(({ lines }) => lines?.length)).toBe(true);
    expect(partOf(summary, "bookings")).toMatchObject({ count: bookings.length, added: bookings.length });
    expect(asked.some((path) => path.includes("pace"))).toBe(false);
  });

  test("F148: only what was chosen is asked for, and the rest says that it wasn't", async () => {
    const identity = participant(false);
    expect(resultsOf(await sync(identity, ["bookings"]))).toEqual({
      plans: "retrieved",
      budgets: "not-asked",
      goals: "not-asked",
      bookings: "retrieved",
    });
    expect(asked.filter((path) => path.includes("goals") || path.includes("budget"))).toEqual([]);
  });

  test("budgets outside PACE aren't asked for unless they are switched on, and the summary says why", async () => {
    const summary = await sync(participant(false));
    expect(partOf(summary, "budgets")).toMatchObject({
      result: "not-asked",
      problem: { code: "non-pace-budgets-off", at: "options" },
    });
    expect(asked).not.toContain("4.0/plans/budget");
  });

  test("F108, F150, F152: goals are replaced, the copy before stays until they differ again, and the summary counts", async () => {
    const identity = participant(false);
    await sync(identity, ["goals"]);
    const first = (await stored(identity))?.goals?.[0];
    addGoal(identity, "Paint");
    setClock(NOW + 1000);
    expect(partOf(await sync(identity, ["goals"]), "goals")).toMatchObject({
      added: 1,
      removed: 0,
      changed: 0,
    });
    setClock(NOW + 2000);
    expect(partOf(await sync(identity, ["goals"]), "goals")).toMatchObject({
      added: 0,
      removed: 0,
      changed: 0,
    });
    const record = await stored(identity);
    expect(record?.goals).toMatchObject([
      { retrievedAt: NOW + 2000, before: { retrievedAt: NOW, goals: first?.goals } },
    ]);
    expect(record?.lastSync?.at).toBe(NOW + 2000);
  });

  test("a plan whose end moves, and a booking that changes, are counted as changed", async () => {
    const identity = participant(false);
    await sync(identity, ["bookings"]);
    office.control.changeParticipant(identity.ndisNumber, { planEnd: "2029-06-30" });
    run(
      office.database,
      "UPDATE record_bookings SET status = 'CMPD' WHERE ndis_number = ? AND type = 'ZSAG'",
      identity.ndisNumber,
    );
    setClock(NOW + 1000);
    const summary = await sync(identity, ["bookings"]);
    expect(partOf(summary, "plans")).toMatchObject({ count: 1, added: 0, changed: 1 });
    expect(partOf(summary, "bookings")).toMatchObject({ added: 0, removed: 0, changed: 1 });
  });
});

describe("synchroniseParticipant: what fails", () => {
  test("F102, F103: the summary tells which of the NDIA's conditions for budgets hold where those couldn't be had", async () => {
    const identity = participant(false);
    const states = ({ conditions = [] }: SyncSummary) => conditions.map(({ code, state }) => [code, state]);
    expect(states(await sync(identity, ["budgets", "bookings"]))).toEqual([
      ["fee-booking", "holds"],
      ["plan-managed-booking", expect.stringMatching(/holds|fails/)],
      ["consent", "holds"],
    ]);
    await saveOrganisationRole(db, "support-coordinator");
    expect(states(await sync(identity, ["budgets"]))).toEqual([
      ["coordination-booking", "fails"],
      ["consent", "holds"],
    ]);
    // Nothing was wanted that couldn't be had.
    expect(await sync(identity, ["goals"])).not.toHaveProperty("conditions");
    expect(await sync(participant(true))).not.toHaveProperty("conditions");
  });

  test("a part whose answer was lost may come another time and is marked so, one that was refused isn't", async () => {
    const identity = participant(false);
    const lost = new ProblemError("transient", { code: "ndia-timeout", what: "x", remedy: "x" });
    intercept = (path, goOn) => (path === "4.0/plans/goals" ? Promise.reject(lost) : goOn());
    const summary = await sync(identity, ["goals", "bookings"]);
    expect(partOf(summary, "goals")).toMatchObject({ result: "failed", again: true });
    expect(partOf(summary, "bookings")).not.toHaveProperty("again");
    intercept = (_path, goOn) => goOn();
    office.control.changeParticipant(identity.ndisNumber, { consents: false });
    expect(partOf(await sync(identity, ["goals"]), "goals")).not.toHaveProperty("again");
  });

  test("without the participant's consent goals and budgets are refused, and plans and bookings come", async () => {
    await saveNonPaceBudgets(db, true);
    const identity = participant(false);
    office.control.changeParticipant(identity.ndisNumber, { consents: false });
    const summary = await sync(identity);
    expect(resultsOf(summary)).toEqual({
      plans: "retrieved",
      budgets: "failed",
      goals: "failed",
      bookings: "retrieved",
    });
    expect(partOf(summary, "goals")?.problem?.code).toBe("no-authority");
  });

  test.each<[string, boolean, string, Record<string, string>]>([
    ["goals", false, "plans/goals", { goals: "failed", bookings: "retrieved", budgets: "retrieved" }],
    ["the list of bookings", false, "service-bookings", { goals: "retrieved", bookings: "failed" }],
    ["budgets outside PACE", false, "plans/budget", { budgets: "failed", bookings: "retrieved" }],
    ["PACE budgets", true, "pace/budget", { plans: "retrieved", budgets: "failed", goals: "retrieved" }],
    ["PACE's past goals", true, "historical/goals", { budgets: "retrieved", goals: "partly" }],
    ["PACE's earlier periods", true, "historical/plans", { budgets: "partly", goals: "retrieved" }],
  ])(
    "a failure of %s loses nothing else, and keeps what was stored before",
    async (_title, pace, only, results) => {
      await saveNonPaceBudgets(db, true);
      const identity = participant(pace);
      await sync(identity);
      const before = await stored(identity);
      const plans = await listPlans(db, identity.ndisNumber);
      setClock(NOW + 1000);
      await office.control.setFaults({ ndia: { errorRate: 1, only } });
      const summary = await sync(identity);
      expect(resultsOf(summary)).toMatchObject(results);
      for (const { result, problem } of summary.parts)
        expect(problem === undefined).toBe(result === "retrieved" || result === "not-here");
      const { lastSync: _last, consent: _consent, ...after } = (await stored(identity)) ?? {};
      // What was retrieved again is the same, but for its time.
      const timeless = (value: unknown) =>
        JSON.parse(JSON.stringify(value, (key, held: unknown) => (key === "retrievedAt" ? 0 : held)));
      expect(timeless(before)).toMatchObject(timeless(after));
      expect((await listPlans(db, identity.ndisNumber))[0]?.lastRetrievedAt).toBe(
        (plans[0]?.lastRetrievedAt ?? 0) + 1000,
      );
    },
  );

  test("a booking whose details fail stays with the reason, and the part came partly", async () => {
    const identity = participant(false);
    let isFirst = true;
    intercept = (path, goOn) => {
      if (!/service-bookings\/\d/.test(path) || !isFirst) return goOn();
      isFirst = false;
      return Promise.reject(new ProblemError("transient", { code: "ndia-timeout", what: "x", remedy: "x" }));
    };
    const summary = await sync(identity, ["bookings"]);
    expect(partOf(summary, "bookings")).toMatchObject({
      result: "partly",
      problem: { code: "ndia-timeout" },
    });
    const bookings = (await stored(identity))?.bookings?.bookings ?? [];
    expect(bookings.filter(({ lines }) => lines === null)).toHaveLength(1);
  });

  test("a participant whom the NDIA doesn't tell of has the reason in the summary, and keeps what was stored", async () => {
    const identity = participant(false);
    await sync(identity);
    office.control.changeParticipant(identity.ndisNumber, { authorised: false });
    const summary = await sync(identity);
    expect(summary.isPace).toBeNull();
    expect(resultsOf(summary)).toEqual({
      plans: "failed",
      budgets: "failed",
      goals: "failed",
      bookings: "failed",
    });
    expect((await stored(identity))?.bookings?.bookings.length).toBeGreaterThan(1);
  });
});

describe("synchroniseParticipant: requests", () => {
  test("no question is asked twice", async () => {
    for (const pace of [true, false]) {
      asked = [];
      await sync(participant(pace));
      expect(asked.length).toBeGreaterThan(4);
      expect(asked.filter((path) => !path.includes("historical/budgets"))).toEqual([
        ...new Set(asked.filter((path) => !path.includes("historical/budgets"))),
      ]);
    }
  });

  const PLANS = ["4.0/determine-participant-plan/", "4.0/plans/"];
  test.each<[string, boolean, string[][]]>([
    [
      "on PACE",
      true,
      [
        PLANS,
        [
          "4.0/plans/goals",
          "ext-int-part/4.0/pace/historical/goals",
          "ext-int-part/4.0/pace/historical/plans",
          "ext-int-part/4.0/pace/plans/",
          "ext-int-part/5.0/pace/budget/",
        ],
        ["ext-int-part/4.0/pace/historical/budgets"],
      ],
    ],
    [
      "outside PACE",
      false,
      [PLANS, ["4.0/plans/budget", "4.0/plans/goals", "4.0/service-bookings"], ["4.0/service-bookings/{id}"]],
    ],
  ])("requests wait only for what they depend on: three rounds %s", async (_title, pace, rounds) => {
    const identity = participant(pace);
    await saveNonPaceBudgets(db, true);
    let waiting: { path: string; letGo: () => void }[] = [];
    intercept = async (path, goOn) => {
      await new Promise<void>((letGo) => waiting.push({ path, letGo }));
      return goOn();
    };
    const running = sync(identity);
    for (const round of rounds) {
      // All of a round is asked before anything of it is answered.
      const paths = () => [...new Set(waiting.map(({ path }) => path.replace(/\d{4,}$/, "{id}")))].toSorted();
      await expect.poll(paths).toEqual(round);
      const held = waiting;
      waiting = [];
      for (const { letGo } of held) letGo();
    }
    expect((await running).parts.every(({ result }) => result !== "failed")).toBe(true);
  });
});
