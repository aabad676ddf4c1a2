import { expect } from "vitest";
import type { BookingWrite } from "../../../lib/domain/booking/booking-write.ts";
import { linkFields } from "../../../lib/domain/booking/contract/link-choice.ts";
import { type RecordChange, textField } from "../../../lib/domain/change/change-set.ts";
import { saveUnpublishedCalls } from "../../../lib/storage/settings/settings.ts";
import { insert, update } from "../../sandbox/database/query.ts";
import type { BookingTrait } from "../../sandbox/people/booking-traits.ts";
import { categoryBooking, proposeBookings } from "../services/bookings/booking-client.ts";
import { CRM, type SandboxServices } from "../services/sandbox-office.ts";
import { type Client, type Desk, proposeAndAccept } from "./change-run.ts";

export const isBookingWrite = ({ method, path }: { method: string; path: string }) =>
  method !== "GET" && path.includes("/service-bookings");
export const isBookingDetail = ({ method, path }: { method: string; path: string }) =>
  method === "GET" && /\/service-bookings\/\d+/.test(path);

function addClient(office: SandboxServices, trait: BookingTrait) {
  // Else the sandbox itself would refuse a second one.
  office.control.setSwitches({ bookingOverlaps: "accepted" });
  const [client] = office.control.addBookingClients(1, trait);
  if (!client) throw new Error("the sandbox added no client");
  return { ...client, path: `/Clients/Profile/${client.clientId}` };
}

/** Two bookings of a participant who has that of the fees. */
export function newBookings(office: SandboxServices): Client {
  const { path, ndisNumber } = addClient(office, "fees-booked");
  return {
    path,
    propose: (worker) =>
      proposeBookings(worker, path, (context) => [
        categoryBooking(context, "DAILY_ACTIVITIES", 250_000),
        categoryBooking(context, "CONSUMABLES", 10_005),
      ]),
    expectDone: () =>
      expect(
        office.control
          .bookings(ndisNumber)
          .flatMap(({ lines: [line] }) => line?.allocated ?? [])
          .toSorted((one, other) => one - other),
      ).toEqual([10_005, 125_340, 250_000]),
  };
}

/** A plan budget that the page saves with the booking that was chosen for it, and nothing else. */
export function linkedRow(office: SandboxServices): Client {
  const { path, ndisNumber } = addClient(office, "paid");
  const [contract] = office.control.contractsOf(Number(path.split("/").at(-1)));
  const contractPath = `/ServiceContracts/Details/${contract?.id}`;
  const [start = null, end = null] = [contract?.plan_start, contract?.plan_end];
  const budget = insert(office.database, "plan_budgets", {
    contract_id: contract?.id ?? 0,
    category: "Assistance with Daily Life",
    amount: 1_000_000,
  });
  const count = office.control.bookings(ndisNumber).length;
  return {
    path,
    contractPath,
    propose: async ({ proposals, linkRow }) => {
      await proposals.readClient(CRM, path);
      await proposals.readContract(CRM, contractPath);
      const formPath = `/PlanBudgets/Edit/${budget}`;
      const { category, choices } = await linkRow.retrieve(CRM, formPath, "Assistance with Daily Life");
      const [choice] = choices;
      if (!choice) throw new Error("no booking to choose");
      const fields = [textField("planCategory", "Plan Category", category), ...linkFields(choice)];
      return linkRow.proposeSave(CRM, { formPath, bookingId: choice.bookingId, fields });
    },
    meanwhile: () =>
      update(office.database, "plan_budgets", budget, {
        requires_booking: 1,
        management_style: "Plan Management",
        start_date: start,
        end_date: end,
      }),
    // The NDIA gets nothing of it.
    expectDone: () => expect(office.control.bookings(ndisNumber)).toHaveLength(count),
  };
}

/** A line that loses money, and the booking's deletion in a change of its own. */
function changedBooking(
  trait: BookingTrait,
  purpose: "reallocate-booking" | "delete-booking",
  write: (bookingId: string) => Pick<RecordChange, "kind" | "fields"> & { booking: BookingWrite },
  isDone: (booking: { status: string; lines: { allocated: number }[] } | undefined) => boolean,
) {
  return (office: SandboxServices): Client => {
    const { path, ndisNumber } = addClient(office, trait);
    const booking = () => office.control.bookings(ndisNumber)[1];
    const id = String(booking()?.bookingId);
    return {
      path,
      propose: async ({ bookings }) => {
        const context = await bookings.load(CRM, path, { fresh: true });
        const record = { id: "booking", title: id, group: "change", action: "update", warnings: [] } as const;
        return bookings.store(context, {
          purpose,
          records: [{ ...record, warnings: [], ...write(id) }],
          warnings: [],
          refusals: [],
        });
      },
      expectDone: () => expect(isDone(booking())).toBe(true),
    };
  };
}

export const changedLine = changedBooking(
  "several-lines",
  "reallocate-booking",
  (bookingId) => ({
    kind: "booking-line",
    booking: {
      kind: "line",
      bookingId,
      type: "plan-managed",
      line: { category: "DAILY_ACTIVITIES", item: "01_011_0107_1_1", quantity: 9_000, rate: 7_023 },
    },
    fields: [{ field: "booking/amount", label: "Amount", kind: "money", before: 702_300, after: 632_070 }],
  }),
  (booking) => booking?.lines[0]?.allocated === 632_070,
);

export const deletedBooking = changedBooking(
  "reduced",
  "delete-booking",
  (bookingId) => ({
    kind: "booking-deletion",
    booking: { kind: "deletion", bookingId },
    fields: [{ field: "booking/deletion", label: "Booking", kind: "text", before: null, after: "Deleted" }],
  }),
  (booking) => booking?.status === "DELE",
);

/** Approves what the NDIA has made, by a call that a person has switched on. */
export const answeredBooking = changedBooking(
  "awaiting-provider",
  "reallocate-booking",
  (bookingId) => ({
    kind: "booking-answer",
    booking: { kind: "answer", bookingId, answer: "approve" },
    fields: [{ field: "booking/answer", label: "Answer", kind: "text", before: null, after: "Approve" }],
  }),
  (booking) => booking?.status === "APPR",
);

export async function acceptUnpublished(desk: Desk) {
  await saveUnpublishedCalls(desk.db, true);
  return proposeAndAccept(desk);
}
