import { cleanup, fireEvent, render, screen } from "@testing-library/preact";
import { afterEach, describe, expect, it, vi } from "vitest";
import {
  ContractBookingsLine,
  type ContractBookingsLineProps,
} from "../../../../components/booking-contract/contract-bookings-line.tsx";
import { currentOffers } from "../../../../components/palette/offers.ts";
import type { RowView } from "../../../../lib/domain/booking/contract/checklist-view.ts";
import { rowStatus } from "../../../../lib/domain/booking/contract/row-status.ts";
import type { BookingStatus } from "../../../../lib/domain/record/booking.ts";
import { booking } from "../../domain/record/record-fixtures.ts";
import { TODAY } from "../../test-clock.ts";
import { seriousFindings } from "../accessible.ts";
import { changeWith } from "../change-view-fixtures.ts";
import { ignore, NOW } from "../view-fixtures.ts";

afterEach(cleanup);

const row = (status: BookingStatus, path = "/1"): RowView => ({
  path,
  status: rowStatus(booking({ status }), TODAY),
  bookingId: "1",
  checkedAt: NOW - 120_000,
});
function show(props: Partial<ContractBookingsLineProps> = {}) {
  const view = { applies: true, rows: [], isPending: false };
  return render(
    <ContractBookingsLine
      view={view}
      unsent={0}
      now={NOW}
      isRefreshing={false}
      onOpen={ignore}
      onRefresh={ignore}
      onShow={ignore}
      {...props}
    />,
  );
}

describe("ContractBookingsLine", () => {
  it("F24: ContractBookingsLine counts the rows by their statuses and says when they were checked", async () => {
    const view = {
      applies: true,
      rows: [row("APPR"), row("INPR", "/2"), row("INPR", "/3")],
      isPending: true,
    };
    const { container } = show({ view, unsent: 1 });
    expect(screen.getByText("Service bookings: 1 Success, 2 Pending, 1 not sent")).toBeTruthy();
    expect(screen.getByText("Checked 2 min ago")).toBeTruthy();
    expect(await seriousFindings(container)).toEqual([]);
  });

  it("F23: ContractBookingsLine offers to create bookings for the rows that have none", () => {
    const onOpen = vi.fn<() => void>();
    show({ unsent: 2, onOpen });
    fireEvent.click(screen.getByRole("button", { name: "Create service bookings (2)…" }));
    expect(onOpen).toHaveBeenCalledOnce();
  });

  it("F3: ContractBookingsLine opens the checklist before any row asks for a booking, by the palette as well", () => {
    const onOpen = vi.fn<() => void>();
    show({ onOpen });
    expect(screen.getByText("Service bookings: no row asks for one")).toBeTruthy();
    fireEvent.click(screen.getByRole("button", { name: "Booking checklist" }));
    const offer = currentOffers()["check-bookings"];
    if (offer) offer();
    expect(onOpen).toHaveBeenCalledTimes(2);
  });

  it("F20: ContractBookingsLine refreshes the statuses by a press", () => {
    const onRefresh = vi.fn<() => void>();
    show({ view: { applies: true, rows: [row("INPR")], isPending: true }, onRefresh });
    fireEvent.click(screen.getByRole("button", { name: "Refresh statuses" }));
    expect(onRefresh).toHaveBeenCalledOnce();
  });

  it("ContractBookingsLine shows a change under way in place of the button that starts one", () => {
    show({ view: { applies: true, rows: [], isPending: false, change: changeWith(["sending"]) }, unsent: 1 });
    expect(screen.queryByRole("button", { name: /Create service bookings/ })).toBeNull();
  });
});
