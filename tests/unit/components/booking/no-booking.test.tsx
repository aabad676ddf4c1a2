import { cleanup, fireEvent, render, screen } from "@testing-library/preact";
import { afterEach, expect, it, vi } from "vitest";
import { NoBooking } from "../../../../components/booking/no-booking.tsx";
import { ignore } from "../view-fixtures.ts";

afterEach(cleanup);

const again = () => screen.queryByRole("button", { name: "Retrieve again" });

it("F115: NoBooking says that PACE has no service bookings, and offers no other try", () => {
  render(<NoBooking context={{ isPace: true }} busy={false} onAgain={ignore} onClose={ignore} />);
  expect(screen.getByText("The participant is on PACE, which has no service bookings.")).toBeTruthy();
  expect(again()).toBeNull();
});

it("NoBooking offers to retrieve again where no plan is known, once a press counts", () => {
  const onAgain = vi.fn<() => void>();
  const show = (busy: boolean) => (
    <NoBooking context={{ isPace: null }} busy={busy} onAgain={onAgain} onClose={ignore} />
  );
  const { rerender } = render(show(true));
  fireEvent.click(again() as HTMLElement);
  expect(onAgain).not.toHaveBeenCalled();
  rerender(show(false));
  fireEvent.click(again() as HTMLElement);
  expect(onAgain).toHaveBeenCalledOnce();
  expect(screen.getByText(/No plan of this participant is known/)).toBeTruthy();
});
