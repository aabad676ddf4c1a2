import { BUDGET_FORM } from "../form/budget-form.ts";
import { completeDelivery, DELIVERY_FORM } from "../form/delivery-form.ts";
import { PROVIDER_BUDGET_FORM } from "../form/provider-budget-form.ts";
import { SUPPORT_EDIT_FORM, SUPPORT_FORM, withSupportTotal } from "../form/support-form.ts";
import { retrieveBudget } from "../pages/pace-screens.ts";
import { budgetErrors, deliveryErrors } from "./part-rules.ts";
import type { Part } from "./part.ts";

const PLAN_BUDGETS: Part = {
  path: "/PlanBudgets",
  table: "plan_budgets",
  // The newer screens renamed this form, and not the one that edits.
  createTitle: ({ paceScreens }) =>
    paceScreens === "newer" ? "Create Category Budget" : "Add Budget Category",
  editTitle: "Edit Budget Category",
  createForm: BUDGET_FORM,
  editForm: BUDGET_FORM,
  preset: { stated_support_type: "N/A", management_style: "" },
  errorsIn: budgetErrors,
  complete: (record) => record,
  keepBecause: () => null,
  deletesFromForm: false,
  extra: ({ pace_plan }, { paceScreens }) => (pace_plan === 1 ? retrieveBudget(paceScreens) : null),
};

const PROVIDER_BUDGETS: Part = {
  path: "/ProviderBudgets",
  table: "provider_budgets",
  createTitle: () => "Add Service Provider Category Budgets",
  // The CRM's own: the same words as the form of a plan budget.
  editTitle: "Edit Budget Category",
  createForm: PROVIDER_BUDGET_FORM,
  editForm: PROVIDER_BUDGET_FORM,
  preset: {},
  errorsIn: () => ({}),
  complete: (record) => record,
  keepBecause: () => null,
  deletesFromForm: false,
  extra: () => null,
};

const SERVICE_SUPPORTS: Part = {
  path: "/ServiceSupports",
  table: "service_supports",
  createTitle: () => "Create Service Support",
  editTitle: "Edit Service Support",
  createForm: SUPPORT_FORM,
  editForm: SUPPORT_EDIT_FORM,
  preset: { ndis_rate: "Use alternative rate", management_style: "N/A", excluded: 1 },
  errorsIn: () => ({}),
  complete: withSupportTotal,
  keepBecause: (support, { deliveries }) =>
    deliveries.some(({ contract_support }) => contract_support === support["service"])
      ? "Alert! The Service Support you are trying to delete has one or more related Delivered Services records. For this reason, the Service Support cannot be deleted"
      : null,
  deletesFromForm: false,
  extra: () => null,
};

const DELIVERED_SERVICES: Part = {
  path: "/DeliveredServices",
  table: "delivered_services",
  createTitle: () => "Create Delivered Service",
  editTitle: "Edit Delivered Service",
  createForm: DELIVERY_FORM,
  editForm: DELIVERY_FORM,
  preset: { status: "Ready for Extraction", gst_code: "P2" },
  errorsIn: deliveryErrors,
  complete: completeDelivery,
  keepBecause: () => null,
  deletesFromForm: true,
  extra: () => null,
};

export const CONTRACT_PARTS: readonly Part[] = [
  PLAN_BUDGETS,
  PROVIDER_BUDGETS,
  SERVICE_SUPPORTS,
  DELIVERED_SERVICES,
];
