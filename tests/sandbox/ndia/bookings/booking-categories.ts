/** The agency's code of each category outside PACE, with its number in support items and its name in a plan's budgets. */
const CATEGORIES = [
  ["DAILY_ACTIVITIES", "01", "Assistance with Daily Life"],
  ["TRANSPORT", "02", "Transport"],
  ["CONSUMABLES", "03", "Consumables"],
  ["SOCIAL_COMMUNITY_CIVIC", "04", "Assistance with Social, Economic and Community Participation"],
  ["ASSISTIVE_TECHNOLOGY", "05", "Assistive Technology"],
  ["HOME_MODIFICATIONS", "06", "Home Modifications"],
  ["SUPPORT_COORDINATION", "07", "Support Coordination"],
  ["CB_HOME_LIVING", "08", "Improved Living Arrangements"],
  ["CB_SOCIAL_COMMUNITY_CIVIC", "09", "Increased Social and Community Participation"],
  ["CB_EMPLOYMENT", "10", "Finding and Keeping a Job"],
  ["CB_RELATIONSHIPS", "11", "Improved Relationships"],
  ["CB_HEALTH_WELLBEING", "12", "Improved Health and Wellbeing"],
  ["CB_LIFELONG_LEARNING", "13", "Improved Learning"],
  ["CB_CHOICE_CONTROL", "14", "Choice and Control"],
  ["CB_DAILY_ACTIVITY", "15", "Improved Daily Living Skills"],
] as const;

export type BookingCategory = { code: string; number: string; name: string };

export function findCategory(code: string): BookingCategory | undefined {
  const found = CATEGORIES.find(([each]) => each === code);
  return found && { code: found[0], number: found[1], name: found[2] };
}

/** The categories whose money may be moved from one to another. */
export function isCore(code: string): boolean {
  return Number(findCategory(code)?.number ?? 99) <= 4;
}

const ITEM = /^(\d\d)_(?:\d{3}|\d{9})_\d{4}_\d_\d(?:_[A-Z]{1,2})?$/;

/** The category's number that a support item begins with; null for what isn't a support item. */
export function categoryNumberOf(item: string): string | null {
  return ITEM.exec(item)?.[1] ?? null;
}
