import { cleanup, fireEvent, render, screen, within } from "@testing-library/preact";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { BookingManager } from "../../../../components/booking-manage/booking-manager.tsx";
import { availableActions } from "../../../../lib/domain/booking/manage/available-actions.ts";
import type { ActionRequest } from "../../../../lib/domain/booking/manage/propose-action.ts";
import type { Booking } from "../../../../lib/domain/record/booking.ts";
import { bookingView } from "../../../../lib/domain/record/booking-views.ts";
import type { BookingManageView } from "../../../../lib/messaging/operations/booking-manage-operations.ts";
import { actionSources } from "../../domain/booking/manage/manage-fixtures.ts";
import { PLAN } from "../../domain/record/record-fixtures.ts";
import { NOW, TODAY } from "../../test-clock.ts";
import { seriousFindings } from "../accessible.ts";

const onPropose = vi.fn<(request: ActionRequest) => void>();
const onForceSync = vi.fn<() => void>();
const onCancel = vi.fn<() => void>();

beforeEach(() => {
  for (const each of [onPropose, onForceSync, onCancel]) each.mockReset();
});
afterEach(cleanup);

function show(change: Partial<Booking> = {}, rest: Partial<BookingManageView> = {}, busy = false) {
  const sources = actionSources(change);
  const view: BookingManageView = {
    client: { name: "Ngozi Okafor" },
    ndisNumber: "430000025",
    today: TODAY,
    retrievedAt: NOW,
    booking: bookingView(sources.booking, TODAY),
    planEnd: PLAN.endDate,
    actions: availableActions(sources),
    linkedRow: null,
    version: "1",
    ...rest,
  };
  return render(
    <BookingManager
      view={view}
      now={NOW}
      busy={busy}
      onPropose={onPropose}
      onForceSync={onForceSync}
      onCancel={onCancel}
    />,
  );
}
const choose = (name: RegExp) => fireEvent.click(screen.getByRole("radio", { name }));
const type = (label: string, value: string) =>
  fireEvent.input(screen.getByLabelText(label), { target: { value } });
const submit = (name: string) => fireEvent.submit(screen.getByRole("form", { name }));
const errorOf = (label: string) => {
  const field = screen.getByLabelText(label);
  const ids = field.getAttribute("aria-describedby")?.split(" ") ?? [];
  return ids.map((id) => document.getElementById(id)?.textContent).join(" ");
};

const RATE = "Rate of 01_011_0107_1_1 Assistance with self-care";
const QUANTITY = "Quantity of 01_011_0107_1_1 Assistance with self-care";
const AMOUNT = "Amount of 03 Consumables";

describe("BookingManager: one of the actions", () => {
  test("F126, F127: BookingManager offers every action, one at a time, and says why one isn't available", async () => {
    const { container } = show();
    const radios = screen.getAllByRole<HTMLInputElement>("radio");
    expect(radios.map(({ value, disabled }) => [value, disabled])).toEqual([
      ["approve", true],
      ["reject", true],
      ["reallocate", false],
      ["reduce-end", false],
      ["extend-end", true],
      ["force-sync", false],
      ["delete", true],
    ]);
    expect(new Set(radios.map(({ name }) => name)).size).toBe(1);
    const deletion = screen.getByRole("radio", { name: /^Delete/ }).closest("label");
    expect(deletion?.textContent).toContain("Not available. $200.00 of it is used");
    expect(await seriousFindings(container)).toEqual([]);
  });

  test("F128: BookingManager explains that a booking from before 1 July 2024 can only be ended earlier", () => {
    show({ startDate: "2024-06-30" });
    const enabled = screen.getAllByRole<HTMLInputElement>("radio").filter(({ disabled }) => !disabled);
    expect(enabled.map(({ value }) => value)).toEqual(["reduce-end", "force-sync"]);
    expect(screen.getAllByText(/It starts before 01\/07\/2024/).length).toBeGreaterThan(0);
  });

  test("BookingManager shows the booking, and without a choice there is only Cancel", () => {
    show();
    expect(screen.getByRole("article", { name: "Service booking 50081234" })).toBeTruthy();
    expect(screen.getAllByRole("button").map(({ textContent }) => textContent)).toEqual(["Cancel"]);
    fireEvent.click(screen.getByRole("button", { name: "Cancel" }));
    expect(onCancel).toHaveBeenCalledOnce();
  });

  test("what was typed for one action isn't another's", () => {
    show();
    choose(/^Reallocate/);
    type(RATE, "70.00");
    choose(/^Reduce end date/);
    choose(/^Reallocate/);
    expect(screen.getByLabelText<HTMLInputElement>(RATE).value).toBe("65.00");
  });

  test("a press doesn't count while something is under way", () => {
    show({ status: "APRO" }, {}, true);
    choose(/^Approve/);
    submit("Review approval");
    expect(onPropose).not.toHaveBeenCalled();
  });
});

