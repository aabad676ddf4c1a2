import { describe, expect, test } from "vitest";
import type { RecordPath } from "../../../../../lib/crm/profile/record-path.ts";
import { careview } from "../../../../../lib/crm/profile/careview.ts";
import { textField } from "../../../../../lib/domain/change/change-set.ts";
import type { RecordChange } from "../../../../../lib/domain/change/change-set.ts";
import { adjustmentTarget } from "../../../../../lib/services/changes/targets/adjustment-target.ts";
import { budgetTarget } from "../../../../../lib/services/changes/targets/budget-target.ts";
import type { ContractSnapshot, TargetDeps } from "../../../../../lib/services/changes/targets/target.ts";
import { CRM } from "../../sandbox-office.ts";

const unread = (what: string) => ({ code: "crm-table-unread", what, remedy: "x" });
const planBudget = unread("The Plan Budget table can't be read.");
const deliveredServices = unread("The Delivered Services table can't be read.");

const seen: ContractSnapshot = {
  path: "/ServiceContracts/Details/1",
  contract: { reference: "Plan A" },
  clientLinks: [],
  problems: [],
  doubts: [],
  createBudgetPath: "/PlanBudgets/Create" as RecordPath,
  createDeliveredPath: "/DeliveredServices/Create" as RecordPath,
  unreadTables: { planBudget, deliveredServices },
};

const fetched = () => Promise.reject(new Error("nothing is fetched"));
const deps: TargetDeps = {
  site: CRM,
  profile: careview,
  readCrm: fetched,
  post: fetched,
  contract: {
    read: () => Promise.resolve(seen),
    readAgain: () => Promise.resolve(seen),
    remember: () => undefined,
  },
  bookings: { ndia: fetched, identityOf: fetched, keep: fetched, sendsUnpublished: fetched },
};
const record: RecordChange = {
  id: "plan-budget/Consumables/plan",
  kind: "plan-budget",
  title: "Consumables",
  group: "only-ndia",
  action: "create",
  fields: [textField("planCategory", "Plan Category", "Consumables")],
  warnings: [],
};

describe.each([
  ["a budget", budgetTarget(deps), planBudget],
  ["an adjustment", adjustmentTarget(deps), deliveredServices],
])("F61: %s whose table can't be read whole", (_title, target, problem) => {
  const change = {} as Parameters<typeof target.write>[0];

  test("isn't sent, and the table is named", async () => {
    const sent = target.write(change, record, () => Promise.reject(new Error("something was sent")));
    await expect(sent).resolves.toEqual({ saved: false, problem });
  });

  test("isn't taken as not there after a lost answer, so it isn't sent again", async () => {
    await expect(target.find(change, record)).rejects.toMatchObject({ kind: "permanent", problem });
  });

  test("isn't called missing when it is read back", async () => {
    await expect(target.readBack(change, record)).rejects.toMatchObject({ kind: "permanent", problem });
  });
});
