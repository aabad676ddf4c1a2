import type { CrmField } from "../../../lib/domain/plan/crm-field.ts";
import type { FieldChange, RecordChange } from "../../../lib/domain/change/change-set.ts";
import type { RecordProgress } from "../../../lib/domain/change/change.ts";
import type { BudgetsView } from "../../../lib/domain/change/plan-choices.ts";
import type { Precondition } from "../../../lib/messaging/views.ts";
import type { ChangeView } from "../../../lib/domain/change/change-view.ts";
import { NOW } from "./view-fixtures.ts";

const DAY = 86_400_000;
export const ON_3_NOVEMBER = NOW - 19 * DAY;

function field(kind: FieldChange["kind"]) {
  return (
    name: CrmField,
    label: string,
    before: FieldChange["before"],
    after: FieldChange["after"],
  ): FieldChange => ({
    field: name,
    label,
    kind,
    before,
    after,
  });
}
export const money = field("money");
const date = field("date");
const text = field("text");

/** A budget that grows from $1,000.00 to $1,250.50. */
export function update(changes: Partial<RecordChange> = {}): RecordChange {
  return {
    id: "plan-budget/Consumables/plan",
    kind: "plan-budget",
    title: "Consumables",
    group: "change",
    action: "update",
    fields: [
      money("budgetAmount", "Budget Amount", 100_000, 125_050),
      date("startDate", "Start Date", "2026-07-01", "2026-07-01"),
      date("endDate", "End Date", "2027-03-31", "2027-06-30"),
    ],
    warnings: [],
    ...changes,
  };
}

function created(title: string, amount: number, changes: Partial<RecordChange> = {}): RecordChange {
  return {
    id: `plan-budget/${title}/plan`,
    kind: "plan-budget",
    title,
    group: "only-ndia",
    action: "create",
    fields: [
      text("planCategory", "Plan Category", null, title),
      money("budgetAmount", "Budget Amount", null, amount),
      text("managementStyle", "Management Style", null, "Plan Management"),
    ],
    warnings: [],
    ...changes,
  };
}

function adjustmentOf(budget: RecordChange, amount: number): RecordChange {
  return {
    id: budget.id.replace("plan-budget", "adjustment"),
    kind: "adjustment",
    title: `${budget.title}: adjustment for services delivered to date`,
    group: "only-ndia",
    action: "create",
    belongsTo: budget.id,
    fields: [money("rate", "Rate", null, amount)],
    warnings: [],
  };
}

const newContract: RecordChange = {
  id: "contract",
  kind: "contract",
  title: "Service contract",
  group: "only-ndia",
  action: "create",
  fields: [money("totalFunding", "Total Funding", null, 300_000)],
  warnings: [],
};

export const same = update({
  id: "plan-budget/Transport/plan",
  title: "Transport",
  group: "same",
  fields: [money("budgetAmount", "Budget Amount", 5000, 5000)],
});
delete same.action;

export const onlyCrm: RecordChange = {
  id: "plan-budget/crm/9",
  kind: "plan-budget",
  title: "Support Coordination",
  group: "only-crm",
  fields: [money("budgetAmount", "Budget Amount", 220_000, null)],
  warnings: [],
};

export function change(changes: Partial<ChangeView> = {}): ChangeView {
  return {
    id: "change-1",
    site: "https://crm.example.org",
    purpose: "sync-plan-and-budgets",
    state: "proposed",
    client: { name: "Siobhan O'Brien" },
    contract: { reference: "SC-10023", path: "/contracts/10023" },
    retrievedAt: NOW - 180_000,
    unchangedSince: ON_3_NOVEMBER,
    records: [update()],
    warnings: [],
    refusals: [],
    moved: 25_050,
    ...changes,
  };
}

/** A new contract with two budgets of $2,000.00 and $1,000.00, the first with an adjustment of $123.45. */
export function newContractChange(): ChangeView {
  const consumables = created("Consumables", 200_000);
  const records = [
    newContract,
    consumables,
    created("Transport", 100_000),
    adjustmentOf(consumables, 12_345),
  ];
  return change({ purpose: "create-contract", records });
}

/** One update a state, in order. */
export function changeWith(states: RecordProgress["state"][], changes: Partial<ChangeView> = {}): ChangeView {
  const records = states.map((state, at) => ({
    ...update({ id: `plan-budget/${at}`, title: `Budget ${at}` }),
    progress: { state, sent: 1 },
  }));
  return change({ state: "applying", records, ...changes });
}

export const unmet: Precondition[] = [
  { what: "Signed in to the CRM", holds: true },
  {
    what: "The PACE API isn't enabled.",
    holds: false,
    remedy: "Enable it under Connection.",
    at: "options",
  },
  { what: "The NDIS number is missing.", holds: false, remedy: "Enter it on the client's Edit form." },
];

export const budgets: BudgetsView = {
  snapshotId: "snapshot-1",
  retrievedAt: NOW - 180_000,
  client: { name: "Siobhan O'Brien" },
  category: "Consumables",
  choices: [
    {
      key: "a",
      category: "Consumables",
      component: "Core Flexible",
      stated: false,
      managementStyle: "Plan Management",
      startDate: "2026-07-01",
      endDate: "2027-06-30",
      total: 1_234_500,
      excluded: false,
    },
  ],
};
