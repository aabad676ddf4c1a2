import * as choices from "../records/choices.ts";
import { datesInOrder, type Form } from "./field.ts";

/** Create New Contract and Edit contract. */
export const CONTRACT_FORM: Form = {
  fields: [
    { name: "Reference", label: "Reference", column: "reference", kind: "text" },
    { name: "ContractNumber", label: "Contract Number", column: "contract_number", kind: "text" },
    { name: "NDISPlanStartDate", label: "NDIS Plan Start Date", column: "plan_start", kind: "date" },
    { name: "NDISPlanEndDate", label: "NDIS Plan End Date", column: "plan_end", kind: "date" },
    { name: "StartDate", label: "Start Date", column: "start_date", kind: "date", required: true },
    { name: "EndDate", label: "End Date", column: "end_date", kind: "date", required: true },
    {
      name: "FundingSource",
      label: "Funding Source",
      column: "funding_source",
      kind: "select",
      options: choices.FUNDING_SOURCES,
      required: true,
    },
    {
      name: "FundingManagement",
      label: "Funding Management",
      column: "funding_management",
      kind: "select",
      options: choices.FUNDING_MANAGEMENTS,
      required: true,
    },
    {
      name: "TotalFunding",
      label: "Total Funding $",
      column: "total_funding",
      kind: "money",
      required: true,
    },
    { name: "ReferralDate", label: "Referral Date", column: "referral_date", kind: "date" },
    {
      name: "NdisPaceParticipant",
      label: "NDIS PACE Participant",
      column: "pace_participant",
      kind: "select",
      options: choices.YES_NO,
      required: true,
    },
    { name: "PacePlan", label: "PACE Plan", column: "pace_plan", kind: "tick" },
    {
      name: "Status",
      label: "Status",
      column: "status",
      kind: "select",
      options: choices.CONTRACT_STATUSES,
      required: true,
    },
    { name: "Notes", label: "Notes", column: "notes", kind: "notes" },
  ],
  check: (record) => ({
    ...datesInOrder(record, "plan_start", "plan_end", {
      NDISPlanEndDate: "NDIS Plan End Date must not be before NDIS Plan Start Date.",
    }),
    ...datesInOrder(record, "start_date", "end_date", { EndDate: "End Date must not be before Start Date." }),
  }),
};
