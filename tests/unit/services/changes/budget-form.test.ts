import { setTimeout as later } from "node:timers/promises";
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { FieldChange } from "../../../../lib/domain/change/change-set.ts";
import { updateChangeRequest, listChangesByState } from "../../../../lib/storage/change-repository.ts";
import type { Database } from "../../../../lib/storage/database.ts";
import { resumeChange } from "../../../../lib/services/changes/record-states.ts";
import { update } from "../../../sandbox/database/query.ts";
import { formatDate } from "../../../sandbox/dates.ts";
import { freshDatabase } from "../../storage/row-fixtures.ts";
import { createSleeper, createChangeWorker, statesOf, readStoredChange } from "./change-worker.ts";
import { acceptChange } from "../../../../lib/services/changes/accept.ts";
import { CRM, SandboxServices, readPageHtml } from "../sandbox-office.ts";
import { crashingWorker } from "./crashing-worker.ts";
import {
  crmContractOf,
  expectedCrmContract,
  type ExistingPaceClient,
  createExistingPaceClient,
} from "./existing-pace-client.ts";

const CATEGORY = "Assistance with Daily Life";
const RECORD = `plan-budget/${CATEGORY}/plan`;

let office: SandboxServices;
let db: Database;
let client: ExistingPaceClient;
/** Of the budget that is there, and of one that is new. */
let edit: string;
let create: string;

beforeAll(async () => {
  office = await SandboxServices.open();
});
beforeEach(async () => {
  await office.reset();
  db = await freshDatabase();
  client = createExistingPaceClient(office);
  edit = `/PlanBudgets/Edit/${client.budgets[CATEGORY]}`;
  create = `/PlanBudgets/Create?contractId=${client.contract}`;
});

/** The contract's page was open once: from there a person comes to a budget's form. */
async function opened(options: Parameters<typeof createChangeWorker>[2] = {}) {
  const worker = createChangeWorker(office, db, options);
  await worker.proposals.readContract(CRM, client.contractPath);
  return worker;
}

describe("Retrieve PACE Plan Budget", () => {
  test("F51, F53, F54: Retrieve PACE Plan Budget offers the category's records with dates and management", async () => {
    const { budgetForm } = await opened();
    office.control.addBudget(client.ndisNumber, {
      category: CATEGORY,
      approved: 5000,
      management: "Self-managed",
    });
    const view = await budgetForm.retrieve(CRM, edit, CATEGORY);
    expect(view.client.name).toContain(office.control.clients().find(({ id }) => id === client.id)?.name);
    expect(
      view.choices.map(({ managementStyle, startDate, endDate, total, excluded }) => [
        managementStyle,
        startDate,
        endDate,
        total,
        excluded,
      ]),
    ).toEqual([
      ["Plan Management", client.plan.start, expect.any(String), 120_000, false],
      ["Self Managed", client.plan.start, client.plan.end, 5000, true],
    ]);
    expect(new Set(view.choices.map(({ key }) => key)).size).toBe(2);
  });

  test("F54: Retrieve PACE Plan Budget offers a record without management when the NDIA gives none", async () => {
    const { budgetForm } = await opened();
    office.control.changeBudget(client.ndisNumber, CATEGORY, { component: "Core Supports" });
    expect((await budgetForm.retrieve(CRM, edit, CATEGORY)).choices).toMatchObject([
      { managementStyle: null, excluded: null, stated: null, total: 120_000 },
    ]);
  });

  test("F53: Retrieve PACE Plan Budget offers nothing where PACE has no such budget", async () => {
    const { budgetForm } = await opened();
    expect((await budgetForm.retrieve(CRM, edit, "Transport")).choices).toEqual([]);
  });

  test("F53: Retrieve PACE Plan Budget recognises the category by its number and its other names", async () => {
    const { budgetForm } = await opened();
    expect((await budgetForm.retrieve(CRM, edit, "01 Daily Activities")).choices).toHaveLength(1);
  });

  test("F51: Retrieve PACE Plan Budget works in the form of a new budget too", async () => {
    const { budgetForm } = await opened();
    expect((await budgetForm.retrieve(CRM, create, "Support Coordination")).choices).toHaveLength(1);
  });

  test("F51: Retrieve PACE Plan Budget reports a form of an unknown contract, and the NDIA isn't asked", async () => {
    const { budgetForm } = createChangeWorker(office, db);
    await expect(budgetForm.retrieve(CRM, edit, CATEGORY)).rejects.toMatchObject({
      problem: { code: "budget-form-owner-unknown" },
    });
    expect(office.control.counters().ndia.requests).toEqual({});
  });
});

