/** A support category of the NDIS. */
export interface SupportCategory {
  name: string;
  /**
   * The catalogue's "Support Category Number (PACE)". 1 to 15 are older than PACE and in every source; 16 and 20 are told by
   * two independent sources each; 17, 18, 19 and 21 by code bases that were built on the catalogue's own column.
   */
  number: number;
  supportType: "Core" | "Capital" | "Capacity Building" | "Recurring transport";
  /** Its money may be used for the other Core Flexible categories too (PACE: 01, 03, 04). */
  coreFlexible?: true;
  /** Came with PACE: the category whose number its items still begin with, and which older systems write before its name. */
  splitFrom?: number;
  /** Other names of the same category: the NDIA's codes, the catalogue's old and new ones, what the CRM and older guides write. */
  also?: readonly string[];
  /** Names that two categories share: the name alone is ambiguous; its number or purpose decides. */
  shared?: readonly string[];
}

/** How the social categories are written; Core is 04, Capacity Building is 09. */
const SOCIAL = [
  "Social and Community Participation",
  "Social and Civic Participation",
  "Social, Community and Civic Participation",
  "Social, Economic and Community Participation",
  "Social Community Civic",
  "Community Participation",
];

/** The 21 categories by their numbers, with the names that the CRM, the catalogue and the NDIA use. */
export const SUPPORT_CATEGORIES: readonly SupportCategory[] = [
  {
    number: 1,
    name: "Assistance with Daily Life",
    supportType: "Core",
    coreFlexible: true,
    also: [
      "Daily Activities",
      "Assistance with Daily Activities",
      "Assistance with Daily Living",
      "Assistance with Daily Life at Home",
      "Daily Life",
    ],
    shared: ["Daily Living", "Daily Activity"],
  },
  { number: 2, name: "Transport", supportType: "Core" },
  { number: 3, name: "Consumables", supportType: "Core", coreFlexible: true },
  {
    number: 4,
    name: "Assistance with Social, Economic and Community Participation",
    supportType: "Core",
    coreFlexible: true,
    also: [
      "Assistance with Social and Community Participation",
      "Assistance with Social, Community and Civic Participation",
      "Social, Community and Civic Participation",
      "Social Community Civic",
      "Community Participation",
    ],
    shared: SOCIAL,
  },
  {
    number: 5,
    name: "Assistive Technology",
    supportType: "Capital",
    also: ["AT"],
  },
  {
    number: 6,
    name: "Home Modifications",
    supportType: "Capital",
    also: [
      "Home Modifications and Specialised Disability Accommodation",
      "Home Modifications and SDA",
      "Home Modification",
    ],
  },
  {
    number: 7,
    name: "Support Coordination",
    supportType: "Capacity Building",
    also: [
      "Support Coordination and Psychosocial Recovery Coaches",
      "Support Coordination and Psychosocial Recovery Coach",
      "Support Coordination and Psychosocial Recovery Coaching",
      "Support Coordination and Recovery Coaches",
      "Psychosocial Recovery Coaches",
      "Psychosocial Recovery Coach",
      "Psychosocial Recovery Coaching",
      "Coordination of Supports",
    ],
  },
  {
    number: 8,
    name: "Improved Living Arrangements",
    supportType: "Capacity Building",
    also: ["Living Arrangements"],
    shared: ["Home and Living"],
  },
  {
    number: 9,
    name: "Increased Social and Community Participation",
    supportType: "Capacity Building",
    also: [
      "Improved Social and Community Participation",
      "Increased Social, Economic and Community Participation",
      "Increased Social, Community and Civic Participation",
    ],
    shared: SOCIAL,
  },
  {
    number: 10,
    name: "Finding and Keeping a Job",
    supportType: "Capacity Building",
    also: ["Employment", "Find and Keep a Job", "Finding and Keeping Employment"],
  },
  {
    number: 11,
    name: "Improved Relationships",
    supportType: "Capacity Building",
    also: ["Relationships"],
  },
  {
    number: 12,
    name: "Improved Health and Wellbeing",
    supportType: "Capacity Building",
    also: ["Health and Wellbeing"],
  },
  {
    number: 13,
    name: "Improved Learning",
    supportType: "Capacity Building",
    also: ["Lifelong Learning", "Improved Lifelong Learning", "Learning"],
  },
  {
    number: 14,
    name: "Choice and Control",
    supportType: "Capacity Building",
    also: ["Improved Life Choices", "Life Choices", "Improved Choice and Control"],
  },
  {
    number: 15,
    name: "Improved Daily Living Skills",
    supportType: "Capacity Building",
    also: ["Improved Daily Living", "Daily Living Skills", "Improved Daily Activity"],
    shared: ["Daily Activity", "Daily Activities", "Daily Living", "Daily Life"],
  },
  {
    number: 16,
    name: "Home and Living",
    supportType: "Core",
    splitFrom: 1,
    also: ["Assistance with Home and Living"],
  },
  {
    number: 17,
    name: "Specialist Disability Accommodation",
    supportType: "Capital",
    splitFrom: 6,
    also: ["SDA"],
  },
  {
    number: 18,
    name: "Transport Recurring",
    supportType: "Recurring transport",
    splitFrom: 2,
    also: ["Recurring Transport"],
  },
  {
    number: 19,
    name: "Assistive Technology Maintenance, Repair and Rental",
    supportType: "Capital",
    splitFrom: 5,
    also: [
      "AT Maintenance, Repair and Rental",
      "Maintenance, Repair and Rental",
      "Assistive Technology Repair, Maintenance and Rental",
      "Assistive Technology (AT) Maintenance, Repair and Rental",
    ],
  },
  {
    number: 20,
    name: "Behaviour Support",
    supportType: "Capacity Building",
    splitFrom: 11,
    also: [
      "Positive Behaviour Support",
      "Specialist Behaviour Support",
      "Specialist Behavioural Intervention Support",
      "Specialist Behaviour Intervention Support",
      "Behavioural Support",
      "Improved Behaviour Support",
    ],
  },
  {
    number: 21,
    name: "YPIRAC Cross Billing",
    supportType: "Core",
    also: [
      "YPIRAC",
      "Cross Billing",
      "Young People in Residential Aged Care",
      "Younger People in Residential Aged Care",
      "Young People in Residential Aged Care Cross Billing",
      "Younger People in Residential Aged Care Cross Billing",
      "Young People in Residential Aged Care (YPIRAC) Cross Billing",
      "Younger People in Residential Aged Care (YPIRAC) Cross Billing",
      "YPIRAC (Young People in Residential Aged Care) Cross Billing",
      "YPIRAC (Younger People in Residential Aged Care) Cross Billing",
    ],
  },
];
