import { addDays } from "../../../lib/core/days.ts";
import { withSpending, type ParticipantSpending } from "../../../lib/domain/overview/spending.ts";
import { withClient, withRetrieval } from "../../../lib/domain/overview/update-overview.ts";
import type { PacePlan } from "../../../lib/domain/plan/plan-budget.ts";
import type { ContractStatus } from "../../../lib/domain/sync/batch.ts";
import { FIRST_NAMES, SURNAMES } from "../../sandbox/people/names.ts";
import { createRandom } from "../../sandbox/random.ts";

const CATEGORIES = ["Assistance with Daily Life", "Transport", "Consumables", "Improved Daily Living Skills"];
/** Retrievals of each budget, a week apart: enough for a forecast. */
const WEEKS = 8;
const WEEK_MS = 7 * 24 * 3_600_000;

/** Rows of several stores of the extension's database, by the store. */
export type StoredRows = Record<string, object[]>;

interface Many {
  site: string;
  count: number;
  /** The day and the moment that the rows are about. */
  today: string;
  now: number;
  /** The number of the first one, 0 unless told: others are other participants. */
  first?: number;
}

/**
 * So many invented participants on PACE with one contract each, as syncs of the last weeks leave them: a quarter differs from
 * the NDIA in one thing. The same rows for the same question.
 */
export function manyParticipants({ site, count, today, now, first = 0 }: Many): StoredRows {
  const random = createRandom(12 + first);
  const rows: Required<Record<"overviews" | "spending" | "contracts", object[]>> = {
    overviews: [],
    spending: [],
    contracts: [],
  };
  for (let at = first; at < first + count; at += 1) {
    const ndisNumber = String(431_000_000 + at);
    const path = `/ServiceContracts/Details/${100_000 + at}`;
    const client = {
      name: `${random.pick(FIRST_NAMES)} ${random.pick(SURNAMES)}`,
      path: `/Clients/Profile/${100_000 + at}`,
      contracts: [{ reference: `NDIS Plan ${at}`, path }],
    };
    const start = addDays(today, -random.integer(30, 300));
    const end = addDays(start, 364);
    const weekly = CATEGORIES.map(() => random.integer(1_000, 60_000));
    let overview = withClient({ site, ndisNumber }, client);
    let spending: ParticipantSpending | undefined;
    for (let week = 0; week < WEEKS; week += 1) {
      const plan = planAfter({ start, end, weekly, weeks: week });
      const retrieval = {
        retrievedAt: now - (WEEKS - 1 - week) * WEEK_MS,
        isPace: true,
        plans: [{ isPace: true, reference: null, startDate: start, endDate: end }],
        pace: [plan],
      };
      overview = withRetrieval(overview, retrieval);
      spending = withSpending(spending, { site, ndisNumber }, retrieval);
    }
    rows.overviews.push(overview);
    if (spending) rows.spending.push(spending);
    rows.contracts.push(statusOf({ site, path, start, end, now, isApart: at % 4 === 0 }));
  }
  return rows;
}

function planAfter(of: { start: string; end: string; weekly: number[]; weeks: number }): PacePlan {
  const { start, end, weekly, weeks } = of;
  return {
    isPace: true,
    reference: null,
    startDate: start,
    endDate: end,
    current: true,
    oddities: [],
    budgets: CATEGORIES.map((category, at) => {
      const spent = (weekly[at] ?? 0) * weeks;
      return {
        category,
        supportType: "Core",
        stated: false,
        component: null,
        management: "plan",
        startDate: start,
        endDate: end,
        total: 1_000_000,
        spent,
        remaining: 1_000_000 - spent,
        fundingPeriods: [],
      };
    }),
  };
}

function statusOf(of: {
  site: string;
  path: string;
  start: string;
  end: string;
  now: number;
  isApart: boolean;
}): ContractStatus {
  const { site, path, start, end, now, isApart } = of;
  const crm = isApart ? addDays(end, -30) : end;
  return {
    site,
    path,
    checkedAt: now,
    outcome: isApart ? "failed" : "success",
    compared: [
      { field: "NDIS Plan Start Date", crm: start, ndia: start, same: true },
      { field: "NDIS Plan End Date", crm, ndia: end, same: !isApart },
    ],
    notes: [],
    retrievedAt: now,
    totalFunding: CATEGORIES.length * 1_000_000,
  };
}

/** Puts rows into the stores. Runs inside the extension. */
export async function putRows({ name, rows }: { name: string; rows: StoredRows }): Promise<number> {
  const db = await new Promise<IDBDatabase>((resolve, reject) => {
    const request = indexedDB.open(name);
    request.addEventListener("success", () => resolve(request.result));
    request.addEventListener("error", () => reject(request.error ?? new Error("the database refused")));
  });
  try {
    const tx = db.transaction(Object.keys(rows), "readwrite");
    for (const [store, list] of Object.entries(rows)) for (const row of list) tx.objectStore(store).put(row);
    await new Promise<void>((resolve, reject) => {
      tx.addEventListener("complete", () => resolve());
      tx.addEventListener("abort", () => reject(tx.error ?? new Error("the database refused")));
    });
    return Object.values(rows).flat().length;
  } finally {
    db.close();
  }
}
