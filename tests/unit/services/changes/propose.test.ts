import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { canBeAccepted, fieldOf, type RecordChange } from "../../../../lib/domain/change/change-set.ts";
import { careview } from "../../../../lib/crm/profile/careview.ts";
import { currentTime, today } from "../../../../lib/platform/system-clock.ts";
import { createProposals } from "../../../../lib/services/changes/propose.ts";
import { listChangesByState } from "../../../../lib/storage/change-repository.ts";
import type { Database } from "../../../../lib/storage/database.ts";
import { findLink } from "../../../../lib/storage/link-repository.ts";
import { latestSnapshot, paceSnapshots, listPlans } from "../../../../lib/storage/plan-repository.ts";
import { knownCategories } from "../../../../lib/storage/settings/settings.ts";
import { planChoiceKey } from "../../../../lib/services/changes/retrieve-pace.ts";
import { run, update } from "../../../sandbox/database/query.ts";
import { addToDate } from "../../../sandbox/dates.ts";
import { freshDatabase } from "../../storage/row-fixtures.ts";
import { createChangeWorker, acceptProposal, readStoredChange } from "./change-worker.ts";
import { CRM, SandboxServices } from "../sandbox-office.ts";
import { eightBudgets, givePlan, createNewPaceClient, type NewPaceClient } from "./new-pace-client.ts";
import { type ExistingPaceClient, createExistingPaceClient } from "./existing-pace-client.ts";

let office: SandboxServices;
let db: Database;

beforeAll(async () => {
  office = await SandboxServices.open();
});
beforeEach(async () => {
  await office.reset();
  db = await freshDatabase();
});

const codes = (problems: readonly { code: string }[]) => problems.map(({ code }) => code);
const failed = (code: string) => ({ kind: "permanent", problem: { code } });
const asked = (ndisNumber: string) => office.control.counters().participants[ndisNumber];