describe("saving the CRM's own form", () => {
  const fields = (after = 120_000): FieldChange[] => [
    { field: "budgetAmount", label: "Budget Amount", kind: "money", before: 100_000, after },
  ];

  async function confirm(
    { budgetForm, clock }: Pick<Awaited<ReturnType<typeof opened>>, "budgetForm" | "clock">,
    { formPath = edit, category = CATEGORY, typed = "200", change = fields() } = {},
  ) {
    const { snapshotId, choices } = await budgetForm.retrieve(CRM, formPath, category);
    const budgetKey = choices[0]?.key ?? "";
    const proposal = { formPath, snapshotId, budgetKey, fields: change };
    const { id } = await budgetForm.proposePageSave(CRM, proposal);
    return acceptChange(db, id, { leftOut: [], typed, user: "Pat Manager" }, clock.now());
  }

  /** The page sends its form as the CRM made it. */
  async function pageSaves(path: string, values: Record<string, string>): Promise<void> {
    const page = await fetch(CRM + path);
    const reading = await readPageHtml(await page.text(), CRM + path, "careview");
    const form = "form" in reading ? reading.form : undefined;
    const body = new URLSearchParams([
      ...(form?.sends.filter(([name]) => !(name in values)) ?? []),
      ...Object.entries(values),
    ]);
    await fetch(CRM + path, { method: "POST", body });
  }

  const posts = () =>
    Object.entries(office.control.counters().crm.requests)
      .filter(([route]) => route.startsWith("POST /PlanBudgets"))
      .reduce((sum, [, times]) => sum + times, 0);

  test("F60, F61: what the page saved is read back and verified; the worker sends nothing", async () => {
    const worker = await opened();
    const change = await confirm(worker);
    expect(change).toMatchObject({ state: "applying", sentBy: "page", acceptedBy: { user: "Pat Manager" } });
    await pageSaves(edit, { BudgetAmount: "1200.00" });
    await worker.pump();
    expect(statesOf(await readStoredChange(db, change.id))).toEqual({ [RECORD]: "verified" });
    expect(posts()).toBe(1);
    expect(crmContractOf(office, client)[1]).toBe(expectedCrmContract(client)[1]);
  });

  test("F60: a new budget that the page saved is found in the contract", async () => {
    const worker = await opened();
    const change = await confirm(worker, {
      formPath: create,
      category: "Support Coordination",
      typed: "400",
      change: [
        {
          field: "planCategory",
          label: "Plan Category",
          kind: "text",
          before: null,
          after: "Support Coordination",
        },
        { field: "budgetAmount", label: "Budget Amount", kind: "money", before: null, after: 40_000 },
      ],
    });
    expect(change.set.records[0]).toMatchObject({ action: "create", group: "only-ndia" });
    await pageSaves(create, { PlanCategory: "Support Coordination", BudgetAmount: "400.00" });
    await worker.pump();
    expect(Object.values(statesOf(await readStoredChange(db, change.id)))).toEqual(["verified"]);
    expect(posts()).toBe(1);
  });

  test("F60: a record that the page didn't save is reported, and the worker never sends it", async () => {
    const worker = await opened();
    const { id } = await confirm(worker);
    await worker.pump();
    expect((await readStoredChange(db, id)).progress[RECORD]).toMatchObject({
      state: "failed",
      problem: { code: "page-did-not-save" },
    });
    await updateChangeRequest(db, id, resumeChange);
    await worker.pump();
    expect(statesOf(await readStoredChange(db, id))).toEqual({ [RECORD]: "failed" });
    expect(posts()).toBe(0);
    // Then the person does save it.
    await pageSaves(edit, { BudgetAmount: "1200.00" });
    await updateChangeRequest(db, id, resumeChange);
    await worker.pump();
    expect(statesOf(await readStoredChange(db, id))).toEqual({ [RECORD]: "verified" });
    expect(posts()).toBe(1);
  });

  test("F60: a record that the page saves late is waited for", async () => {
    const clock = createSleeper(() => pageSaves(edit, { BudgetAmount: "1200.00" }));
    const worker = await opened({ clock });
    const { id } = await confirm(worker);
    await worker.pump();
    expect(statesOf(await readStoredChange(db, id))).toEqual({ [RECORD]: "verified" });
    expect(posts()).toBe(1);
  });

  test("F60: no worker sends the page's form, at whatever step another one crashed", async () => {
    let outlived = false;
    let lives = 0;
    for (; !outlived && lives < 60; lives += 1) {
      db = await freshDatabase();
      await opened();
      const worker = crashingWorker(db, lives);
      const saving = confirm(createChangeWorker(office, worker.db, { use: worker.use }));
      outlived = await Promise.race([saving.then(() => true), worker.died.then(() => false)]);
      await later(1);
      await navigator.locks.request("planbridge-accept", { steal: true }, () => undefined);
      const next = await opened();
      await next.pump();
      const [change] = await db.getAll("changes");
      expect([lives, posts()]).toEqual([lives, 0]);
      expect([undefined, "proposed", "done"]).toContain(change?.state);
    }
    expect(lives).toBeGreaterThan(10);
  }, 20_000);

  test("F61: a field that the CRM saved with another value is reported as different", async () => {
    const worker = await opened();
    const days: FieldChange[] = [
      { field: "endDate", label: "End Date", kind: "date", before: client.plan.end, after: client.shorter },
    ];
    const { id } = await confirm(worker, { change: [...fields(), ...days] });
    await pageSaves(edit, { BudgetAmount: "1200.00", EndDate: formatDate(client.shorter) });
    update(office.database, "plan_budgets", client.budgets[CATEGORY] ?? 0, { amount: 120_001 });
    await worker.pump();
    expect((await readStoredChange(db, id)).progress[RECORD]?.state).toBe("failed");
    update(office.database, "plan_budgets", client.budgets[CATEGORY] ?? 0, { amount: 120_000 });
    await updateChangeRequest(db, id, resumeChange);
    await worker.pump();
    expect(statesOf(await readStoredChange(db, id))).toEqual({ [RECORD]: "verified" });
  });

  test("F60: a save without the typed amount is rejected, and nothing is stored", async () => {
    const worker = await opened();
    await expect(confirm(worker, { typed: "1200" })).rejects.toMatchObject({
      problem: { code: "amount-not-typed" },
    });
    expect(await listChangesByState(db, "applying")).toEqual([]);
  });

  test("F60: a form of a client with another change under way isn't accepted", async () => {
    const worker = await opened();
    await confirm(worker);
    await expect(confirm(worker)).rejects.toMatchObject({ problem: { code: "change-under-way" } });
    expect(await listChangesByState(db, "applying")).toHaveLength(1);
  });

  test("F53: saving a form for a record that PACE no longer has is rejected", async () => {
    const { budgetForm } = await opened();
    const { snapshotId } = await budgetForm.retrieve(CRM, edit, CATEGORY);
    const save = {
      formPath: edit,
      snapshotId,
      budgetKey: "plan-budget/Nothing/plan/2026-01-01",
      fields: fields(),
    };
    await expect(budgetForm.proposePageSave(CRM, save)).rejects.toMatchObject({
      problem: { code: "record-gone" },
    });
  });
});
