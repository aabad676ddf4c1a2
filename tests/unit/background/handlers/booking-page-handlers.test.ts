import { beforeEach, describe, expect, test, vi } from "vitest";
import { bookingPageHandlers } from "../../../../lib/background/handlers/booking-page-handlers.ts";
import type { Sender } from "../../../../lib/background/receive.ts";
import type { BookingLink } from "../../../../lib/domain/booking/booking-context.ts";
import type { BookContract } from "../../../../lib/services/bookings/book-contract.ts";
import type { LinkRow } from "../../../../lib/services/bookings/link-row.ts";
import { updateBookingLink } from "../../../../lib/storage/booking-link-repository.ts";
import { addChange } from "../../../../lib/storage/change-repository.ts";
import type { Database } from "../../../../lib/storage/database.ts";
import { saveLinks } from "../../../../lib/storage/link-repository.ts";
import { saveSnapshot } from "../../../../lib/storage/plan-repository.ts";
import { bookingLink } from "../../domain/booking/contract/contract-fixtures.ts";
import { NOW, TODAY } from "../../test-clock.ts";
import { change, CLIENT, CONTRACT, NDIS_NUMBER, snapshot } from "../../storage/change-fixtures.ts";
import { freshDatabase, SITE } from "../../storage/row-fixtures.ts";

const page: Sender = { caller: "crm-page", origin: SITE, path: CONTRACT.path, tabId: 7, frameId: 0 };
const FORM = "/PlanBudgets/Edit/7";

let db: Database;
const check = vi.fn<BookContract["check"]>();
const propose = vi.fn<BookContract["propose"]>();
const retrieve = vi.fn<LinkRow["retrieve"]>();
const proposeSave = vi.fn<LinkRow["proposeSave"]>();
const followBookings = vi.fn<(links: readonly BookingLink[]) => Promise<void>>();
const wake = vi.fn<() => void>();
const handlers = () =>
  bookingPageHandlers({
    db,
    bookContract: { check, propose },
    linkRow: { retrieve, proposeSave },
    followBookings,
    wake,
    halted: () => undefined,
    today: () => TODAY,
    now: () => NOW,
  });
const view = () => handlers()["bookings.view-contract"]({ path: CONTRACT.path }, page);
const link = (values: Partial<BookingLink> = {}) =>
  updateBookingLink(db, { site: SITE, bookingId: values.bookingId ?? "50081234" }, () =>
    bookingLink({ site: SITE, contractPath: CONTRACT.path, ...values }),
  );

beforeEach(async () => {
  db = await freshDatabase();
  for (const mock of [check, propose, retrieve, proposeSave, followBookings, wake]) mock.mockReset();
});

describe("bookings.view-contract", () => {
  test("F27: bookings.view-contract tells each row's booking by its Service Booking ID", async () => {
    await link();
    await link({ bookingId: "2", contractPath: "/ServiceContracts/Details/9" });
    expect(await view()).toEqual({
      applies: true,
      isPending: false,
      rows: [
        {
          path: "/PlanBudgets/Edit/1",
          bookingId: "50081234",
          checkedAt: NOW,
          status: { state: "success", words: "Success", detail: "Approved" },
        },
      ],
    });
    expect(wake).not.toHaveBeenCalled();
  });

  test("F24: bookings.view-contract has a pending booking asked for once it is due", async () => {
    await link({ status: "INPR", nextCheckAt: NOW + 1 });
    expect(await view()).toMatchObject({ isPending: true });
    expect(wake).not.toHaveBeenCalled();
    await link({ status: "INPR", nextCheckAt: NOW });
    await view();
    expect(wake).toHaveBeenCalledOnce();
  });

  test("F24: bookings.view-contract says why a booking's last check failed", async () => {
    await link({ checkProblem: "The NDIA didn't answer." });
    expect((await view()).rows[0]?.problem).toBe("The NDIA didn't answer.");
  });

  test("F68: bookings.view-contract tells nothing of a participant on PACE", async () => {
    await saveLinks(db, [
      { site: SITE, path: CONTRACT.path, client: CLIENT },
      { site: SITE, path: CLIENT.path, ndisNumber: NDIS_NUMBER },
    ]);
    await link();
    await saveSnapshot(db, snapshot("s-1", NOW));
    expect(await view()).toEqual({ applies: false, rows: [], isPending: false });
  });

  test("F20: bookings.view-contract shows the contract's own change of bookings while it is under way", async () => {
    await saveLinks(db, [{ site: SITE, path: CONTRACT.path, client: CLIENT }]);
    await addChange(
      db,
      change("1-a", { state: "applying", acceptedAt: 1, set: { purpose: "create-bookings" } }),
    );
    await addChange(db, change("2-a", { state: "applying", acceptedAt: 2 }));
    expect((await view()).change?.id).toBe("1-a");
    expect(wake).toHaveBeenCalledOnce();
  });
});

test("F20: bookings.refresh-contract asks the NDIA for each of the contract's bookings", async () => {
  await link();
  await handlers()["bookings.refresh-contract"]({ path: CONTRACT.path }, page);
  expect(followBookings.mock.calls[0]?.[0].map(({ bookingId }) => bookingId)).toEqual(["50081234"]);
});

test("F14: the checklist and the proposal are of the page's own contract", async () => {
  propose.mockResolvedValue(change("1-a"));
  await handlers()["bookings.check-contract"]({ path: CONTRACT.path, fresh: true }, page);
  expect(check).toHaveBeenCalledWith(SITE, CONTRACT.path, true);
  expect((await handlers()["bookings.propose-contract"]({ path: CONTRACT.path }, page)).id).toBe("1-a");
});

describe("Fetch Service Booking", () => {
  const fields = [
    { field: "planCategory", label: "Plan Category", kind: "text", before: null, after: "x" },
  ] as const;
  const fetch = (from: Sender) =>
    handlers()["bookings.retrieve-for-form"]({ formPath: FORM, category: "Consumables" }, from);
  const save = (from: Sender) =>
    handlers()["bookings.propose-link"]({ formPath: FORM, bookingId: "1", fields: [...fields] }, from);

  test("F27: the form in its own page, and over the page of its contract, gets its bookings", async () => {
    await saveLinks(db, [{ site: SITE, path: FORM, contractPath: CONTRACT.path }]);
    await fetch({ ...page, path: FORM });
    await fetch(page);
    expect(retrieve).toHaveBeenCalledTimes(2);
    proposeSave.mockResolvedValue(change("1-a"));
    expect((await save(page)).id).toBe("1-a");
  });

  test("F27: a page of another record gets none of its bookings", async () => {
    await saveLinks(db, [{ site: SITE, path: FORM, contractPath: CONTRACT.path }]);
    const other = { ...page, path: "/ServiceContracts/Details/9" };
    for (const ask of [fetch, save])
      await expect(ask(other)).rejects.toMatchObject({ problem: { code: "other-record" } });
    expect(retrieve).not.toHaveBeenCalled();
  });
});
