/** The words of a PACE budget: whether its money may be moved, who pays the bills, and the part of the plan it is in. */
export const BUDGET_TYPES = ["Flexible", "Stated"] as const;
export const MANAGEMENTS = ["Plan-managed", "Agency-managed", "Self-managed"] as const;
export const SUPPORT_TYPES = ["Core", "Capacity Building", "Capital", "Recurring transport"] as const;

export type BudgetType = (typeof BUDGET_TYPES)[number];
export type Management = (typeof MANAGEMENTS)[number];
export type SupportType = (typeof SUPPORT_TYPES)[number];
export type CategoryTypes = { supportType: SupportType; budgetType: BudgetType };

const NATURES: readonly (CategoryTypes & { categories: readonly string[] })[] = [
  {
    supportType: "Core",
    budgetType: "Flexible",
    categories: [
      "Assistance with Daily Life",
      "Consumables",
      "Assistance with Social, Economic and Community Participation",
    ],
  },
  {
    supportType: "Core",
    budgetType: "Stated",
    categories: ["Transport", "Home and Living", "YPIRAC Cross Billing"],
  },
  {
    supportType: "Capital",
    budgetType: "Stated",
    categories: [
      "Assistive Technology",
      "Assistive Technology Maintenance, Repair and Rental",
      "Home Modifications",
      "Specialist Disability Accommodation",
    ],
  },
  { supportType: "Recurring transport", budgetType: "Stated", categories: ["Transport Recurring"] },
  { supportType: "Capacity Building", budgetType: "Flexible", categories: ["Improved Daily Living Skills"] },
];

/** What the agency takes a category for; what isn't listed is a stated capacity building one. */
export function categoryTypes(category: string): CategoryTypes {
  const { supportType, budgetType } = NATURES.find(({ categories }) => categories.includes(category)) ?? {
    supportType: "Capacity Building",
    budgetType: "Stated",
  };
  return { supportType, budgetType };
}

/** The funding component as PACE names it: `Core Flexible (Plan-managed)`. */
export function componentName({ supportType, budgetType }: CategoryTypes, management: Management): string {
  return `${supportType} ${budgetType} (${management})`;
}
