import { categoryOfNumber, supportCategory } from "../catalogue/support-category.ts";

/** A category that a service booking may be of, outside PACE. */
export interface BookingCategory {
  /** 1 to 15. */
  number: number;
  /** The NDIA's own. */
  code: string;
  name: string;
}

/** The NDIA's codes in the order of their categories' numbers: public code that calls the real API, the numbers by its order. */
const CODES = [
  "DAILY_ACTIVITIES",
  "TRANSPORT",
  "CONSUMABLES",
  "SOCIAL_COMMUNITY_CIVIC",
  "ASSISTIVE_TECHNOLOGY",
  "HOME_MODIFICATIONS",
  "SUPPORT_COORDINATION",
  "CB_HOME_LIVING",
  "CB_SOCIAL_COMMUNITY_CIVIC",
  "CB_EMPLOYMENT",
  "CB_RELATIONSHIPS",
  "CB_HEALTH_WELLBEING",
  "CB_LIFELONG_LEARNING",
  "CB_CHOICE_CONTROL",
  "CB_DAILY_ACTIVITY",
] as const;

export const BOOKING_CATEGORIES: readonly BookingCategory[] = CODES.map((code, at) => ({
  number: at + 1,
  code,
  name: categoryOfNumber(at + 1)?.name ?? code,
}));

const byCode = new Map(BOOKING_CATEGORIES.map((category) => [category.code, category]));
const byNumber = new Map(BOOKING_CATEGORIES.map((category) => [category.number, category]));

/** The category that a text means: the NDIA's code, a name or a number. `undefined`: none that a booking may be of. */
export function bookingCategory(text: string): BookingCategory | undefined {
  const code = text.trim().toUpperCase();
  return byCode.get(code) ?? byNumber.get(supportCategory(text)?.number ?? 0);
}

/** What is sent for a category as the NDIA writes it. A code that Planbridge doesn't know stays as it is. */
export function categoryCode(text: string): string {
  return bookingCategory(text)?.code ?? text.trim().toUpperCase();
}
