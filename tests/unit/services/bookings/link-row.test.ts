import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { linkFields } from "../../../../lib/domain/booking/contract/link-choice.ts";
import { type FieldChange, textField } from "../../../../lib/domain/change/change-set.ts";
import type { Database } from "../../../../lib/storage/database.ts";
import { listBookingLinksOfContract } from "../../../../lib/storage/booking-link-repository.ts";
import { update } from "../../../sandbox/database/query.ts";
import type { BookingTrait } from "../../../sandbox/people/booking-traits.ts";
import { freshDatabase } from "../../storage/row-fixtures.ts";
import { acceptProposal, createChangeWorker, pumpToEnd } from "../changes/change-worker.ts";
import { CRM, SandboxServices } from "../sandbox-office.ts";
import { contractClient } from "./contract-client.ts";

const CATEGORY = "Assistance with Daily Life";

let office: SandboxServices;
let db: Database;

beforeAll(async () => {
  office = await SandboxServices.open({ bookingClients: 12 });
});
beforeEach(async () => {
  await office.reset();
  db = await freshDatabase();
});

/** The budget's form was opened from the contract's page. */
async function open(trait: BookingTrait, change: Record<string, string | number> = {}) {
  const worker = createChangeWorker(office, db);
  const client = contractClient(office, trait);
  const budget = client.addBudget(CATEGORY, 1_000_000, {
    requires_booking: 0,
    management_style: "",
    ...change,
  });
  await worker.proposals.readClient(CRM, client.clientPath);
  await worker.proposals.readContract(CRM, client.contractPath);
  const formPath = `/PlanBudgets/Edit/${budget}`;
  return { worker, client, budget, formPath };
}

describe("Fetch Service Booking", () => {
  test("F27: retrieve offers the bookings of the form's category, with style, days and amount", async () => {
    const { worker, client, formPath } = await open("paid");
    const view = await worker.linkRow.retrieve(CRM, formPath, CATEGORY);
    const [, booking] = office.control.bookings(client.ndisNumber);
    expect(view).toMatchObject({
      category: CATEGORY,
      merged: [],
      choices: [
        {
          bookingId: String(booking?.bookingId),
          type: "plan-managed",
          startDate: client.plan.start,
          endDate: client.plan.end,
          amount: 1_000_000,
          status: { words: "Success" },
        },
      ],
    });
    expect((await worker.linkRow.retrieve(CRM, formPath, "Consumables")).choices).toEqual([]);
  });

  test("F26: retrieve names a booking that holds several lines and offers it for no row", async () => {
    const { worker, formPath } = await open("several-lines");
    // The sandbox's has items: a budget stands for its whole category.
    const view = await worker.linkRow.retrieve(CRM, formPath, CATEGORY);
    expect(view.choices).toEqual([]);
  });

  test("F27: what the page saved and a person confirmed is linked once it reads back as meant", async () => {
    const { worker, client, budget, formPath } = await open("paid");
    const [choice] = (await worker.linkRow.retrieve(CRM, formPath, CATEGORY)).choices;
    if (!choice) throw new Error("no choice");
    const fields = [textField("planCategory", "Plan Category", CATEGORY), ...linkFields(choice)];
    const change = await worker.linkRow.proposeSave(CRM, { formPath, bookingId: choice.bookingId, fields });
    expect(change).toMatchObject({ sentBy: "page", set: { purpose: "link-booking" } });
    expect(await listBookingLinksOfContract(db, CRM, client.contractPath)).toEqual([]);
    await acceptProposal(db, change);
    update(office.database, "plan_budgets", budget, {
      requires_booking: 1,
      management_style: "Plan Management",
    });
    const done = await pumpToEnd(worker, db, change.id);
    expect(Object.values(done.progress).map(({ state }) => state)).toEqual(["verified"]);
    expect(await listBookingLinksOfContract(db, CRM, client.contractPath)).toMatchObject([
      { bookingId: choice.bookingId, rowPath: formPath, status: "APPR" },
    ]);
  });

  test("F27: a page that saved something else is told so, and nothing is linked", async () => {
    const { worker, client, formPath } = await open("paid");
    const [choice] = (await worker.linkRow.retrieve(CRM, formPath, CATEGORY)).choices;
    if (!choice) throw new Error("no choice");
    const fields = [textField("planCategory", "Plan Category", CATEGORY), ...linkFields(choice)];
    const change = await worker.linkRow.proposeSave(CRM, { formPath, bookingId: choice.bookingId, fields });
    await acceptProposal(db, change);
    await pumpToEnd(worker, db, change.id);
    expect(await listBookingLinksOfContract(db, CRM, client.contractPath)).toEqual([]);
  });

  test.each<[string, string, (fields: FieldChange[]) => FieldChange[]]>([
    ["an earlier end", "booking-link-earlier-end", (fields) => set(fields, "endDate", "2026-11-30")],
    ["another start", "booking-link-differs", (fields) => set(fields, "startDate", "2026-11-30")],
    ["another style", "booking-link-differs", (fields) => set(fields, "managementStyle", "Agency")],
    ["no tick", "booking-link-differs", (fields) => set(fields, "requiresBooking", false)],
    ["another category", "record-gone", (fields) => set(fields, "planCategory", "Consumables")],
  ])("F27: proposeSave refuses a form with %s", async (_what, code, edit) => {
    const { worker, formPath } = await open("paid");
    const [choice] = (await worker.linkRow.retrieve(CRM, formPath, CATEGORY)).choices;
    if (!choice) throw new Error("no choice");
    const fields = edit([textField("planCategory", "Plan Category", CATEGORY), ...linkFields(choice)]);
    await expect(
      worker.linkRow.proposeSave(CRM, { formPath, bookingId: choice.bookingId, fields }),
    ).rejects.toMatchObject({ problem: { code } });
  });

  test("F27: proposeSave takes a later end than the booking's", async () => {
    const { worker, formPath } = await open("paid");
    const [choice] = (await worker.linkRow.retrieve(CRM, formPath, CATEGORY)).choices;
    if (!choice) throw new Error("no choice");
    const own = [textField("planCategory", "Plan Category", CATEGORY), ...linkFields(choice)];
    const fields = set(own, "endDate", "2099-01-01");
    const { set: proposed } = await worker.linkRow.proposeSave(CRM, {
      formPath,
      bookingId: choice.bookingId,
      fields,
    });
    expect(proposed.records[0]?.warnings[0]).toContain("can't be undone");
  });
});

function set(fields: FieldChange[], name: string, after: FieldChange["after"]): FieldChange[] {
  return fields.map((each) => (each.field === name ? { ...each, after } : each));
}
