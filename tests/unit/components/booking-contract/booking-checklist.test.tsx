import { cleanup, fireEvent, render, screen } from "@testing-library/preact";
import { afterEach, describe, expect, it, vi } from "vitest";
import {
  BookingChecklist,
  type BookingChecklistProps,
} from "../../../../components/booking-contract/booking-checklist.tsx";
import { checklistView } from "../../../../lib/domain/booking/contract/checklist-view.ts";
import { contractBookings } from "../../../../lib/domain/booking/contract/contract-bookings.ts";
import {
  bookingLink,
  budgetRow,
  contractSources,
  feeBooking,
} from "../../domain/booking/contract/contract-fixtures.ts";
import { booking } from "../../domain/record/record-fixtures.ts";
import { seriousFindings } from "../accessible.ts";
import { ignore, NOW } from "../view-fixtures.ts";

afterEach(cleanup);

type Sources = Parameters<typeof contractSources>;

function show(change: Sources[0] = {}, known: Sources[1] = {}, props: Partial<BookingChecklistProps> = {}) {
  const sources = contractSources(change, known);
  const view = checklistView(contractBookings(sources), sources.context.links, NOW);
  return render(
    <BookingChecklist
      view={view}
      isBusy={false}
      onPropose={ignore}
      onCheck={ignore}
      onOptions={ignore}
      {...props}
    />,
  );
}
const texts = (selector: string, container: Element) =>
  Array.from(container.querySelectorAll(selector), ({ textContent }) => textContent);

describe("BookingChecklist", () => {
  it("F3: BookingChecklist shows what fails first, and what holds with a tick", async () => {
    const { container } = show({ status: undefined });
    const marks = texts(".pb-checklist .pb-state", container);
    expect(marks[0]).toBe("Error");
    expect(marks.at(-1)).toBe("OK");
    expect(screen.getByText("The contract was never synced with the NDIA.")).toBeTruthy();
    expect(screen.queryByRole("button", { name: /Send service bookings/ })).toBeNull();
    expect(await seriousFindings(container)).toEqual([]);
  });

  it("F23: BookingChecklist leads from a line to the field that puts it right", () => {
    show({ rows: [budgetRow({ managementStyle: null })] });
    const link = screen.getByRole("link", { name: "Go to Management Style" });
    expect(link.getAttribute("href")).toBe("/PlanBudgets/Edit/1");
  });

  it("F1: BookingChecklist leads to Options where the device isn't connected", () => {
    const onOptions = vi.fn<() => void>();
    show(
      { connectionProblem: { what: "This device isn't connected.", remedy: "Activate it." } },
      {},
      { onOptions },
    );
    fireEvent.click(screen.getByRole("button", { name: "Open Options" }));
    expect(onOptions).toHaveBeenCalledOnce();
  });

  it("F26: BookingChecklist lists each row with its booking, and merged or doubled ones apart", () => {
    const rows = [budgetRow(), budgetRow({ path: "/2", category: "Improved Daily Living Skills" })];
    const bookings = [feeBooking(), booking(), booking({ id: "2" })];
    const { container } = show({ rows }, { bookings, links: [bookingLink()] });
    expect(
      screen.getByText("Consumables has 2 service bookings for the same time: 50081234, 2."),
    ).toBeTruthy();
    expect(texts("tbody td", container)).toEqual([
      "Consumables",
      "$1,000.00",
      "50081234",
      "Success (Approved)",
      "Improved Daily Living Skills",
      "$1,000.00",
      "none",
      "Ready to send",
    ]);
  });

  it("F26: BookingChecklist creates one booking for each ready row", () => {
    const onPropose = vi.fn<() => void>();
    show({}, {}, { onPropose });
    fireEvent.click(screen.getByRole("button", { name: "Send service bookings (1)…" }));
    expect(onPropose).toHaveBeenCalledOnce();
  });

  it("F23: BookingChecklist says how a row comes to ask for a booking", () => {
    show({ rows: [] });
    expect(screen.getByText(/Tick Requires PRODA Service Booking/)).toBeTruthy();
  });
});
