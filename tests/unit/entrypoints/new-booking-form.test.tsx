import { act, fireEvent, render, screen } from "@testing-library/preact";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import { NewBookingForm } from "../../../entrypoints/review/new-booking-form.tsx";
import type { ChangeView } from "../../../lib/domain/change/change-view.ts";
import type { PriceItem } from "../../../lib/domain/price-list/price-item.ts";
import type { NewBookingView } from "../../../lib/messaging/operations/booking-operations.ts";
import { change } from "../components/change-view-fixtures.ts";
import { forgetDrafts, reopen } from "../components/drafts.ts";
import { facts } from "../domain/booking/booking-fixtures.ts";
import { NOW } from "../test-clock.ts";

const SITE = "https://crm.example.org";
const PATH = "/Clients/Profile/11";
const ITEM = "03_040010057_0103_1_1";
const PADS: PriceItem = {
  listId: "1",
  number: ITEM,
  name: "Continence pads",
  unit: "E",
  category: 3,
  categoryName: null,
  paceCategory: 3,
  paceCategoryName: null,
  registrationGroup: null,
  registrationGroupName: null,
  type: "limited",
  limits: { NSW: 1_050 },
  from: "2026-07-01",
  to: null,
  claimTypes: null,
};
const view: NewBookingView = {
  context: {
    ...facts({ budgets: [] }),
    site: SITE,
    client: { name: "Ngozi Okafor", path: PATH },
    ndisNumber: "430000017",
    links: [],
    retrievedAt: NOW,
  },
  preconditions: [{ what: "This device is connected to the NDIA.", holds: true }],
};

let asked: { planbridge: string; body: unknown }[];
let proposal: ChangeView;

beforeEach(() => {
  fakeBrowser.reset();
  asked = [];
  proposal = change({
    purpose: "create-bookings",
    state: "proposed",
    declaration: "The participant agrees.",
  });
  vi.spyOn(fakeBrowser.runtime, "sendMessage").mockImplementation(((message: (typeof asked)[number]) => {
    asked.push(message);
    return Promise.resolve({ ok: answers[message.planbridge]?.() ?? null });
  }) as never);
});
afterEach(forgetDrafts);

const answers: Record<string, () => unknown> = {
  "bookings.propose-create": () => proposal,
  "change.view": () => proposal,
  "prices.settings": () => ({ region: "NSW" }),
  "prices.items": () => [{ item: ITEM, price: PADS }],
  "prices.of-category": () => [PADS],
};
const form = (isReady = true) => (
  <NewBookingForm place={{ site: SITE, of: "client", path: PATH }} view={view} isReady={isReady} />
);
const settle = () => act(() => new Promise<void>((done) => setTimeout(done, 5)));
const press = async (name: string) => {
  fireEvent.click(screen.getByRole("button", { name }));
  await settle();
};
const names = () => asked.map(({ planbridge }) => planbridge);
const field = (label: string) => screen.getByLabelText<HTMLInputElement>(label);
async function type(label: string, value: string) {
  fireEvent.input(field(label), { target: { value } });
  await settle();
}

async function toItems() {
  const drawn = render(form());
  await settle();
  await press("Continue");
  await press("Add");
  fireEvent.change(screen.getByLabelText("Category"), { target: { value: "CONSUMABLES" } });
  await settle();
  return drawn;
}

test("F120: an item's rate comes from the imported price list, can be changed, and isn't put back once it is emptied", async () => {
  await toItems();
  expect([...(field("Item").list?.options ?? [])].map(({ value }) => value)).toEqual([ITEM]);
  await type("Item", ITEM);
  expect(field("Rate").value).toBe("10.50");
  expect(screen.getByText(/Price list: .*up to \$10\.50/).textContent).toContain("Continence pads");
  await type("Rate", "");
  expect(field("Rate").value).toBe("");
  await type("Rate", "11.00");
  expect(screen.getByText("Warning: the rate is above it.")).toBeTruthy();
});

test("F124: nothing is proposed before the review, and nothing accepted before it is declared", async () => {
  await toItems();
  await type("Amount", "500.00");
  expect(names()).not.toContain("bookings.propose-create");
  await press("Review");
  expect(asked.find(({ planbridge }) => planbridge === "bookings.propose-create")?.body).toEqual({
    site: SITE,
    of: "client",
    path: PATH,
    isSplit: true,
    request: {
      type: "plan-managed",
      planReference: "1080001",
      startDate: "2026-07-01",
      endDate: "2027-06-30",
      lines: [{ category: "CONSUMABLES", item: null, quantity: 100, rate: 50_000 }],
    },
  });
  expect(screen.queryByRole("button", { name: "Submit" })).toBeNull();
  fireEvent.click(screen.getByRole("checkbox", { name: "The participant agrees." }));
  expect(screen.getByRole("button", { name: "Submit" })).toBeTruthy();
  expect(names()).not.toContain("change.accept");
});

test("going back from the review withdraws the proposal and keeps what was typed", async () => {
  await toItems();
  await type("Amount", "500.00");
  await press("Review");
  await press("Back");
  expect(names()).toContain("change.decline");
  expect(field("Amount").value).toBe("500.00");
});

test("two presses on Review propose once", async () => {
  await toItems();
  await type("Amount", "500.00");
  const review = screen.getByRole("button", { name: "Review" });
  fireEvent.click(review);
  fireEvent.click(review);
  await settle();
  expect(names().filter((name) => name === "bookings.propose-create")).toHaveLength(1);
});

test("what was typed is there again when the window is opened anew, until it is sent", async () => {
  await toItems();
  await type("Amount", "500.00");
  await reopen(form());
  await settle();
  expect(screen.getByText(/Restored what you had entered/)).toBeTruthy();
  await press("Continue");
  expect(field("Amount").value).toBe("500.00");
});

test("a press that comes with the window starts nothing", async () => {
  render(form(false));
  await press("Continue");
  expect(screen.getByText("Period and kind", { selector: "li[aria-current=step] span" })).toBeTruthy();
});
