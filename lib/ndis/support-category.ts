/** A support category of the NDIS, known by its name: numbers above 16 aren't confirmed in public. */
export interface SupportCategory {
  name: string;
  number?: number;
  supportType: "Core" | "Capital" | "Capacity Building" | "Recurring transport";
  /** Its money may be used for the other Core Flexible categories too (PACE: 01, 03, 04). */
  coreFlexible?: true;
  /** Other names of the same category, in the NDIA's codes and in older guides. */
  also?: readonly string[];
}

/** The guide's 21 categories in their order, with the names that the CRM, the price guide and the NDIA use. */
export const SUPPORT_CATEGORIES: readonly SupportCategory[] = [
  {
    number: 1,
    name: "Assistance with Daily Life",
    supportType: "Core",
    coreFlexible: true,
    also: ["Daily Activities", "DAILY_ACTIVITIES", "ASSISTANCE_DAILY_LIFE"],
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
      "Social, Community and Civic Participation",
      "SOCIAL_COMMUNITY_CIVIC",
      "COMMUNITY_PARTICIPATION",
    ],
  },
  { number: 5, name: "Assistive Technology", supportType: "Capital", also: ["ASSISTIVE_TECHNOLOGY"] },
  { number: 6, name: "Home Modifications", supportType: "Capital", also: ["HOME_MODIFICATIONS"] },
  {
    number: 7,
    name: "Support Coordination",
    supportType: "Capacity Building",
    also: ["Support Coordination and Psychosocial Recovery Coaches", "SUPPORT_COORDINATION"],
  },
  {
    number: 8,
    name: "Improved Living Arrangements",
    supportType: "Capacity Building",
    also: ["CB_HOME_LIVING"],
  },
  {
    number: 9,
    name: "Increased Social and Community Participation",
    supportType: "Capacity Building",
    also: ["CB_SOCIAL_COMMUNITY_CIVIC"],
  },
  {
    number: 10,
    name: "Finding and Keeping a Job",
    supportType: "Capacity Building",
    also: ["CB_EMPLOYMENT"],
  },
  {
    number: 11,
    name: "Improved Relationships",
    supportType: "Capacity Building",
    also: ["CB_RELATIONSHIPS"],
  },
  {
    number: 12,
    name: "Improved Health and Wellbeing",
    supportType: "Capacity Building",
    also: ["CB_HEALTH_WELLBEING"],
  },
  { number: 13, name: "Improved Learning", supportType: "Capacity Building", also: ["CB_LIFELONG_LEARNING"] },
  {
    number: 14,
    name: "Choice and Control",
    supportType: "Capacity Building",
    also: ["Improved Life Choices", "CB Choice and Control", "CB_CHOICE_CONTROL"],
  },
  {
    number: 15,
    name: "Improved Daily Living Skills",
    supportType: "Capacity Building",
    also: ["Improved Daily Living", "CB_DAILY_ACTIVITY"],
  },
  { number: 16, name: "Home and Living", supportType: "Core" },
  { name: "Behaviour Support", supportType: "Capacity Building" },
  { name: "Assistive Technology Maintenance, Repair and Rental", supportType: "Capital" },
  { name: "Specialist Disability Accommodation", supportType: "Capital", also: ["SDA"] },
  { name: "Transport Recurring", supportType: "Recurring transport", also: ["Recurring Transport"] },
  { name: "YPIRAC Cross Billing", supportType: "Core" },
];

const byName = new Map(
  SUPPORT_CATEGORIES.flatMap((category) =>
    [category.name, ...(category.also ?? [])].map((name) => [plain(name), category] as const),
  ),
);

/** The category that this text names, with or without its number in front (`01 Assistance with Daily Life`). */
export function supportCategory(text: string): SupportCategory | undefined {
  return byName.get(plain(text));
}

/** Equal for two texts that name the same category; a name that Planbridge doesn't know is its own category. */
export function categoryKey(text: string): string {
  const known = keys.get(text);
  if (known !== undefined) return known;
  const key = supportCategory(text)?.name ?? plain(text);
  // People write a few dozen spellings, and rules ask for each line of a file.
  if (keys.size < 1000) keys.set(text, key);
  return key;
}

const keys = new Map<string, string>();

function plain(text: string): string {
  return text
    .toLowerCase()
    .replaceAll("&", "and")
    .replace(/^\s*\d{1,2}\s*[-–:.]?\s+(?=\D)/, "")
    .replaceAll(/[^a-z0-9]+/g, " ")
    .trim();
}
