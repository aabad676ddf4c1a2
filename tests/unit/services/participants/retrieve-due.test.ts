import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type IsoDate, dayAt } from "../../../../lib/core/calendar-date.ts";
import { addDays } from "../../../../lib/core/days.ts";
import { ProblemError } from "../../../../lib/core/problem.ts";
import type { Identity } from "../../../../lib/domain/plan/identity.ts";
import type { RecordPart } from "../../../../lib/domain/record/participant-record.ts";
import { withAsked } from "../../../../lib/domain/overview/update-overview.ts";
import { retrieveDue, type UpkeepDeps } from "../../../../lib/services/participants/retrieve-due.ts";
import { synchroniseParticipant } from "../../../../lib/services/participants/synchronise-participant.ts";
import type { Database } from "../../../../lib/storage/database.ts";
import { saveLinks } from "../../../../lib/storage/link-repository.ts";
import { listNotices } from "../../../../lib/storage/notice-repository.ts";
import {
  countDueOverviews,
  findOverview,
  saveOverviewChange,
  saveOverviewClient,
} from "../../../../lib/storage/overview-repository.ts";
import { findParticipantRecord } from "../../../../lib/storage/participant-repository.ts";
import { latestSnapshot, newestPaceSnapshot } from "../../../../lib/storage/plan-repository.ts";
import { saveNonPaceBudgets } from "../../../../lib/storage/settings/settings.ts";
import {
  callLedger,
  lastUpkeepRun,
  saveCallAllowance,
} from "../../../../lib/storage/settings/upkeep-settings.ts";
import { currentTime } from "../../../../lib/platform/system-clock.ts";
import { all, run } from "../../../sandbox/database/query.ts";
import { freshDatabase } from "../../storage/row-fixtures.ts";
import { NOW, setClock } from "../../test-clock.ts";
import { CRM, SandboxServices } from "../sandbox-office.ts";

const DAY_MS = 86_400_000;

let office: SandboxServices;
let db: Database;
/** Paths that went out by itself; a person's aren't among them. */
let asked: string[];
let meddle: (path: string) => Promise<void>;
let isBusy: boolean;

beforeAll(async () => {
  office = await SandboxServices.open();
});
beforeEach(async () => {
  await office.reset();
  db = await freshDatabase();
  asked = [];
  meddle = () => Promise.resolve();
  isBusy = false;
  // So many are known that 30 days have room for 11 calls.
  for (let other = 1; other <= 8; other += 1)
    await saveOverviewChange(db, { site: CRM, ndisNumber: `99900000${other}` }, (known) => known);
});

const today = (): IsoDate => dayAt(currentTime());

function deps(change: Partial<UpkeepDeps> = {}): UpkeepDeps {
  return {
    db,
    ndia: async (beforeCall) => {
      const get = await office.ask();
      return async (...question) => {
        await beforeCall();
        asked.push(question[0]);
        await meddle(question[0]);
        return get(...question);
      };
    },
    isBusy: () => Promise.resolve(isBusy),
    changed: () => Promise.resolve(),
    now: currentTime,
    today,
    ...change,
  };
}
const upkeep = (change: Partial<UpkeepDeps> = {}) => retrieveDue(deps(change));

function people(pace: boolean): Identity[] {
  return office.control
    .clients()
    .filter((client) => client.caseName === "matching" && client.pace === pace)
    .flatMap(({ ndisNumber }) =>
      all<{ surname: string; date_of_birth: string; ndis_number: string }>(
        office.database,
        "SELECT ndis_number, surname, date_of_birth FROM participants WHERE ndis_number = ?",
        ndisNumber ?? "",
      ),
    )
    .map(({ surname, date_of_birth, ndis_number }) => ({
      surname,
      dateOfBirth: date_of_birth,
      ndisNumber: ndis_number,
    }));
}
function person(pace: boolean, at = 0): Identity {
  const found = people(pace)[at];
  if (!found) throw new Error("no such participant");
  office.control.changeParticipant(found.ndisNumber, { consents: true });
  return found;
}
/** A person has synchronised it while its plan ended on this day. */
async function synchronise(
  identity: Identity,
  planEnd: IsoDate,
  parts: RecordPart[] = ["budgets", "bookings"],
) {
  office.control.changeParticipant(identity.ndisNumber, { planEnd });
  await synchroniseParticipant(
    { db, ndia: office.ask, now: currentTime, today },
    {
      site: CRM,
      identity,
      parts,
      isConsentConfirmed: parts.includes("budgets"),
      actor: { user: "Pat", device: "d" },
    },
  );
}
const moveEnd = ({ ndisNumber }: Identity, planEnd: IsoDate) =>
  office.control.changeParticipant(ndisNumber, { planEnd });
