import { expect, test } from "vitest";
import { recordEvents, snapshotEvent } from "../../../../lib/domain/audit/retrieval-events.ts";
import { NDIS_NUMBER, snapshot } from "../../storage/change-fixtures.ts";
import { SITE } from "../../storage/row-fixtures.ts";

const OF = { site: SITE, ndisNumber: NDIS_NUMBER };
const BOOKINGS = { retrievedAt: 5, bookings: [], unread: [] };
const CONSENT = { user: "Kim Lee", device: "desk-1", at: 5 };

test("a retrieval of plans is entered with its parts and from where it was asked for", () => {
  expect(snapshotEvent(snapshot("s-1", 5))).toEqual({
    kind: "retrieved",
    snapshot: "s-1",
    ...OF,
    details: { parts: ["plans", "budgets"], isPace: true, plans: 1, batch: "contract-page" },
  });
  const { pace: _budgets, ...dates } = snapshot("s-2", 5);
  expect(snapshotEvent(dates).details).toMatchObject({ parts: ["plans"] });
});

test("only parts that came anew are entered, and nothing where none did", () => {
  const before = { bookings: BOOKINGS, goals: [] };
  expect(recordEvents(OF, before, { ...before })).toEqual([]);
  expect(recordEvents(OF, before, { ...before, bookings: { ...BOOKINGS, retrievedAt: 6 } })).toEqual([
    { kind: "retrieved", ...OF, details: { parts: ["bookings"] } },
  ]);
});

test("a retrieval that nobody asked for says so", () => {
  expect(recordEvents(OF, undefined, { bookings: BOOKINGS }, { isByItself: true })[0]?.details).toEqual({
    parts: ["bookings"],
    batch: "upkeep",
  });
});

test("consent is entered once, with whoever confirmed it", () => {
  expect(recordEvents(OF, undefined, { consent: CONSENT })).toEqual([
    { kind: "consent-confirmed", ...OF, user: "Kim Lee", details: { device: "desk-1", at: 5 } },
  ]);
  expect(recordEvents(OF, { consent: CONSENT }, { consent: { ...CONSENT } })).toEqual([]);
});