describe("proposing a new contract", () => {
  let client: NewPaceClient;
  const propose = () => createChangeWorker(office, db).proposals.proposeForClient(CRM, client.path);

  beforeEach(() => {
    client = createNewPaceClient(office, eightBudgets);
  });

  test("F36, F37: proposeForClient proposes every budget of the plan and stores the NDIA's answer", async () => {
    const change = await propose();
    const { set } = change;
    expect([change.state, canBeAccepted(set), set.purpose, set.contract]).toEqual([
      "proposed",
      true,
      "create-contract",
      undefined,
    ]);
    expect(set.records.map(({ kind, action }) => `${kind} ${action}`)).toEqual([
      "contract create",
      ...Array.from({ length: 8 }, () => "plan-budget create"),
      ...Array.from({ length: 5 }, () => "adjustment create"),
    ]);
    expect([set.refusals, set.warnings]).toEqual([[], []]);
    const snapshot = await latestSnapshot(db, CRM, client.ndisNumber);
    expect([snapshot?.id, snapshot?.retrievedAt]).toEqual([set.snapshotId, set.retrievedAt]);
    expect(await listPlans(db, client.ndisNumber)).toHaveLength(1);
  });

  test("F40: proposeForClient lists the existing contracts, so that the new one can be recognised", async () => {
    const { contractsBefore, createContractPath } = await propose();
    expect(contractsBefore.toSorted()).toEqual(
      client.before.map((id) => `/ServiceContracts/Details/${id}`).toSorted(),
    );
    expect(createContractPath).toBe(`/ServiceContracts/Create?clientId=${client.id}`);
  });

  test("F37: proposeForClient writes nothing to the CRM", async () => {
    await propose();
    expect(office.control.counters().writes).toEqual({});
  });

  test("F29: a new contract is refused when an active one covers the plan's dates, and names its dates", async () => {
    update(office.database, "contracts", client.formerContract, { status: "Active" });
    const { set } = await propose();
    expect(codes(set.refusals)).toEqual(["contract-exists"]);
    expect(set.refusals[0]?.what).toContain("to");
    expect(canBeAccepted(set)).toBe(false);
  });

  test.each([
    ["an active contract that isn't a PACE one", { status: "Active", pace_plan: 0 }],
    [
      "an active contract that ended before the plan",
      { status: "Active", plan_start: "2001-01-01", plan_end: "2001-12-31" },
    ],
    ["an inactive contract", { status: "Inactive" }],
  ])("F29: a new contract isn't refused because of %s", async (_title, contract) => {
    update(office.database, "contracts", client.formerContract, contract);
    expect(codes((await propose()).set.refusals)).toEqual([]);
  });

  test("F36: a new contract is refused when the NDIA shows no budgets", async () => {
    givePlan(office, client.ndisNumber, []);
    expect(codes((await propose()).set.refusals)).toEqual(["plan-without-budgets"]);
  });

  test("F36: a new contract is refused when the CRM has the category of none of the budgets", async () => {
    givePlan(office, client.ndisNumber, [{ category: "YPIRAC Cross Billing", approved: 100 }]);
    const { set } = await propose();
    expect(codes(set.refusals)).toEqual(["no-budget-left"]);
    expect(set.records.at(-1)?.leftOut?.code).toBe("category-unknown-to-crm");
  });

  test("F36: a budget outside its plan is left out with its adjustment and of the contract's total", async () => {
    office.control.changeBudget(client.ndisNumber, "Consumables", {
      end: addToDate(client.plan.end, { days: 1 }),
      spent: 100,
    });
    const { set } = await propose();
    const record = set.records.find(({ title }) => title === "Consumables");
    expect([record?.action, record?.leftOut?.code]).toEqual([undefined, "budget-outside-plan"]);
    expect(set.records.some(({ belongsTo }) => belongsTo === record?.id)).toBe(false);
    const total = fieldOf(set.records[0]?.fields ?? [], "totalFunding")?.after;
    expect(total).toBe(1_234_567 + 3_000_000 + 150_000 + 999_999 + 456_700 + 80_000);
    expect(set.refusals).toEqual([]);
  });

  test("proposeForClient warns when the NDIA's plans overlap", async () => {
    office.control.addPlan(client.ndisNumber, {
      start: addToDate(client.plan.start, { days: -100 }),
      end: client.plan.end,
    });
    const { set } = await propose();
    expect(set.warnings).toEqual([expect.stringContaining("two plans overlap")]);
    expect(canBeAccepted(set)).toBe(true);
  });

  test("proposeForClient warns when the NDIA's amounts don't add up", async () => {
    await office.control.setFaults({ ndia: { badBudget: "sum" } });
    const { set } = await propose();
    expect(set.warnings).toEqual([expect.stringContaining("don't add up")]);
  });

  test.each(["amount", "date"] as const)(
    "proposeForClient stores nothing of an answer with an invalid %s",
    async (badBudget) => {
      await office.control.setFaults({ ndia: { badBudget } });
      await expect(propose()).rejects.toMatchObject(failed("ndia-bad-answer"));
      expect(await latestSnapshot(db, CRM, client.ndisNumber)).toBeUndefined();
      expect(await db.getAll("changes")).toEqual([]);
    },
  );

  test("F34: the NDIA isn't asked for a client without a date of birth", async () => {
    update(office.database, "clients", client.id, { date_of_birth: null });
    await expect(propose()).rejects.toMatchObject(failed("date-of-birth-missing"));
    expect(asked(client.ndisNumber)).toBeUndefined();
  });

  test("F34: a new contract is refused when the NDIA says that the participant isn't on PACE", async () => {
    office.control.changeParticipant(client.ndisNumber, { pace: false });
    await expect(propose()).rejects.toMatchObject(failed("not-pace"));
  });

  test("the CRM's categories are stored, and used while no budget form can be read", async () => {
    expect(await knownCategories(db, CRM)).toBeUndefined();
    await propose();
    expect(await knownCategories(db, CRM)).toContain("Home and Living");
    office.control.addBudget(client.ndisNumber, { category: "YPIRAC Cross Billing", approved: 100 });
    office.control.lockContract(client.formerContract, true);
    const { set } = await propose();
    expect(set.records.find(({ title }) => title === "YPIRAC Cross Billing")?.leftOut?.code).toBe(
      "category-unknown-to-crm",
    );
    expect(set.warnings).toEqual([]);
  });

  test("proposeForClient warns when no budget form of the CRM was ever read", async () => {
    office.control.lockContract(client.formerContract, true);
    const { set } = await propose();
    expect(set.warnings).toEqual([expect.stringContaining("hasn't read this CRM's list")]);
  });

  test("a new proposal replaces an earlier one, but not an accepted one", async () => {
    const first = await propose();
    const second = await propose();
    expect([(await readStoredChange(db, first.id)).state, second.state]).toEqual(["superseded", "proposed"]);
    await acceptProposal(db, second);
    await propose();
    expect((await readStoredChange(db, second.id)).state).toBe("applying");
  });

  test("a new proposal doesn't replace one that is accepted at the same moment", async () => {
    const first = await propose();
    // Between the look at what there is and the change of it.
    const meanwhile = new Proxy(db, {
      get: (target, name) => {
        const value: unknown = Reflect.get(target, name);
        if (typeof value !== "function") return value;
        return async (...args: unknown[]) => {
          const answer: unknown = await Reflect.apply(value, target, args);
          if (name === "getAllFromIndex" && args[1] === "by-client") await acceptProposal(db, first);
          return answer;
        };
      },
    });
    // A transaction is nothing to wait for.
    const direct = new Proxy(meanwhile, {
      get: (target, name) => (name === "transaction" ? db.transaction.bind(db) : Reflect.get(target, name)),
    });
    await createChangeWorker(office, direct).proposals.proposeForClient(CRM, client.path);
    expect((await listChangesByState(db, "applying")).map(({ id }) => id)).toEqual([first.id]);
  });
});

