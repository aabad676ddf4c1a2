import { act, cleanup, fireEvent, render, screen, within } from "@testing-library/preact";
import { useState } from "preact/hooks";
import { afterEach, describe, expect, it, vi } from "vitest";
import { NewBooking, type NewBookingProps } from "../../../../components/booking/new-booking.tsx";
import { fails } from "../../../../lib/domain/booking/booking-checks.ts";
import type { BookingDraft } from "../../../../lib/domain/booking/booking-draft.ts";
import { initialDraft } from "../../../../lib/domain/booking/edit-draft.ts";
import { budgetsOf, draft, draftLine, facts } from "../../domain/booking/booking-fixtures.ts";
import { nonPaceBudget, PLAN } from "../../domain/record/record-fixtures.ts";
import { seriousFindings } from "../accessible.ts";
import { ignore } from "../view-fixtures.ts";

const onReview = vi.fn<NewBookingProps["onReview"]>();
const onCancel = vi.fn<() => void>();

afterEach(() => {
  cleanup();
  onReview.mockReset();
});

function Wizard(change: Partial<NewBookingProps>) {
  const [value, setValue] = useState<BookingDraft>(change.draft ?? draft());
  const [step, setStep] = useState(change.step ?? 0);
  return (
    <NewBooking
      facts={facts()}
      preconditions={[]}
      isForContract={false}
      busy={false}
      priceOf={() => null}
      itemsOf={() => []}
      onReview={onReview}
      onCancel={onCancel}
      {...change}
      draft={value}
      step={step}
      onChange={setValue}
      onStep={setStep}
    />
  );
}
const show = (change: Partial<NewBookingProps> = {}) => render(<Wizard {...change} />);
const press = async (name: string | RegExp) => {
  fireEvent.click(screen.getByRole("button", { name }));
  await act(() => new Promise<void>((resolve) => requestAnimationFrame(() => resolve())));
};
const choose = (name: RegExp) => fireEvent.click(screen.getByRole("radio", { name }));
const enter = (label: string, value: string, at = 0) =>
  fireEvent.input(screen.getAllByLabelText(label)[at] as HTMLElement, { target: { value } });
const checklist = () => within(screen.getByRole("region", { name: "Before you send it" }));

