import { cleanup, fireEvent, render, screen } from "@testing-library/preact";
import { afterEach, describe, expect, it, vi } from "vitest";
import {
  BookingFetch,
  type BookingFetchProps,
} from "../../../../components/booking-contract/booking-fetch.tsx";
import type { LinkChoice } from "../../../../lib/domain/booking/contract/link-choice.ts";
import { textField } from "../../../../lib/domain/change/change-set.ts";
import { seriousFindings } from "../accessible.ts";
import { ignore, NOW } from "../view-fixtures.ts";

afterEach(cleanup);

const choice: LinkChoice = {
  bookingId: "50081234",
  type: "plan-managed",
  startDate: "2026-07-01",
  endDate: "2027-06-30",
  amount: 100_000,
  status: { state: "success", words: "Success", detail: "Approved" },
};

function show(choices: LinkChoice[] | null, props: Partial<BookingFetchProps> = {}) {
  const view = choices && {
    client: { name: "Mei" },
    category: "Consumables",
    choices,
    merged: [],
    retrievedAt: NOW,
  };
  return render(
    <BookingFetch
      isFetching={false}
      view={view}
      chosen={null}
      changes={[]}
      amount={null}
      problem={null}
      now={NOW}
      onFetch={ignore}
      onChoose={ignore}
      {...props}
    />,
  );
}
const button = () => screen.getByRole("button", { name: "Fetch Service Booking" });

describe("BookingFetch", () => {
  it("F27: BookingFetch turns its button green where a booking is found, and offers the choice", async () => {
    const onChoose = vi.fn<(id: string) => void>();
    const { container } = show([choice], { onChoose });
    expect(button().className).toContain("pb-button-found");
    const select = screen.getByLabelText("Service Booking to link");
    expect(
      screen.getByRole("option", {
        name: "50081234: $1,000.00, 01/07/2026 to 30/06/2027, Plan managed, Success",
      }),
    ).toBeTruthy();
    fireEvent.change(select, { target: { value: "50081234" } });
    expect(onChoose).toHaveBeenCalledWith("50081234");
    expect(await seriousFindings(container)).toEqual([]);
  });

  it("F27: BookingFetch says that no booking fits, and its button stays as it is", () => {
    show([]);
    expect(button().className).not.toContain("pb-button-found");
    expect(
      screen.getByText("The NDIA has no service booking for Consumables that isn't linked yet."),
    ).toBeTruthy();
  });

  it("F27: BookingFetch says before Save what stays and that it can't be undone", () => {
    const changes = [
      { ...textField("managementStyle", "Management Style", "Plan Management"), before: "Agency" },
    ];
    show([choice], { chosen: "50081234", changes, amount: 90_000 });
    expect(screen.getByText(/It can't be undone after Confirm/)).toBeTruthy();
    expect(screen.getByText(/The booking holds \$1,000.00, and Budget Amount is \$900.00/)).toBeTruthy();
    expect(screen.getByRole("row", { name: /Management Style Agency Plan Management/ })).toBeTruthy();
  });

  it("F26: BookingFetch names bookings that hold several categories and can't be linked", () => {
    const view = {
      client: { name: "Mei" },
      category: "Consumables",
      choices: [],
      merged: ["7"],
      retrievedAt: NOW,
    };
    show(null, { view });
    expect(screen.getByText(/Service booking 7 holds this category beside others/)).toBeTruthy();
  });

  it("BookingFetch starts once while it is retrieving", () => {
    const onFetch = vi.fn<() => void>();
    show(null, { isFetching: true, onFetch });
    fireEvent.click(button());
    expect(onFetch).not.toHaveBeenCalled();
  });
});