describe("proposing changes of an existing contract", () => {
  let client: ExistingPaceClient;
  const propose = (
    purpose: "sync-plan" | "sync-plan-and-budgets" = "sync-plan-and-budgets",
    more: { planKey?: string; snapshotId?: string } = {},
  ) =>
    createChangeWorker(office, db).proposals.proposeForContract(CRM, client.contractPath, {
      purpose,
      ...more,
    });
  const groups = (records: readonly RecordChange[]) => records.map(({ group, title }) => `${group} ${title}`);

  beforeEach(() => {
    client = createExistingPaceClient(office);
  });

  test("F48, F49: a sync of the plan alone proposes the contract's plan dates and total", async () => {
    const { set } = await propose("sync-plan");
    expect(set.records.map(({ kind }) => kind)).toEqual(["contract"]);
    expect(set.records[0]?.fields.map(({ field, before, after }) => [field, before, after])).toEqual([
      ["planStartDate", client.plan.start, client.plan.start],
      ["planEndDate", addToDate(client.plan.end, { months: -1 }), client.plan.end],
      ["totalFunding", 187_000, 240_000],
    ]);
    expect(set.contract?.path).toBe(client.contractPath);
  });

  test("F47: a retrieval that was just shown is reused without asking the NDIA again", async () => {
    const first = await propose("sync-plan");
    const before = asked(client.ndisNumber);
    const second = await propose("sync-plan-and-budgets", { snapshotId: first.set.snapshotId });
    expect(asked(client.ndisNumber)).toEqual(before);
    expect(second.set.retrievedAt).toBe(first.set.retrievedAt);
    // Another purpose: both stand.
    expect((await readStoredChange(db, first.id)).state).toBe("proposed");
    await propose("sync-plan-and-budgets", { snapshotId: "unknown" });
    expect(asked(client.ndisNumber)).not.toEqual(before);
  });

  test("F48: an earlier period of the plan can be chosen, with a warning", async () => {
    const historic = office.control
      .clients()
      .find(
        ({ pace, caseName, paceTraits }) =>
          pace && caseName === "matching" && paceTraits.includes("historical-plan"),
      );
    const contract = office.control.contractsOf(historic?.id ?? 0).find(({ status }) => status === "Active");
    const { proposals } = createChangeWorker(office, db);
    const path = `/ServiceContracts/Details/${contract?.id}`;
    const now = await proposals
      .proposeForContract(CRM, path, { purpose: "sync-plan", planKey: "current/none" })
      .catch((error: unknown) => error);
    expect(now).toMatchObject(failed("no-plan"));
    const [snapshot] = await paceSnapshots(db, CRM, historic?.ndisNumber ?? "");
    const earlier = snapshot?.pace.find(({ current }) => !current);
    if (!snapshot || !earlier) throw new Error("no earlier period was retrieved");
    const { set } = await proposals.proposeForContract(CRM, path, {
      purpose: "sync-plan",
      planKey: planChoiceKey(earlier),
      snapshotId: snapshot.id,
    });
    expect(fieldOf(set.records[0]?.fields ?? [], "planStartDate")?.after).toBe(earlier.startDate);
    expect(set.warnings.at(-1)).toContain("earlier period");
  });

  test("F49: a sync of a locked contract is refused with the CRM's message", async () => {
    office.control.lockContract(client.contract, true);
    for (const purpose of ["sync-plan", "sync-plan-and-budgets"] as const) {
      const { set } = await propose(purpose);
      expect(codes(set.refusals)).toEqual(["crm-no-form"]);
      expect(set.refusals[0]?.said).toContain("This contract is locked");
      expect(canBeAccepted(set)).toBe(false);
    }
  });

  test("F51: a hidden Plan Budget table refuses the sync of budgets, but not of the plan alone", async () => {
    office.control.setSwitches({ hideLabels: ["Plan Budget"] });
    const { set } = await propose();
    expect(set.refusals).toMatchObject([{ code: "crm-field-not-shown", field: "Plan Budget table" }]);
    expect((await propose("sync-plan")).set.refusals).toEqual([]);
  });

  test("F51: is refused, and offers no budget as new, where the Plan Budget table isn't read whole", async () => {
    const worker = createChangeWorker(office, db);
    const problem = { code: "crm-table-unread", what: "Only 2 of 24 rows can be read.", remedy: "x" };
    const proposals = createProposals({
      db,
      readCrm: async (site, path) => {
        const reading = await worker.readCrm(site, path);
        if (reading.page !== "service-contract") return reading;
        const { budgets: _hidden, ...contract } = reading.contract;
        return { ...reading, contract: { ...contract, unreadTables: { planBudget: problem } } };
      },
      ndia: office.ask,
      profileOf: () => Promise.resolve(careview),
      today,
      now: currentTime,
    });
    const { set } = await proposals.proposeForContract(CRM, client.contractPath, {
      purpose: "sync-plan-and-budgets",
    });
    expect(set.refusals).toEqual([problem]);
    expect(set.records.map(({ kind }) => kind)).toEqual(["contract"]);
    expect(canBeAccepted(set)).toBe(false);
  });

  test("F51: a plan without budgets refuses the sync of budgets, but not of the plan alone", async () => {
    givePlan(office, client.ndisNumber, []);
    expect(codes((await propose()).set.refusals)).toEqual(["plan-without-budgets"]);
    expect((await propose("sync-plan")).set.refusals).toEqual([]);
  });

  test("F59: fields that the organisation hides are left out of the comparison and the changes", async () => {
    office.control.setSwitches({ hideLabels: ["Management Style", "Total Funding"] });
    const { set } = await propose();
    const fields = set.records.flatMap((record) => (record.action === "update" ? record.fields : []));
    expect(fields.filter(({ field }) => field === "managementStyle" || field === "totalFunding")).toEqual([]);
    expect(fields.length).toBeGreaterThan(0);
  });

  test("F62: only budgets that end outside the plan or are unknown to PACE are left out", async () => {
    office.control.changeBudget(client.ndisNumber, "Consumables", {
      end: addToDate(client.plan.end, { days: 1 }),
    });
    const { set } = await propose();
    const left = set.records
      .filter(({ leftOut }) => leftOut)
      .map(({ title, leftOut }) => [title, leftOut?.code]);
    expect(left).toEqual([
      ["Consumables", "budget-outside-plan"],
      ["Transport", "category-unknown-to-pace"],
    ]);
  });

  test("a contract's client is found by the link on its page", async () => {
    await propose();
    expect(await findLink(db, CRM, client.contractPath)).toMatchObject({ client: { path: client.path } });
  });

  test("a contract's stored client is used when its page has no link", async () => {
    await createChangeWorker(office, db).proposals.readClient(CRM, client.path);
    withoutClientLink();
    expect(groups((await propose()).set.records)).toHaveLength(6);
  });

  test("a contract whose client is unknown is refused, and the NDIA isn't asked", async () => {
    withoutClientLink();
    await expect(propose()).rejects.toMatchObject(failed("contract-owner-unknown"));
    expect(asked(client.ndisNumber)).toBeUndefined();
  });

  test("the link on the contract's page wins over a stored link to another client", async () => {
    const other = office.control.clients().find(({ id }) => id !== client.id)?.id ?? 0;
    update(office.database, "contracts", client.contract, { client_id: other });
    await createChangeWorker(office, db)
      .proposals.readClient(CRM, `/Clients/Profile/${other}`)
      .catch(() => undefined);
    update(office.database, "contracts", client.contract, { client_id: client.id });
    const { set } = await propose();
    expect(set.client.path).toBe(client.path);
  });

  test("a deleted contract is reported as deleted", async () => {
    for (const table of ["plan_budgets", "service_supports", "delivered_services"])
      run(office.database, `DELETE FROM ${table} WHERE contract_id = ?`, client.contract);
    run(office.database, "DELETE FROM contracts WHERE id = ?", client.contract);
    await expect(propose()).rejects.toMatchObject(failed("crm-record-gone"));
  });

  /** An organisation's contract page may name the client without a link. */
  function withoutClientLink(): void {
    office.meddle = async (request, goOn) => {
      const answer = await goOn();
      if (request.path !== client.contractPath) return answer;
      const html = (await answer.text()).replace(/<a href="\/Clients\/Profile\/\d+">([^<]*)<\/a>/, "$1");
      return Object.defineProperty(new Response(html), "url", { value: answer.url });
    };
  }
});