describe("NewBooking", () => {
  it("F118: NewBooking asks for the period and the kind first, and for the lines after them", async () => {
    show();
    expect(screen.getByText("Period and kind", { selector: "li[aria-current=step] span" })).toBeTruthy();
    expect(screen.queryByRole("button", { name: "Add" })).toBeNull();
    choose(/^Your own dates/);
    enter("Start date", "2026-12-01");
    enter("End date", "2026-11-30");
    await press("Continue");
    expect(screen.getByText(/The booking ends before it starts/)).toBeTruthy();
    expect(document.activeElement).toBe(screen.getByLabelText("End date"));
    enter("End date", "2026-12-31");
    await press("Continue");
    expect(document.activeElement?.textContent).toBe("Items");
  });

  it("F116: NewBooking offers both kinds, each with whose money it is of", () => {
    show();
    expect(screen.getByRole("radio", { name: /^Standard Money that the NDIA manages/ })).toBeTruthy();
    expect(screen.getByRole("radio", { name: /^Plan managed Money that you pay/ })).toBeTruthy();
  });

  it("F117: NewBooking shows every point beside the form, and ticks it as soon as it holds", async () => {
    show({ facts: facts({ bookings: { retrievedAt: 0, bookings: [], unread: [] } }) });
    expect(checklist().getByText("1 to correct.")).toBeTruthy();
    expect(checklist().getByText(/Create the standard booking of your fees first/)).toBeTruthy();
    await press("Continue");
    expect(screen.queryByRole("button", { name: "Add" })).toBeNull();
    expect(document.activeElement).toBe(screen.getByRole("radio", { name: /^Plan managed/ }));
    choose(/^Standard/);
    expect(checklist().getByText("Nothing stands in the way.")).toBeTruthy();
  });

  it("F1: NewBooking stops at a precondition of the connection, and says where it is put right", async () => {
    const connected = fails(
      "connected",
      "This device is connected to the NDIA.",
      "Open Options > Connection.",
    );
    show({ step: 1, preconditions: [connected] });
    expect(checklist().getByText(/Open Options > Connection/)).toBeTruthy();
    await press("Review");
    expect(onReview).not.toHaveBeenCalled();
  });

  it("F119: NewBooking adds and removes lines one by one, and the focus goes along", async () => {
    show({ step: 1 });
    await press("Add");
    expect(screen.getAllByRole("group", { name: /^Line/ })).toHaveLength(2);
    expect(document.activeElement).toBe(screen.getAllByLabelText("Category")[1]);
    await press("Remove line 1");
    expect(screen.getAllByRole("group", { name: /^Line/ })).toHaveLength(1);
    expect(document.activeElement).toBe(screen.getByLabelText("Category"));
    await press("Remove line 1");
    await press("Review");
    expect(screen.getByText(/The booking has no lines/)).toBeTruthy();
    expect(onReview).not.toHaveBeenCalled();
  });

  it("F120: a line has category, item, quantity and rate, comes to an amount, and may take the price list's rate", async () => {
    const item = "03_040010057_0103_1_1";
    show({
      step: 1,
      draft: draft({ lines: [draftLine({ item, quantity: "1.5", rate: "10.50" })] }),
      priceOf: (asked) => (asked === item ? { name: "Continence pads", limit: 900, unit: "each" } : null),
    });
    expect(screen.getByText("$15.75", { selector: ".pb-booking-amount output" })).toBeTruthy();
    expect(screen.getByText("Warning: the rate is above it.")).toBeTruthy();
    await press("Use $9.00");
    expect(screen.getByLabelText<HTMLInputElement>("Rate").value).toBe("9.00");
    expect(screen.queryByText("Warning: the rate is above it.")).toBeNull();
    await press("Review");
    expect(onReview.mock.calls[0]?.[0].lines).toEqual([
      { category: "CONSUMABLES", item, quantity: 150, rate: 900 },
    ]);
  });

  it("F121: where budgets are known, lines begin with them and offer their categories alone", () => {
    const known = facts({
      budgets: budgetsOf([nonPaceBudget(), nonPaceBudget({ category: "CB_EMPLOYMENT" })]),
    });
    show({ facts: known, draft: initialDraft(known), step: 1 });
    const [first] = screen.getAllByLabelText<HTMLSelectElement>("Category");
    expect(screen.getAllByRole("group", { name: /^Line/ })).toHaveLength(2);
    expect(Array.from(first?.options ?? [], ({ text }) => text)).toEqual([
      "Choose…",
      "03 Consumables",
      "10 Finding and Keeping a Job",
    ]);
    expect(screen.getAllByText("$0.00 left")).toHaveLength(2);
  });

  it("F122, F123: without budgets every category can be chosen, and it is said that the NDIA may refuse", () => {
    show({ facts: facts({ budgets: [] }), step: 1 });
    const select = screen.getByLabelText<HTMLSelectElement>("Category");
    expect(select.options).toHaveLength(16);
    expect(screen.getByText(/The NDIA may refuse a booking for insufficient or no funding/)).toBeTruthy();
  });

  it("F190: more than is left is shown as too much and doesn't stop the review", async () => {
    show({ step: 1, draft: draft({ lines: [draftLine({ rate: "1000.01" })] }) });
    expect(screen.getByText("$0.01 too much")).toBeTruthy();
    expect(checklist().getByText(/The NDIA may refuse it for insufficient funding/)).toBeTruthy();
    await press("Review");
    expect(onReview).toHaveBeenCalledOnce();
  });

  it("NewBooking shows what is wrong at its field, and keeps what was typed", async () => {
    show({ step: 1, draft: draft({ lines: [draftLine({ category: "TRANSPORT", rate: "10.505" })] }) });
    // What may not be booked is said at once; what is missing or misspelt, when somebody goes on.
    expect(screen.getByLabelText("Category").getAttribute("aria-invalid")).toBe("true");
    expect(screen.queryByText(/more than two decimals/)).toBeNull();
    await press("Review");
    expect(screen.getByText(/more than two decimals/)).toBeTruthy();
    expect(screen.getByLabelText<HTMLInputElement>("Amount").value).toBe("10.505");
    await press("Back");
    await press("Continue");
    expect(screen.getByLabelText<HTMLInputElement>("Amount").value).toBe("10.505");
  });

  it("F26: NewBooking hands over whether each line becomes a booking of its own", async () => {
    const lines = [draftLine(), draftLine({ category: "CB_EMPLOYMENT" })];
    show({ step: 1, facts: facts({ budgets: [] }), draft: draft({ lines }) });
    await press("Review");
    fireEvent.click(screen.getByRole("checkbox", { name: /^One booking for each line/ }));
    await press("Review");
    expect(onReview.mock.calls.map(([, isSplit]) => isSplit)).toEqual([true, false]);
  });

  it("NewBooking starts nothing while it is busy", async () => {
    show({ step: 1, busy: true });
    await press("Review");
    expect(onReview).not.toHaveBeenCalled();
  });

  it("NewBooking lets a person choose among several plans", () => {
    const next = { ...PLAN, reference: "1090001", startDate: "2027-07-01", endDate: "2028-06-30" };
    show({ facts: facts({ plans: [next, PLAN] }) });
    fireEvent.change(screen.getByLabelText("Plan"), { target: { value: "1090001" } });
    expect(screen.getByRole("radio", { name: "The whole plan 01/07/2027 to 30/06/2028" })).toBeTruthy();
  });

  it.each([0, 1])("NewBooking has no serious accessibility findings at step %s", async (step) => {
    const { container } = show({ step, facts: facts({ budgets: [] }), onCancel: ignore });
    await press(step === 0 ? "Continue" : "Review");
    expect(await seriousFindings(container)).toEqual([]);
  });
});
