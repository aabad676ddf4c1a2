import type { ActionSources } from "../../../../../lib/domain/booking/manage/available-actions.ts";
import type { Booking, BookingLine } from "../../../../../lib/domain/record/booking.ts";
import { TODAY } from "../../../test-clock.ts";
import { booking, PLAN } from "../../record/record-fixtures.ts";

/** 12 hours of $65.00, of which $200.00 are used. */
export const CARE: BookingLine = {
  category: "DAILY_ACTIVITIES",
  item: "01_011_0107_1_1",
  description: "Assistance with self-care",
  quantity: 1200,
  allocated: 78_000,
  remaining: 58_000,
};

/** The whole category, of which nothing is used. */
export const CONSUMABLES: BookingLine = {
  category: "CONSUMABLES",
  item: null,
  description: null,
  quantity: 100,
  allocated: 30_000,
  remaining: 30_000,
};

export function managed(change: Partial<Booking> = {}): Booking {
  return booking({ lines: [CARE, CONSUMABLES], ...change });
}

export function actionSources(
  change: Partial<Booking> = {},
  rest: Partial<Omit<ActionSources, "booking">> = {},
): ActionSources {
  return { booking: managed(change), plan: PLAN, today: TODAY, sendsUnpublished: true, ...rest };
}
