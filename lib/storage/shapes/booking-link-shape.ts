import type { BookingLink } from "../../domain/booking/booking-context.ts";
import { BOOKING_STATUSES } from "../../domain/record/booking.ts";
import { count, day, flag, nullable, oneOf, shape, text, time } from "./row-check.ts";

export const bookingLinkShape = shape<BookingLink>(
  {
    site: text,
    bookingId: text,
    ndisNumber: text,
    clientPath: text,
    contractPath: text,
    rowPath: text,
    rowKind: oneOf("plan-budget", "service-support"),
    status: nullable(oneOf(...Object.keys(BOOKING_STATUSES))),
    statusWord: text,
    isActive: nullable(flag),
    endDate: nullable(day),
    checkedAt: time,
    nextCheckAt: time,
    checks: count,
    checkProblem: text,
    changeId: text,
  },
  "contractPath",
  "rowPath",
  "rowKind",
  "nextCheckAt",
  "checkProblem",
  "changeId",
);
