import { expect, test } from "vitest";
import { saveSnapshot } from "../../../../lib/storage/plan-repository.ts";
import { planContexts } from "../../../../lib/services/invoices/plan-context.ts";
import { freshDatabase } from "../../storage/row-fixtures.ts";

const TODAY = "2026-11-22";
const NUMBER = "430000017";

test("F63: planContexts returns a context for clients with an earlier retrieval, and none for others", async () => {
  const db = await freshDatabase();
  const plan = {
    isPace: true,
    reference: null,
    startDate: "2026-01-12",
    endDate: "2027-01-11",
    current: true,
    oddities: [],
    budgets: [
      {
        category: "Daily Activities",
        supportType: "Core",
        stated: false,
        component: null,
        management: "plan" as const,
        startDate: "2026-01-12",
        endDate: "2027-01-11",
        total: 1000_00,
        spent: 200_00,
        remaining: 800_00,
        fundingPeriods: [],
      },
    ],
  };
  await saveSnapshot(db, {
    id: "a",
    batchId: "1-a",
    ndisNumber: NUMBER,
    identity: { surname: "Okafor", dateOfBirth: "1990-05-04", ndisNumber: NUMBER },
    retrievedAt: 7,
    isPace: true,
    plans: [],
    pace: [{ ...plan, current: false, endDate: "2026-01-11" }, plan],
    raw: null,
  });
  const known = await planContexts(db, [NUMBER, "430000018"], { today: TODAY, state: "NSW" });
  expect([...known.keys()]).toEqual([NUMBER]);
  expect(known.get(NUMBER)).toMatchObject({
    today: TODAY,
    state: "NSW",
    isPace: true,
    plan: { startDate: "2026-01-12", endDate: "2027-01-11" },
    budgets: [{ total: 1000_00, delivered: 200_00, coreFlexible: true }],
    // A late invoice may be of the plan before.
    otherContracts: [{ plan: { endDate: "2026-01-11" } }],
    source: { at: 7, of: "ndia" },
  });
  // Only the CRM knows those.
  for (const part of ["contract", "invoices", "delivered"])
    expect(known.get(NUMBER)).not.toHaveProperty(part);
});
