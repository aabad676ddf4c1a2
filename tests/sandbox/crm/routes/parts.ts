import { BUDGET_FORM } from "../form/budget-form.ts";
import { DELIVERY_FORM, withDeliveryTotal } from "../form/delivery-form.ts";
import { SUPPORT_EDIT_FORM, SUPPORT_FORM, withSupportTotal } from "../form/support-form.ts";
import type { Part } from "./contract-parts.ts";

const PLAN_BUDGETS: Part = {
  path: "/PlanBudgets",
  table: "plan_budgets",
  createTitle: "Add Budget Category",
  editTitle: "Edit Budget Category",
  createForm: BUDGET_FORM,
  editForm: BUDGET_FORM,
  preset: { stated_support_type: "N/A" },
  complete: (record) => record,
  keepBecause: () => null,
  deletesFromForm: false,
};

const SERVICE_SUPPORTS: Part = {
  path: "/ServiceSupports",
  table: "service_supports",
  createTitle: "Create Service Support",
  editTitle: "Edit Service Support",
  createForm: SUPPORT_FORM,
  editForm: SUPPORT_EDIT_FORM,
  preset: { ndis_rate: "Use alternative rate", management_style: "N/A", excluded: 1 },
  complete: withSupportTotal,
  keepBecause: (support, { deliveries }) =>
    deliveries.some(({ contract_support }) => contract_support === support["service"])
      ? "Alert! The Service Support you are trying to delete has one or more related Delivered Services records. For this reason, the Service Support cannot be deleted"
      : null,
  deletesFromForm: false,
};

const DELIVERED_SERVICES: Part = {
  path: "/DeliveredServices",
  table: "delivered_services",
  createTitle: "Create Delivered Service",
  editTitle: "Edit Delivered Service",
  createForm: DELIVERY_FORM,
  editForm: DELIVERY_FORM,
  preset: { status: "Ready for Extraction", gst_code: "P2" },
  complete: withDeliveryTotal,
  keepBecause: () => null,
  deletesFromForm: true,
};

export const CONTRACT_PARTS: readonly Part[] = [PLAN_BUDGETS, SERVICE_SUPPORTS, DELIVERED_SERVICES];