const dueOf = async ({ ndisNumber }: Identity) => (await findOverview(db, CRM, ndisNumber))?.dueOn;
const texts = async () => (await listNotices(db, 0)).map(({ what }) => what);
const callsCounted = async () => (await callLedger(db)).reduce((sum, { calls }) => sum + calls, 0);
const tomorrow = () => setClock(currentTime() + DAY_MS);

describe("retrieveDue: the day after a plan's end", () => {
  test("F113: an extension is found by itself on the day after the end, with two calls on PACE, and told once", async () => {
    const identity = person(true);
    await synchronise(identity, today());
    await upkeep();
    expect(asked).toEqual([]);
    const end = addDays(today(), 300);
    moveEnd(identity, end);
    tomorrow();
    await upkeep();
    expect(asked.toSorted()).toEqual(["ext-int-part/4.0/pace/plans/", "ext-int-part/5.0/pace/budget/"]);
    expect((await latestSnapshot(db, CRM, identity.ndisNumber))?.plans[0]?.endDate).toBe(end);
    expect(await listNotices(db, 0)).toMatchObject([
      { kind: "plan-end-moved", ndisNumber: identity.ndisNumber, unseenSince: currentTime() },
    ]);
    expect(await lastUpkeepRun(db)).toEqual({ at: currentTime(), retrieved: 1, failed: 0 });
    await upkeep();
    expect(asked).toHaveLength(2);
    expect(await callsCounted()).toBe(2);
  });

  test("F111: a plan whose end hasn't moved is asked about again after a week, two and four, and then no more", async () => {
    const identity = person(false);
    const end = today();
    await synchronise(identity, end, []);
    const days: number[] = [];
    for (let day = 1; day <= 60; day += 1) {
      tomorrow();
      const before = asked.length;
      await upkeep();
      if (asked.length > before) days.push(day);
    }
    expect(days).toEqual([1, 8, 15, 29]);
    expect(new Set(asked)).toEqual(new Set(["4.0/plans/"]));
    expect(asked).toHaveLength(4);
    expect(await texts()).toEqual([]);
  });

  test("F114: outside PACE the bookings are listed, the active ones asked for, and the others stay with the time that they are from", async () => {
    const identity = person(false);
    await synchronise(identity, today());
    const bookings = async () =>
      (await findParticipantRecord(db, CRM, identity.ndisNumber))?.bookings?.bookings ?? [];
    run(
      office.database,
      "UPDATE record_bookings SET active = (id = (SELECT MAX(id) FROM record_bookings WHERE ndis_number = ?1)) WHERE ndis_number = ?1",
      identity.ndisNumber,
    );
    await synchronise(identity, today());
    const before = await bookings();
    const active = before.filter(({ isActive }) => isActive).map(({ id }) => id);
    expect([before.length > 1, active.length]).toEqual([true, 1]);
    const end = addDays(today(), 200);
    moveEnd(identity, end);
    run(
      office.database,
      "UPDATE record_bookings SET revised_end = ? WHERE ndis_number = ?",
      end,
      identity.ndisNumber,
    );
    tomorrow();
    await upkeep();
    expect(asked).toEqual(["4.0/service-bookings", `4.0/service-bookings/${active[0]}`, "4.0/plans/"]);
    // What only the details tell stays as it was where they weren't asked for.
    expect(await bookings()).toEqual(
      before.map((booking) =>
        booking.isActive
          ? { ...booking, endDate: end, originalEnd: booking.originalEnd ?? booking.endDate }
          : { ...booking, linesFrom: NOW },
      ),
    );
    expect((await listNotices(db, 0)).map(({ kind }) => kind).toSorted()).toEqual([
      "bookings-changed",
      "plan-end-moved",
    ]);
  });

  test("budgets outside PACE are asked for only where that is switched on", async () => {
    await saveNonPaceBudgets(db, true);
    const identity = person(false);
    await synchronise(identity, today(), ["budgets"]);
    tomorrow();
    await upkeep();
    expect(asked).toEqual(["4.0/plans/", "4.0/plans/budget"]);
    await saveNonPaceBudgets(db, false);
    setClock(currentTime() + 7 * DAY_MS);
    await upkeep();
    expect(asked.slice(2)).toEqual(["4.0/plans/"]);
  });
});

