import { describe, expect, test } from "vitest";
import { contractKey, type Drift, findDrift, groupDrift } from "../../../../lib/domain/overview/drift.ts";
import type { ParticipantOverview } from "../../../../lib/domain/overview/participant-overview.ts";
import type { ContractStatus } from "../../../../lib/domain/sync/batch.ts";
import { NOW, TODAY } from "../../test-clock.ts";
import { PLAN, SITE } from "../record/record-fixtures.ts";
import { overview } from "./overview-fixtures.ts";

const [START, END] = ["2026-07-01", "2027-06-30"];
const CONTRACT = { reference: "SC-1", path: "/s/1" };
const told = (cents: number) => ({ cents, notTold: 0 });

function status(change: Partial<ContractStatus> & { start?: string; end?: string } = {}): ContractStatus {
  const { start = START, end = END, ...rest } = change;
  return {
    site: SITE,
    path: CONTRACT.path,
    checkedAt: NOW,
    outcome: "success",
    compared: [
      { field: "NDIS Plan Start Date", crm: start, ndia: START, same: start === START },
      { field: "NDIS Plan End Date", crm: end, ndia: END, same: end === END },
    ],
    notes: [],
    totalFunding: 500_000,
    ...rest,
  };
}

function onPace(
  change: Partial<ParticipantOverview> = {},
  endDate: string | null = END,
): ParticipantOverview {
  return overview({
    client: { name: "Ann Example", path: "/c/1", contracts: [CONTRACT] },
    plans: {
      retrievedAt: NOW,
      isPace: true,
      plans: [{ isPace: true, reference: null, startDate: START, endDate }],
    },
    budgets: {
      retrievedAt: NOW,
      approved: told(500_000),
      spent: told(200_000),
      remaining: told(300_000),
      planManaged: 500_000,
      periodsOver: [],
    },
    ...change,
  });
}

function find(of: ParticipantOverview, ...statuses: ContractStatus[]) {
  const known = new Map(statuses.map((each) => [contractKey(each.site, each.path), each]));
  return findDrift([of], known, TODAY);
}

