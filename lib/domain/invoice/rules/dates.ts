import { formatDate } from "../../../core/calendar-date.ts";
import { indexBudgets } from "../funding/budget-index.ts";
import { formatContract } from "../funding/contracts.ts";
import { formatDateRange, formatSpan, rangeCovers } from "../../../core/date-range.ts";
import type { LineFacts } from "../funding/line-facts.ts";
import type { Unavailable } from "../funding/category-availability.ts";
import { isOutsidePlan, isPlanExtended } from "../funding/plan-extension.ts";
import type { LineRule, RuleResult } from "./rule.ts";
import { SOURCE } from "../model/source.ts";

/** When the service was, against the contract, the plan and the category's own dates. */
export const DATE_RULES: readonly LineRule[] = [
  {
    code: "service-date-missing",
    label: "Service date missing",
    severity: "block",
    field: "from",
    source: SOURCE.rejections,
    waitsWhileTyping: true,
    check: ({ line }) =>
      line.from
        ? undefined
        : { what: "The line has no service date.", remedy: "Enter the date of the service." },
  },
  {
    code: "to-before-from",
    label: "Ends before it begins",
    severity: "block",
    field: "to",
    source: SOURCE.invoiceEntry,
    check: ({ line: { from, to } }) =>
      from && to && to < from
        ? {
            what: `The service ends on ${formatDate(to)}, before it begins on ${formatDate(from)}.`,
            remedy: "Correct one of the dates.",
          }
        : undefined,
  },
  {
    code: "outside-contract",
    label: "Outside the contract",
    severity: "block",
    field: "from",
    source: SOURCE.serviceEntry,
    check: unavailableWith(
      "outside-contract",
      "Correct the date, or enter the line under the contract that covers it.",
    ),
  },
  {
    code: "contract-inactive",
    label: "Contract not active",
    severity: "warn",
    field: "from",
    source: SOURCE.bulkImport,
    check: ({ range, context: { contract }, unavailable }) =>
      range && contract && !contract.active && unavailable?.code !== "outside-contract"
        ? {
            what: `The service is ${formatDateRange(range)}, under a service contract that isn't active: ${formatContract(contract)}.`,
            remedy: "Check the date. If it is right, the invoice belongs to that contract.",
            careview:
              "Service Entry takes it only where Service Contract Management allows invoices on inactive contracts; the bulk import asks for an active one.",
            refusedBy: ["bulk-import"],
          }
        : undefined,
  },
  {
    code: "other-contract",
    label: "Under another contract",
    severity: "note",
    field: "from",
    source: SOURCE.invoiceEntry,
    check: ({ range, otherContract, context: { contract } }) =>
      range && otherContract && contract?.active
        ? {
            what: `The service is ${formatDateRange(range)}, which falls under the service contract ${formatContract(contract)}.`,
            remedy:
              "It is checked against that contract's budgets. Check the date if you meant the newest contract.",
          }
        : undefined,
  },
  {
    code: "outside-plan",
    label: "Outside the plan",
    severity: "block",
    field: "from",
    source: SOURCE.rejections,
    check: ({ range, context, unavailable }) => {
      const { plan, contract } = context;
      if (!range || !plan || !isOutsidePlan(range, context)) return undefined;
      if (unavailable ? unavailable.code === "outside-contract" : isPlanExtended(range, context))
        return undefined;
      return {
        what: `The NDIS plan runs ${formatSpan(plan)}; the service is ${formatDateRange(range)}.`,
        remedy: "Correct the date. If the plan was extended, sync it first.",
        ...(contract ? { careview: "It uses the contract's dates and allows this." } : {}),
      };
    },
  },
  {
    code: "outside-category-period",
    label: "Outside the category's dates",
    severity: "block",
    field: "from",
    source: SOURCE.invoiceEntry,
    check: (facts) => {
      const result = outsideCategory(facts);
      return result && isOfferedByContract(facts)
        ? { ...result, careview: "It offers the category: the contract has it for these dates." }
        : result;
    },
  },
  {
    code: "category-not-in-plan",
    label: "Category not in the plan",
    severity: "block",
    field: "category",
    source: SOURCE.invoiceEntry,
    check: unavailableWith(
      "category-not-in-plan",
      "Choose another category. If it was added to the plan, sync the plan first.",
    ),
  },
  {
    code: "not-plan-managed",
    label: "Not plan-managed",
    severity: "block",
    field: "category",
    source: SOURCE.rejections,
    check: unavailableWith(
      "not-plan-managed",
      "Return the invoice, or choose a category that you manage. If management has changed, sync the plan first.",
    ),
  },
  {
    code: "future-date",
    label: "Service in the future",
    severity: "warn",
    field: "to",
    source: SOURCE.serviceEntry,
    check: ({ range, context: { today }, pendingPeriod }) =>
      range && range.to > today && !pendingPeriod
        ? {
            what: `The service is ${formatDateRange(range)}, which hasn't finished yet.`,
            remedy: "Only delivered services can be claimed. Check the date.",
          }
        : undefined,
  },
];

const outsideCategory = unavailableWith(
  "outside-category-period",
  "Correct the date or the category. If the category was extended, sync the plan first.",
);

function isOfferedByContract({ range, category, context: { budgets } }: LineFacts): boolean {
  if (!range || !budgets || category === undefined) return false;
  return (
    indexBudgets(budgets)
      .managed.get(category)
      ?.some(({ crm }) => crm && rangeCovers(crm, range)) === true
  );
}

function unavailableWith(
  code: Unavailable["code"],
  remedy: string,
): (facts: LineFacts) => RuleResult | undefined {
  return ({ unavailable }) => (unavailable?.code === code ? { what: unavailable.reason, remedy } : undefined);
}