describe("retrieveDue: whose budgets", () => {
  test("F149: without consent, a tick or budgets from before, only the plan's dates are asked for", async () => {
    const identity = person(true);
    await synchronise(identity, today(), []);
    tomorrow();
    await upkeep();
    expect(asked).toEqual(["4.0/plans/"]);
    expect(await newestPaceSnapshot(db, CRM, identity.ndisNumber)).toBeUndefined();
  });

  test.each<[string, boolean, RecordPart[], number]>([
    ["given, they are", true, [], 2],
    ["withdrawn, they aren't, whatever was before", false, ["budgets"], 1],
  ])("F149: where the PACE API access tick is %s", async (_title, apiAccess, parts, calls) => {
    const identity = person(true);
    const path = "/Clients/Profile/7";
    await synchronise(identity, today(), parts);
    await saveOverviewClient(db, CRM, identity.ndisNumber, { name: "Ann", path, contracts: [] });
    await saveLinks(db, [{ site: CRM, path, pace: { participant: true, apiAccess } }]);
    tomorrow();
    await upkeep();
    expect(asked).toHaveLength(calls);
    expect(asked.includes("ext-int-part/5.0/pace/budget/")).toBe(apiAccess);
  });

  test("goals are never asked for", async () => {
    await synchronise(person(true), today(), ["budgets", "goals"]);
    await synchronise(person(false), today(), ["bookings", "goals"]);
    tomorrow();
    await upkeep();
    expect(asked.filter((path) => path.includes("goal"))).toEqual([]);
    expect(asked).toHaveLength(7);
  });
});

describe("retrieveDue: the allowance", () => {
  async function severalDue(count: number): Promise<void> {
    for (let at = 0; at < count; at += 1) await synchronise(person(false, at), today(), []);
    tomorrow();
  }

  test("no more calls go out in a day than Options allows, and the rest waits for the next day", async () => {
    await severalDue(3);
    await saveCallAllowance(db, 2);
    await upkeep();
    await upkeep();
    expect(asked).toHaveLength(2);
    expect(await countDueOverviews(db, today())).toBe(1);
    tomorrow();
    await upkeep();
    expect([asked.length, await countDueOverviews(db, today())]).toEqual([3, 0]);
  });

  test("an allowance of 0 switches it off", async () => {
    await severalDue(1);
    await saveCallAllowance(db, 0);
    await upkeep();
    expect([asked, await countDueOverviews(db, today())]).toEqual([[], 1]);
  });

  test("a call that there is no room for isn't made, and is nobody's failure", async () => {
    const identity = person(false);
    await synchronise(identity, today());
    await saveCallAllowance(db, 5);
    tomorrow();
    // While it is retrieved, a person sets a smaller number.
    meddle = () => saveCallAllowance(db, 1);
    await upkeep();
    expect(asked).toEqual(["4.0/service-bookings"]);
    expect((await findOverview(db, CRM, identity.ndisNumber))?.asked?.failures ?? 0).toBe(0);
    await saveCallAllowance(db, 200);
    meddle = () => Promise.resolve();
    tomorrow();
    await upkeep();
    expect([asked.length, await dueOf(identity)]).toEqual([6, addDays(today(), 6)]);
  });

  test("a clock that is set forward and back neither floods the NDIA nor keeps it from being asked", async () => {
    const identity = person(false);
    await synchronise(identity, addDays(today(), 30), []);
    await saveCallAllowance(db, 3);
    setClock(NOW + 500 * DAY_MS);
    await synchronise(person(false, 1), addDays(today(), 900), []);
    await upkeep();
    const before = asked.length;
    expect(before).toBeLessThanOrEqual(3);
    setClock(NOW + DAY_MS);
    await upkeep();
    expect(asked.length).toBeLessThanOrEqual(3);
    for (let day = 2; day <= 40; day += 1) {
      setClock(NOW + day * DAY_MS);
      await upkeep();
    }
    // By the clock as it is: on the day after its end, and a week later.
    expect((await findOverview(db, CRM, identity.ndisNumber))?.plans?.retrievedAt).toBe(NOW + 38 * DAY_MS);
  });
});

