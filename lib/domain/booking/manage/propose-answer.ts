import type { Problem } from "../../../core/problem.ts";
import type { FieldChange, RecordChange } from "../../change/change-set.ts";
import { formatAmount } from "../../record/amount.ts";
import type { Booking } from "../../record/booking.ts";
import { BOOKING_TYPE_LABELS } from "../booking-fields.ts";
import { lineName } from "./line-amounts.ts";
import type { BookingProposal } from "./propose-reallocation.ts";

/** Why a booking is rejected, as it is told to the NDIA. Its own list isn't public, so these are Planbridge's words. */
export const REJECT_REASONS = {
  support: "The support isn't what was agreed",
  dates: "The dates aren't what was agreed",
  amount: "The quantity or amount isn't what was agreed",
  participant: "We don't support this participant",
  other: "Other",
} as const;

export type RejectReason = keyof typeof REJECT_REASONS;

/** The label of the reason's own words in the form. */
export const REASON_FIELD = "Reason in your words";
const MAX_REASON = 200;

/** What the NDIA is told as the reason; “Other” needs words of its own. */
export function readReason(reason: RejectReason, words: string): { reason: string } | { problem: Problem } {
  const own = words.trim();
  if (own.length > MAX_REASON)
    return { problem: wordsProblem(`It has ${own.length} characters.`, `Use at most ${MAX_REASON}.`) };
  if (reason !== "other")
    return { reason: own ? `${REJECT_REASONS[reason]}: ${own}` : REJECT_REASONS[reason] };
  if (own) return { reason: own };
  return { problem: wordsProblem("“Other” says nothing by itself.", "Write why the booking is rejected.") };
}

/** Approving a booking that the NDIA made or changed (F140), or rejecting it with the reason (F141). */
export function proposeAnswer(
  booking: Booking,
  answer: { kind: "approve" } | { kind: "reject"; reason: string },
): BookingProposal {
  const { id } = booking;
  const isApproved = answer.kind === "approve";
  const text = (field: "booking/answer" | "booking/reason", label: string, after: string): FieldChange => ({
    field,
    label,
    kind: "text",
    before: null,
    after,
  });
  return {
    purpose: "answer-booking",
    records: [
      {
        id: `booking-answer/${id}`,
        kind: "booking-answer",
        title: `Service booking ${id}`,
        group: "change",
        action: "update",
        fields: [
          text("booking/answer", "Your answer", isApproved ? "Approve" : "Reject"),
          ...(answer.kind === "reject" ? [text("booking/reason", "Reason", answer.reason)] : []),
          ...heldFields(booking),
        ],
        booking: {
          kind: "answer",
          bookingId: id,
          answer: answer.kind,
          ...(answer.kind === "reject" ? { reason: answer.reason } : {}),
        },
        warnings: [],
      },
    ],
    warnings: isApproved
      ? []
      : ["Nothing can be delivered from a rejected booking. The NDIA would have to make it anew."],
    refusals: [],
  };
}

/** Deleting a booking: it stays on record as deleted (F142), and an earlier end is the better way (F143). */
export function proposeDeletion(booking: Booking): BookingProposal {
  const { id } = booking;
  const record: RecordChange = {
    id: `booking-deletion/${id}`,
    kind: "booking-deletion",
    title: `Service booking ${id}`,
    group: "change",
    action: "update",
    fields: [
      {
        field: "booking/answer",
        label: "Service booking",
        kind: "text",
        before: booking.statusWord || null,
        after: "Deleted",
      },
      ...heldFields(booking),
    ],
    booking: { kind: "deletion", bookingId: id },
    warnings: [],
  };
  return {
    purpose: "delete-booking",
    records: [record],
    warnings: [
      "Service bookings shouldn't be deleted: an earlier end date ends them and keeps what was claimed. The NDIA refuses to delete one with payment requests.",
    ],
    refusals: [],
  };
}

/** What the booking is, for whoever decides about it; nothing of it changes. */
function heldFields({ type, startDate, endDate, lines }: Booking): FieldChange[] {
  const same = (
    field: FieldChange["field"],
    label: string,
    kind: FieldChange["kind"],
    held: FieldChange["after"],
  ) => ({
    field,
    label,
    kind,
    before: held,
    after: held,
  });
  return [
    ...(type === null ? [] : [same("booking/type", "Kind", "text", BOOKING_TYPE_LABELS[type])]),
    same("booking/start", "Start Date", "date", startDate),
    ...(endDate === null ? [] : [same("booking/end", "End Date", "date", endDate)]),
    // As text: what doesn't change is listed by its words.
    ...(lines ?? []).map((line, at) =>
      same(`booking/line/${at + 1}`, lineName(line), "text", formatAmount(line.allocated)),
    ),
  ];
}

function wordsProblem(what: string, remedy: string): Problem {
  return { code: "booking-reason", what, remedy, field: REASON_FIELD };
}