describe("findDrift", () => {
  const outsidePace = (...plans: (typeof PLAN)[]) =>
    onPace({ plans: { retrievedAt: NOW, isPace: false, plans }, budgets: undefined as never });

  // The test clock stands at 22 November 2026.
  test.each<[string, ParticipantOverview, ContractStatus, Partial<Drift>[]]>([
    ["nothing where dates and total agree", onPace(), status(), []],
    [
      "an end of the CRM that comes first: it hurts from there on",
      onPace(),
      status({ end: "2026-12-02" }),
      [
        {
          kind: "end-differs",
          values: { type: "date", crm: "2026-12-02", ndia: END },
          cents: 300_000,
          days: 10,
          canPropose: true,
        },
      ],
    ],
    [
      "an end that the NDIA has moved since the contract was compared",
      onPace({}, "2028-06-30"),
      status(),
      [{ kind: "end-differs", values: { type: "date", crm: END, ndia: "2028-06-30" }, days: 220 }],
    ],
    [
      "an end that is over: it hurts now",
      onPace(),
      status({ end: "2026-10-01" }),
      [{ kind: "end-differs", days: 0 }],
    ],
    [
      "an end that the NDIA doesn't tell",
      onPace({}, null),
      status(),
      [{ kind: "end-differs", values: { type: "date", crm: END, ndia: null } }],
    ],
    [
      "a start",
      onPace(),
      status({ start: "2026-07-15" }),
      [{ kind: "start-differs", values: { type: "date", crm: "2026-07-15", ndia: START }, days: 0 }],
    ],
    [
      "a total above the plan's",
      onPace(),
      status({ totalFunding: 600_000 }),
      [{ kind: "total-above", cents: 100_000, days: 0 }],
    ],
    [
      "a total below the plan's, which hurts when it is used up",
      onPace(),
      status({ totalFunding: 400_000 }),
      [{ kind: "total-below", cents: 100_000, days: null }],
    ],
    [
      "the placeholder of $1.00 in place of a total",
      onPace(),
      status({ totalFunding: 100 }),
      [{ kind: "placeholder-total", values: { type: "money", crm: 100, ndia: 500_000 }, cents: 500_000 }],
    ],
    [
      "no total where the plan's isn't told",
      onPace({ budgets: { ...onPace().budgets!, planManaged: null } }),
      status({ totalFunding: 400_000 }),
      [],
    ],
    [
      "no total where the contract's page shows none",
      onPace(),
      status({ totalFunding: undefined as never }),
      [],
    ],
    [
      "money that isn't told, where no budgets were retrieved",
      onPace({ budgets: undefined as never }),
      status({ end: "2026-12-02" }),
      [{ kind: "end-differs", cents: null }],
    ],
    [
      "no plan at the NDIA",
      onPace(),
      status({ outcome: "failed", compared: [], problem: { code: "no-plan", what: "x", remedy: "x" } }),
      [{ kind: "no-plan", cents: 500_000, days: 0 }],
    ],
    [
      "nothing of a contract that isn't active",
      onPace(),
      status({ outcome: "not-active", end: "2020-01-01" }),
      [],
    ],
    ["nothing of one that couldn't be read", onPace(), status({ outcome: "uncompleted", compared: [] }), []],
    [
      "outside PACE, a newer plan, which Planbridge doesn't write",
      outsidePace(PLAN, { ...PLAN, reference: "1080002", startDate: "2026-12-02" }),
      status(),
      [{ kind: "newer-plan", days: 10, canPropose: false }],
    ],
    [
      "outside PACE, dates as they were compared, not those of another plan",
      outsidePace({ ...PLAN, endDate: "2027-01-31" }),
      status({ end: "2027-05-31" }),
      [{ kind: "end-differs", values: { type: "date", crm: "2027-05-31", ndia: END }, canPropose: false }],
    ],
  ])("drift shows %s", (_title, of, known, expected) => {
    const { drifts } = find(of, known);
    expect(drifts).toHaveLength(expected.length);
    expect(drifts).toMatchObject(expected);
  });

  test("a contract that was never compared is counted, and isn't a difference", () => {
    expect(find(onPace())).toEqual({ drifts: [], uncompared: 1 });
  });

  test("a participant without a client's page in this CRM has no differences", () => {
    expect(find(onPace({ client: undefined as never }), status({ end: "2020-01-01" }))).toEqual({
      drifts: [],
      uncompared: 0,
    });
  });

  test("a difference is as old as the older of the two readings", () => {
    expect(find(onPace(), status({ end: "2026-12-02", checkedAt: NOW - 7 })).drifts[0]?.asOf).toBe(NOW - 7);
  });
});

test("groups of differences stand by days, then by money, and count what isn't told", () => {
  const drift = (change: Partial<Drift>): Drift => ({
    kind: "end-differs",
    site: SITE,
    ndisNumber: "430000025",
    client: { name: "Ann", path: "/c/1" },
    contract: CONTRACT,
    values: null,
    cents: 5,
    days: 3,
    canPropose: true,
    asOf: NOW,
    ...change,
  });
  const groups = groupDrift([
    drift({ kind: "total-below", days: null, cents: 900 }),
    drift({ days: 3, cents: 10 }),
    drift({ days: 3, cents: 20, contract: { ...CONTRACT, path: "/s/2" } }),
    drift({ days: 1, cents: null, client: { name: "Bo", path: "/c/2" } }),
    drift({ kind: "start-differs", days: 1, cents: 70 }),
  ]);
  expect(
    groups.map(({ kind, drifts, clients, cents, notTold, days }) => [
      kind,
      drifts.length,
      clients,
      cents,
      notTold,
      days,
    ]),
  ).toEqual([
    ["start-differs", 1, 1, 70, 0, 1],
    ["end-differs", 3, 2, 30, 1, 1],
    ["total-below", 1, 1, 900, 0, null],
  ]);
  expect(groups[1]?.drifts.map(({ cents }) => cents)).toEqual([null, 20, 10]);
});
