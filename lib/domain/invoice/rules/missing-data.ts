import { indexBudgets } from "../funding/budget-index.ts";
import { contextOnDay, contractsInForce } from "../funding/contracts.ts";
import { dayClassesForItem } from "./day-class.ts";
import { lineDateRange } from "../funding/compute-line-facts.ts";
import { linePrice } from "../funding/line-price.ts";
import { lineCategory } from "../funding/paying-category.ts";
import type { InvoiceRule } from "./rule.ts";
import { SOURCE } from "../model/source.ts";

/** What couldn't be checked, because it isn't known. Nothing is blocked for its sake. */
export const MISSING_DATA_RULES: readonly InvoiceRule[] = [
  {
    code: "unknown-contract",
    label: "Contract dates unknown",
    missingData: true,
    needsCrm: true,
    severity: "note",
    field: "from",
    source: SOURCE.planbridge,
    check: ({ lines }, { contract }) =>
      contract || lines.length === 0
        ? []
        : [
            {
              what: "The service contract's dates aren't known, so services weren't checked against them.",
              remedy: "Open the client's service contract once.",
            },
          ],
  },
  {
    code: "unknown-budgets",
    label: "Budgets unknown",
    missingData: true,
    severity: "note",
    field: "category",
    source: SOURCE.planbridge,
    check: ({ lines }, { budgets }) =>
      budgets || lines.length === 0
        ? []
        : [
            {
              what: "The plan's budgets aren't known, so categories, funding periods and money weren't checked.",
              remedy: "Sync the plan, or open the client's service contract once.",
            },
          ],
  },
  {
    code: "unknown-funds",
    label: "Funds unknown",
    missingData: true,
    severity: "note",
    field: "category",
    source: SOURCE.planbridge,
    check: ({ lines }, context) => {
      const unknown = new Set<string>();
      for (const line of lines) {
        const contextOfDays = contextOnDay(lineDateRange(line), context, line.category);
        if (!contextOfDays.budgets) continue;
        const { unknownFunds } = indexBudgets(contextOfDays.budgets);
        if (unknownFunds.size === 0) continue;
        const key = lineCategory(line, contextOfDays);
        if (key !== undefined) for (const name of unknownFunds.get(key) ?? []) unknown.add(name);
      }
      return unknown.size === 0
        ? []
        : [
            {
              what: `How much is left of ${[...unknown].join(" and ")} isn't fully known, so not everything was checked.`,
              remedy: "Check it in the contract before you save.",
            },
          ];
    },
  },
  {
    code: "unknown-management",
    label: "Management unknown",
    missingData: true,
    severity: "note",
    field: "category",
    source: SOURCE.planbridge,
    check: ({ lines }, context) => {
      // A file has thousands of invoices, and nearly all have known management.
      const isManagementKnown = contractsInForce(context).every(({ budgets }) =>
        (budgets ?? []).every(({ management }) => management !== null),
      );
      if (isManagementKnown) return [];
      const unknownBudgets = lines.flatMap((line) => {
        const contextOfDays = contextOnDay(lineDateRange(line), context, line.category);
        if (!contextOfDays.budgets?.some(({ management }) => management === null)) return [];
        const key = lineCategory(line, contextOfDays);
        return (
          key === undefined ? [] : (indexBudgets(contextOfDays.budgets).byCategory.get(key) ?? [])
        ).filter(({ management }) => management === null);
      });
      return unknownBudgets.length === 0
        ? []
        : [
            {
              what: `The NDIA doesn't say who manages ${[...new Set(unknownBudgets.map(({ category }) => category))].join(" and ")}, so it isn't known whether you pay from it.`,
              remedy: "Check in the plan or the provider portal that it is plan-managed.",
            },
          ];
    },
  },
  {
    code: "unknown-state",
    label: "State unknown",
    missingData: true,
    needsCrm: true,
    severity: "note",
    field: "item",
    source: SOURCE.planbridge,
    check: ({ lines }, context) =>
      context.state || !lines.some((line) => dayClassesForItem(line, linePrice(line, context)).size > 0)
        ? []
        : [
            {
              what: "The state of the service isn't known, so public holidays weren't checked.",
              remedy:
                "Check that no service with a weekday, Saturday or Sunday item fell on a public holiday.",
              setting: { section: "holidays", label: "Set a default state" },
            },
          ],
  },
  {
    code: "unknown-invoices",
    label: "Earlier invoices unknown",
    missingData: true,
    needsCrm: true,
    severity: "note",
    field: "number",
    source: SOURCE.planbridge,
    check: ({ number }, { invoices }) =>
      invoices || !number
        ? []
        : [
            {
              what: "Existing invoices aren't known, so this one may be a duplicate.",
              remedy: "Search the invoice list for its number.",
            },
          ],
  },
  {
    code: "unknown-delivered",
    label: "Earlier services unknown",
    missingData: true,
    needsCrm: true,
    severity: "note",
    field: "from",
    source: SOURCE.planbridge,
    check: ({ lines, provider }, { delivered }) =>
      delivered || !provider || lines.length === 0
        ? []
        : [
            {
              what: "Earlier services of this client aren't known, so overlaps weren't checked.",
              remedy: "Check the contract's delivered services if in doubt.",
            },
          ],
  },
];
