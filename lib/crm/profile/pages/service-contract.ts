import { definePage, type Landmarks } from "../define-page.ts";

export const landmarks: Landmarks = {
  headings: ["Service Contract"],
  alsoOneOf: [
    [
      "Plan Budget",
      "Plan Budgets",
      "Service Support",
      "Service Supports",
      "Delivered Services",
      "New Contract",
    ],
  ],
};

/** One service contract, with its budgets and what was delivered. */
export default definePage({
  name: "service-contract",
  landmarks,
  fields: {
    reference: ["Reference"],
    contractNumber: ["Contract Number", "Contract No", "Contract No."],
    planStartDate: ["NDIS Plan Start Date", "Plan Start Date", "Plan Start"],
    planEndDate: ["NDIS Plan End Date", "Plan End Date", "Plan End"],
    startDate: ["Start Date", "Contract Start Date"],
    endDate: ["End Date", "Contract End Date"],
    contractStatus: ["Status", "Contract Status"],
    totalFunding: ["Total Funding", "Total Funding $", "Total Contract amount"],
    pacePlan: ["PACE Plan"],
  },
  tables: {
    planBudget: {
      titles: ["Plan Budget", "Plan Budgets"],
      columns: {
        category: ["Category", "Plan Category", "Support Category"],
        amount: ["Budget Amount", "Budget"],
        delivered: ["Total Delivered", "Delivered"],
        startDate: ["Start Date", "Start"],
        endDate: ["End Date", "End"],
        managementStyle: ["Management Style"],
        excluded: ["Excluded", "Exclude from Service Contract Allocation Totals"],
        prodaStatus: ["PRODA Status"],
      },
    },
    providerBudgets: {
      titles: ["Service Provider Category Budgets", "Service Provider Category Budget"],
      columns: {
        provider: ["Service Provider", "Service Provider Name", "Provider"],
        category: ["Category", "Plan Category"],
        amount: ["Budget", "Budget Amount"],
        delivered: ["Total Delivered", "Delivered"],
        startDate: ["Start Date", "Start"],
        endDate: ["End Date", "End"],
      },
    },
    serviceSupports: {
      titles: ["Service Support", "Service Supports", "Stated Support", "Stated Supports"],
      columns: {
        item: ["Service", "Support Item", "Support Item Number", "Item Number"],
        category: ["Category", "Plan Category"],
        total: ["Total"],
      },
    },
    fundingComponents: {
      titles: ["Funding Components", "Funding Component"],
      columns: {
        category: ["Plan Budget", "Category", "Plan Category"],
        startDate: ["Period Start Date", "Start Date"],
        endDate: ["Period End Date", "End Date"],
        amount: ["Amount"],
        status: ["Status"],
      },
    },
    deliveredServices: {
      titles: ["Delivered Services", "Delivered Service"],
      columns: {
        date: ["Delivered Date", "Delivered From", "Delivered From Date", "Date"],
        to: ["Delivered To", "Delivered To Date"],
        number: ["Provider Invoice Number", "Invoice Number"],
        status: ["Status"],
        itemNumber: ["Support Item Number", "Item Number"],
        description: ["Support Item Description", "Service Support Item", "Description"],
        category: ["Plan Category", "Category"],
        provider: ["Service Provider", "Service Provider Name"],
        note: ["Note", "Notes"],
        total: ["Total"],
      },
    },
  },
  script: "service-contract",
});
