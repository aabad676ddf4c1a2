import { expect, test } from "vitest";
import {
  failedRetrievalEvent,
  recordEvents,
  snapshotEvent,
} from "../../../../lib/domain/audit/retrieval-events.ts";
import type { PartSummary } from "../../../../lib/domain/record/participant-record.ts";
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

const LOST = { code: "ndia-network", what: "The NDIA couldn't be reached.", remedy: "Check it.", said: "x" };

test("a retrieval that failed is entered with what was asked for and the code of the problem, and none of its words", () => {
  const event = failedRetrievalEvent(
    { ...OF, record: "/Clients/Profile/11", parts: ["plans"], batch: "client-page" },
    LOST,
  );
  expect(event).toEqual({
    kind: "retrieval-failed",
    ...OF,
    record: "/Clients/Profile/11",
    details: { problem: "ndia-network", parts: ["plans"], batch: "client-page" },
  });
});

test("parts of a synchronisation that didn't come are entered once for each reason", () => {
  const refused = { ...LOST, code: "no-authority" };
  const part = (
    name: PartSummary["part"],
    result: PartSummary["result"],
    problem?: typeof LOST,
  ): PartSummary => ({
    part: name,
    result,
    unread: [],
    ...(problem ? { problem } : {}),
  });
  const lastSync = {
    at: 5,
    isPace: true,
    jobId: "1-a/00001",
    parts: [
      part("plans", "retrieved"),
      part("budgets", "failed", refused),
      part("goals", "partly", LOST),
      part("bookings", "failed", LOST),
    ],
  };
  const failed = (parts: string[], problem: string) => ({
    kind: "retrieval-failed",
    ...OF,
    details: { problem, parts, job: "1-a/00001" },
  });
  expect(recordEvents(OF, undefined, { lastSync })).toEqual([
    failed(["budgets"], "no-authority"),
    failed(["goals", "bookings"], "ndia-network"),
  ]);
  // What the last one has told already isn't told again, and what wasn't asked for didn't fail.
  expect(recordEvents(OF, { lastSync }, { lastSync })).toEqual([]);
  const off = { ...lastSync, parts: [part("budgets", "not-asked", refused), part("bookings", "not-here")] };
  expect(recordEvents(OF, undefined, { lastSync: off })).toEqual([]);
});
