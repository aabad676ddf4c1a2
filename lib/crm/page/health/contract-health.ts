import { PLAN_DATE_LABELS } from "../../../domain/plan/crm-field.ts";
import type { HealthItem } from "../../../domain/page-health/page-health.ts";
import { findTables } from "../../read/read-table.ts";
import type { ContractReading } from "../../read/read-contract.ts";
import type { SiteProfile, TableName } from "../../profile/site-profile.ts";
import { healthItem, itemsOfDoubts, reasonOf } from "./health-items.ts";

const PLAN_DATES: readonly string[] = Object.values(PLAN_DATE_LABELS);
const LABELS = [
  "Reference",
  "Contract Number",
  "Status",
  "Total Funding",
  ...PLAN_DATES,
  "Start Date",
  "End Date",
  "PACE Plan",
];

/** Each table with what holds its rows once it is read whole. */
const TABLES = [
  ["planBudget", "budgets"],
  ["providerBudgets", "providerBudgets"],
  ["serviceSupports", "supports"],
  ["fundingComponents", "periods"],
  ["deliveredServices", "delivered"],
] as const satisfies readonly (readonly [TableName, keyof ContractReading])[];

export function contractHealth(
  doc: ParentNode,
  contract: ContractReading,
  { tables }: SiteProfile,
): HealthItem[] {
  const fields = itemsOfDoubts(LABELS, contract.doubts, (label) => PLAN_DATES.includes(label)).map((item) => {
    const name = item.what === PLAN_DATE_LABELS.planStartDate ? "planStartDate" : "planEndDate";
    const isEmpty = item.isNeeded && item.state === "read" && !contract.contract[name];
    return isEmpty ? { ...item, words: "it is empty" } : item;
  });
  return [
    ...fields,
    ...TABLES.map(([table, rows]) => {
      const what = `${tables[table].titles[0]} table`;
      const unread = contract.unreadTables?.[table];
      if (unread) return healthItem(what, "unreadable", { words: reasonOf(unread) });
      // One that only says that it is empty has no headings to be read by.
      if (!contract[rows])
        return healthItem(what, findTables(doc, tables[table]).length > 0 ? "read" : "not-shown");
      const doubts = table === "planBudget" ? (contract.budgetDoubts ?? []) : [];
      const labels = [...new Set(doubts.map(({ label }) => label))];
      return doubts.length > 0
        ? healthItem(what, "partly", { words: `not every row shows a certain ${labels.join(" and ")}` })
        : healthItem(what, "read");
    }),
    healthItem("Link to the client", contract.clientLinks.length > 0 ? "read" : "not-shown"),
    healthItem("Link to edit the contract", contract.editPath ? "read" : "not-shown"),
  ];
}
