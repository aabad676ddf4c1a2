import { formatDate, type IsoDate } from "../../../core/calendar-date.ts";
import type { Cents } from "../../../core/money.ts";
import type { Problem } from "../../../core/problem.ts";
import { dateField, type FieldChange, fieldOf, textField, tickField } from "../../change/change-set.ts";
import type { CrmField } from "../../plan/crm-field.ts";
import type { Booking, BookingType } from "../../record/booking.ts";
import { categoryOfRow, type ContractRow } from "./contract-row.ts";
import { isLineOfRow, mayHoldMoney, type RowLink } from "./match-rows.ts";
import { rowStatus, type RowStatus } from "./row-status.ts";

/** A booking of the NDIA that a row's form may be linked with (F26, F27). */
export interface LinkChoice {
  bookingId: string;
  type: BookingType;
  startDate: IsoDate;
  endDate: IsoDate;
  /** What it sets aside; `null`: not told. */
  amount: Cents | null;
  status: RowStatus;
}

/** What a form offers to choose from. */
export interface LinkChoicesView {
  client: { name: string };
  category: string;
  choices: LinkChoice[];
  /** Ids of bookings that hold this category beside others: the CRM follows one category in each, so none of them is offered. */
  merged: string[];
  /** Epoch milliseconds. */
  retrievedAt: number;
}

type FormRow = Pick<ContractRow, "category" | "item">;

/** The bookings that are for this row's category alone and belong to no other row. One whose kind or end isn't told can't be linked. */
export function linkChoices(
  bookings: readonly Booking[],
  links: readonly RowLink[],
  row: FormRow,
  today: IsoDate,
): Pick<LinkChoicesView, "choices" | "merged"> {
  const linked = new Set(links.flatMap(({ bookingId, rowPath }) => (rowPath ? bookingId : [])));
  const own = bookings.filter(
    (booking) =>
      mayHoldMoney(booking) &&
      !linked.has(booking.id) &&
      booking.lines?.some((line) => isLineOfRow(row, line)) === true,
  );
  const merged = own.filter(({ lines }) => (lines?.length ?? 0) > 1);
  return {
    merged: merged.map(({ id }) => id),
    choices: own.flatMap((booking) => (merged.includes(booking) ? [] : toChoice(booking, today))),
  };
}

function toChoice(booking: Booking, today: IsoDate): LinkChoice[] {
  const { id, type, startDate, endDate, lines } = booking;
  if (type === null || endDate === null) return [];
  return [
    {
      bookingId: id,
      type,
      startDate,
      endDate,
      amount: lines?.[0]?.allocated ?? null,
      status: rowStatus(booking, today),
    },
  ];
}

/** F19, the other way round. */
const STYLES: Readonly<Record<BookingType, string>> = {
  standard: "Agency",
  "plan-managed": "Plan Management",
};

/** What choosing a booking puts into the form: the tick, the style and the days are the booking's. */
export function linkFields({ type, startDate, endDate }: LinkChoice): FieldChange<CrmField>[] {
  return [
    tickField("requiresBooking", "Requires PRODA Service Booking", true),
    textField("managementStyle", "Management Style", STYLES[type]),
    dateField("startDate", "Start Date", startDate),
    dateField("endDate", "End Date", endDate),
  ];
}

/** Why a form that is about to be saved doesn't follow its booking: the end alone may move, and only later. */
export function linkProblem(
  choice: LinkChoice,
  category: string,
  fields: readonly FieldChange[],
): Problem | undefined {
  const held = (name: CrmField) => fieldOf(fields, name)?.after;
  if (!isSameCategory(category, held("planCategory"))) return differs("Plan Category", category);
  for (const { field, label, after, kind } of linkFields(choice)) {
    const value = held(field);
    if (field === "endDate" && typeof value === "string" && value > choice.endDate) continue;
    if (value === after) continue;
    if (field === "endDate") return earlierEnd(choice.endDate);
    return differs(
      label,
      kind === "date" ? formatDate(String(after)) : kind === "tick" ? "ticked" : String(after),
    );
  }
  return undefined;
}

function isSameCategory(category: string, held: unknown): boolean {
  const code = categoryOfRow({ category, item: null })?.code;
  return code !== undefined && code === categoryOfRow({ category: String(held), item: null })?.code;
}

function differs(field: string, wanted: string): Problem {
  return {
    code: "booking-link-differs",
    what: `${field} isn't the booking's any more: ${wanted}.`,
    remedy: "Choose the booking again, then save. Only the end date may be changed, to a later day.",
    field,
  };
}

function earlierEnd(end: IsoDate): Problem {
  return {
    code: "booking-link-earlier-end",
    what: `The booking ends on ${formatDate(end)}. Here its end may only move to a later day.`,
    remedy: "Enter that day or a later one. An earlier end is made with Manage Service Booking.",
    field: "End Date",
  };
}
