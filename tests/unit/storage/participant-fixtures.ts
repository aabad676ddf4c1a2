import type { ParticipantRecord } from "../../../lib/domain/record/participant-record.ts";
import { booking, goal, nonPaceBudget, PLAN } from "../domain/record/record-fixtures.ts";
import { NDIS_NUMBER } from "./change-fixtures.ts";
import { SITE } from "./row-fixtures.ts";

/** A record with everything in it that one can hold. */
export function participantRecord(change: Partial<ParticipantRecord> = {}): ParticipantRecord {
  const problem = { code: "x", what: "x", remedy: "x" };
  const step = { how: "A course", support: null };
  return {
    site: SITE,
    ndisNumber: NDIS_NUMBER,
    goals: [
      {
        planReference: PLAN.reference,
        retrievedAt: 5,
        goals: [goal("Swim", { steps: [step], created: "2026-07-01", past: true, status: "Inactive" })],
        unread: ["x"],
        before: { retrievedAt: 4, goals: [goal(null)] },
      },
    ],
    bookings: {
      retrievedAt: 5,
      bookings: [booking(), booking({ id: "2", lines: null, linesProblem: problem })],
      unread: [],
    },
    budgets: [
      {
        planReference: PLAN.reference,
        retrievedAt: 5,
        budgets: [nonPaceBudget({ spent: null })],
        unread: [],
      },
    ],
    consent: { user: "Pat Manager", device: "desk-1", at: 5 },
    lastSync: {
      at: 5,
      isPace: false,
      parts: [
        { part: "plans", result: "retrieved", count: 1, unread: [] },
        {
          part: "goals",
          result: "partly",
          count: 1,
          added: 1,
          removed: 1,
          changed: 0,
          unread: ["x"],
          problem,
        },
      ],
    },
    ...change,
  };
}