describe("retrieveDue: what goes first, and what fails", () => {
  test("nothing is asked for while work of a person goes on, nor by a second worker at the same time", async () => {
    await synchronise(person(false), today(), []);
    tomorrow();
    isBusy = true;
    await upkeep();
    expect(asked).toEqual([]);
    isBusy = false;
    await Promise.all([upkeep(), upkeep(), upkeep()]);
    expect(asked).toHaveLength(1);
  });

  test("nothing is asked for and nobody has failed where the NDIA isn't connected, and Options is told", async () => {
    const identity = person(false);
    await synchronise(identity, today(), []);
    tomorrow();
    const problem = { code: "not-connected", what: "x", remedy: "y", at: "options" as const };
    await upkeep({ ndia: () => Promise.reject(new ProblemError("blocked", problem)) });
    expect(await lastUpkeepRun(db)).toMatchObject({ retrieved: 0, failed: 0, problem });
    expect((await findOverview(db, CRM, identity.ndisNumber))?.asked).toBeUndefined();
    await upkeep();
    expect(asked).toHaveLength(1);
  });

  test("a participant who can't be retrieved is tried on three days; then a notice says why and it waits for a person", async () => {
    const identity = person(false);
    await synchronise(identity, today(), []);
    run(
      office.database,
      "UPDATE participants SET surname = 'Other' WHERE ndis_number = ?",
      identity.ndisNumber,
    );
    for (let day = 1; day <= 6; day += 1) {
      tomorrow();
      await upkeep();
      await upkeep();
      expect(asked).toHaveLength(Math.min(day, 3));
      expect(await texts()).toHaveLength(day < 3 ? 0 : 1);
    }
    expect((await texts())[0]).toMatch(/^Planbridge tried on 3 days to bring this participant up to date/);
    expect(await dueOf(identity)).toBeUndefined();
    run(
      office.database,
      "UPDATE participants SET surname = ? WHERE ndis_number = ?",
      identity.surname,
      identity.ndisNumber,
    );
    await synchronise(identity, today(), []);
    expect(await dueOf(identity)).toBe(addDays(today(), 1));
  });

  test("where the network is away the run ends, and it is no participant's failure", async () => {
    const network = { code: "ndia-network", what: "The NDIA couldn't be reached.", remedy: "x" };
    for (const at of [0, 1]) await synchronise(person(false, at), today(), []);
    tomorrow();
    meddle = () => Promise.reject(new ProblemError("transient", network));
    await upkeep();
    expect(asked).toHaveLength(1);
    expect(await lastUpkeepRun(db)).toMatchObject({ failed: 0, problem: { code: "ndia-network" } });
  });

  test("after two answers in a row that were lost the run ends, and goes on the next day", async () => {
    const timeout = { code: "ndia-timeout", what: "No answer.", remedy: "x" };
    for (const at of [0, 1, 2]) await synchronise(person(false, at), today(), []);
    tomorrow();
    meddle = () => Promise.reject(new ProblemError("transient", timeout));
    await upkeep();
    expect(asked).toHaveLength(2);
    expect(await lastUpkeepRun(db)).toMatchObject({ failed: 2, problem: { code: "ndia-timeout" } });
    meddle = () => Promise.resolve();
    tomorrow();
    await upkeep();
    expect(await countDueOverviews(db, today())).toBe(0);
  });

  test("where the bookings are refused the plan comes all the same, and it counts as failed", async () => {
    const identity = person(false);
    await synchronise(identity, today());
    const end = addDays(today(), 100);
    moveEnd(identity, end);
    const refusal = { code: "refused", what: "The NDIA refuses it.", remedy: "Ask the NDIA." };
    meddle = (path) =>
      path.includes("booking") ? Promise.reject(new ProblemError("permanent", refusal)) : Promise.resolve();
    tomorrow();
    await upkeep();
    expect((await latestSnapshot(db, CRM, identity.ndisNumber))?.plans[0]?.endDate).toBe(end);
    expect(await lastUpkeepRun(db)).toMatchObject({ retrieved: 0, failed: 1 });
    const failed = (await db.getAll("audit")).filter(({ kind }) => kind === "retrieval-failed");
    expect(failed.map(({ personal }) => [personal?.ndisNumber, personal?.details])).toEqual([
      [identity.ndisNumber, { problem: "refused", batch: "upkeep" }],
    ]);
  });

  test("where the budgets are refused the plan's dates come all the same", async () => {
    const identity = person(true);
    await synchronise(identity, today());
    const end = addDays(today(), 100);
    moveEnd(identity, end);
    office.control.changeParticipant(identity.ndisNumber, { consents: false });
    tomorrow();
    await upkeep();
    expect((await latestSnapshot(db, CRM, identity.ndisNumber))?.plans[0]?.endDate).toBe(end);
    expect(await texts()).toEqual([expect.stringMatching(/^The NDIA extended the plan/)]);
  });
});