describe("BookingManager: moving money", () => {
  beforeEach(() => {
    show();
    choose(/^Reallocate/);
  });

  test("F129: the lines that were changed are proposed by quantity and rate", async () => {
    type(QUANTITY, "10");
    type(AMOUNT, "430");
    const item = within(screen.getByRole("group", { name: "03 Consumables" }));
    expect(item.getByText("New amount: $430.00")).toBeTruthy();
    expect(await seriousFindings(document.body)).toEqual([]);
    submit("Review reallocation");
    expect(onPropose.mock.calls).toEqual([
      [
        {
          code: "reallocate",
          lines: [
            { at: 0, quantity: 1000, rate: 6500 },
            { at: 1, quantity: 100, rate: 43_000 },
          ],
        },
      ],
    ]);
  });

  test("F133, F189: going over what remains is said while it is typed, and can be proposed", () => {
    type(AMOUNT, "500.01");
    expect(screen.getByText(/^This goes over what remains/)).toBeTruthy();
    submit("Review reallocation");
    expect(onPropose).toHaveBeenCalledOnce();
  });

  test("what is wrong is told at its field, which gets the focus, and nothing is proposed", () => {
    type(RATE, "65.123");
    submit("Review reallocation");
    expect(errorOf(RATE)).toContain("isn't an amount above 0");
    expect(document.activeElement).toBe(screen.getByLabelText(RATE));
    expect(onPropose).not.toHaveBeenCalled();
  });

  test("a form in which nothing was changed says so", () => {
    submit("Review reallocation");
    expect(screen.getByRole("alert").textContent).toContain("No quantity and no rate is changed.");
  });
});

describe("BookingManager: the end", () => {
  const HOLD = "Hold back of 03 Consumables";

  test("F134, F137, F138: an earlier end is proposed with what is held back, and what goes back is told", async () => {
    show();
    choose(/^Reduce end date/);
    type("New end date", "2026-12-31");
    type(HOLD, "100");
    expect(screen.getByText("Goes back to its category and can be booked anew: $780.00")).toBeTruthy();
    expect(await seriousFindings(document.body)).toEqual([]);
    submit("Review new end date");
    expect(onPropose.mock.calls).toEqual([[{ code: "reduce-end", to: "2026-12-31", retained: [0, 10_000] }]]);
  });

  test("F136, F188: that a second shortening is refused is said before the first", () => {
    show();
    choose(/^Reduce end date/);
    expect(screen.getByText(/the NDIA refuses a second reduction/)).toBeTruthy();
  });

  test.each([
    ["F135: a day in the past", "2026-11-21", "is in the past"],
    ["F134: a day after the present end", "2027-07-01", "isn't earlier than the present end"],
    ["no day", "", "isn't a date"],
  ])("%s is told at the field", (_title, day, words) => {
    show();
    choose(/^Reduce end date/);
    type("New end date", day);
    submit("Review new end date");
    expect(errorOf("New end date")).toContain(words);
    expect(onPropose).not.toHaveBeenCalled();
  });

  test("F137: more than what is left is told at its field", () => {
    show();
    choose(/^Reduce end date/);
    type("New end date", "2026-12-31");
    type(HOLD, "300.01");
    submit("Review new end date");
    expect(errorOf(HOLD)).toContain("more than what is left of it, $300.00");
  });

  test("F126: a later end is proposed up to the plan's", () => {
    show({ endDate: "2027-01-31" });
    choose(/^Extend end date/);
    type("New end date", "2027-07-01");
    submit("Review new end date");
    expect(errorOf("New end date")).toContain("after the plan's end");
    type("New end date", "2027-06-30");
    submit("Review new end date");
    expect(onPropose.mock.calls).toEqual([[{ code: "extend-end", to: "2027-06-30" }]]);
  });
});

describe("BookingManager: answers, deletion and force sync", () => {
  test("F140: a booking that waits is approved without a form", () => {
    show({ status: "APRO" });
    choose(/^Approve/);
    submit("Review approval");
    expect(onPropose.mock.calls).toEqual([[{ code: "approve" }]]);
  });

  test("F141: a rejection has a reason, and “Other” needs words", () => {
    show({ status: "APRC" });
    choose(/^Reject/);
    fireEvent.change(screen.getByLabelText("Reason"), { target: { value: "other" } });
    submit("Review rejection");
    expect(errorOf("Reason in your words")).toContain("“Other” says nothing by itself.");
    type("Reason in your words", "Another provider delivers it");
    submit("Review rejection");
    expect(onPropose.mock.calls).toEqual([[{ code: "reject", reason: "Another provider delivers it" }]]);
  });

  test("F143: deleting is advised against before it is reviewed", () => {
    show({ status: "APRO", lines: [] });
    choose(/^Delete/);
    expect(screen.getByText(/^Service bookings shouldn't be deleted/)).toBeTruthy();
    submit("Review deletion");
    expect(onPropose.mock.calls).toEqual([[{ code: "delete" }]]);
  });

  test.each([
    [
      "F144: without a linked record only the stored copy is replaced",
      null,
      /No record of the CRM is linked/,
    ],
    [
      "F145, F187: what would be overwritten is shown first",
      "plan-budget" as const,
      /it never reached the NDIA/,
    ],
    ["F144: a linked service support is named", "service-support" as const, /linked service support/],
  ])("%s, and that is said", (_title, linkedRow, words) => {
    show({}, { linkedRow });
    choose(/^Force sync/);
    expect(screen.getByText(words)).toBeTruthy();
    submit("Compare with the CRM");
    expect(onForceSync).toHaveBeenCalledOnce();
  });
});
