import { cleanup, fireEvent, render, screen } from "@testing-library/preact";
import { afterEach, expect, test, vi } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import { NewBookingButton } from "../../../../components/page/new-booking-button.tsx";
import { currentOffers } from "../../../../components/palette/offers.ts";

afterEach(() => {
  cleanup();
  fakeBrowser.reset();
});

test("F2: NewBookingButton leads to the wizard for its page's own record alone, and says why it can't be opened", async () => {
  const problem = { code: "record-gone", what: "It can't be opened.", remedy: "Refresh." };
  const send = vi
    .spyOn(fakeBrowser.runtime, "sendMessage")
    .mockImplementation(() => Promise.resolve({ problem }) as never);
  render(<NewBookingButton of="contract" path="/ServiceContracts/Details/42" />);
  fireEvent.click(screen.getByRole("button", { name: "Create service booking…" }));
  expect(await screen.findByText("It can't be opened.")).toBeTruthy();
  expect(send).toHaveBeenCalledExactlyOnceWith({
    planbridge: "review.open",
    body: { newBooking: "contract", path: "/ServiceContracts/Details/42" },
  });
  expect(currentOffers()["create-booking"]).toBeTypeOf("function");
});