describe("retrieveDue: a worker that dies", () => {
  test("wherever it dies, no more calls go out than are counted, and nobody but the one in flight is asked for twice", async () => {
    const identities = [0, 1, 2].map((at) => person(false, at));
    for (let diesAt = 0; diesAt < 40; diesAt += 1) {
      db = await freshDatabase();
      for (let other = 1; other <= 8; other += 1)
        await saveOverviewChange(db, { site: CRM, ndisNumber: `99900000${other}` }, (known) => known);
      setClock(NOW);
      asked = [];
      for (const identity of identities) await synchronise(identity, today(), []);
      tomorrow();
      const hasDied = await dieAt(diesAt);
      await upkeep();
      tomorrow();
      await upkeep();
      expect(await callsCounted()).toBeGreaterThanOrEqual(asked.length);
      expect(asked.length).toBeLessThanOrEqual(identities.length + 1);
      expect(await countDueOverviews(db, today())).toBe(0);
      if (!hasDied) return;
    }
    throw new Error("the run never came to its end");
  });

  test("whoever was in flight when the worker died is asked for again on the same day", async () => {
    const identity = person(false);
    await synchronise(identity, today(), []);
    tomorrow();
    const overview = await findOverview(db, CRM, identity.ndisNumber);
    if (!overview) throw new Error("nobody");
    await saveOverviewChange(db, overview, (stored) => withAsked(stored, today()));
    await upkeep();
    expect(await lastUpkeepRun(db)).toMatchObject({ retrieved: 1, failed: 0 });
    expect((await findOverview(db, CRM, identity.ndisNumber))?.asked).toBeUndefined();
  });

  test("whoever lets the worker die three times waits for a person, and a notice says so", async () => {
    const identity = person(false);
    await synchronise(identity, today(), []);
    tomorrow();
    const overview = await findOverview(db, CRM, identity.ndisNumber);
    if (!overview) throw new Error("nobody");
    for (let deaths = 0; deaths < 3; deaths += 1)
      await saveOverviewChange(db, overview, (stored) => withAsked(stored, today()));
    asked = [];
    await upkeep();
    expect(asked).toEqual([]);
    expect(await countDueOverviews(db, today())).toBe(0);
    expect(await texts()).toEqual([expect.stringContaining("was interrupted each time")]);
  });

  /** The run's n-th step never comes back, as when the browser ends the worker. Steps are what it asks others for. */
  async function dieAt(step: number): Promise<boolean> {
    let steps = 0;
    let died = false;
    const mortal = async <Result>(work: () => Promise<Result>): Promise<Result> => {
      steps += 1;
      if (steps - 1 !== step) return work();
      died = true;
      throw new Error("the worker died");
    };
    const own = deps();
    const lastRun = retrieveDue({
      ...own,
      isBusy: () => mortal(own.isBusy),
      changed: () => mortal(own.changed),
      ndia: async (beforeCall) => {
        const get = await mortal(() => own.ndia(() => mortal(beforeCall)));
        return (...question) => mortal(() => get(...question));
      },
    });
    await lastRun.catch((error: unknown) => {
      if (!died) throw error;
    });
    return died;
  }
});
