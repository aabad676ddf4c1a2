import type { PlanBudget } from "../../../../lib/domain/plan/plan-budget.ts";
import { buildRecord, type RecordSources } from "../../../../lib/domain/record/build-record.ts";
import type { ParticipantRecord } from "../../../../lib/domain/record/participant-record.ts";
import type { ContractDays } from "../../../../lib/domain/record-charts/timeline.ts";
import type { PanelClient, PanelRecordView } from "../../../../lib/messaging/views.ts";
import { budget, pacePlan } from "../../domain/plan/pace-fixtures.ts";
import {
  booking,
  goal,
  NUMBER,
  paceRetrieval,
  PLAN,
  SITE,
  sources,
} from "../../domain/record/record-fixtures.ts";
import { buildCrmProfileView } from "../../../../lib/domain/profile/crm-profile/crm-profile-view.ts";
import { NOW, TODAY } from "../../test-clock.ts";

const WEEK_MS = 7 * 86_400_000;

export const CLIENT: PanelClient = {
  site: SITE,
  path: "/Clients/Profile/11",
  name: "Ngozi Okafor",
  ndisNumber: NUMBER,
  contracts: [{ reference: "SC-10023", path: "/ServiceContracts/Details/7" }],
};

const CONTRACT: ContractDays = {
  reference: "SC-10023",
  startDate: "2026-08-01",
  endDate: "2027-06-30",
};

/** As the background's answer arrives: without anything that JSON doesn't carry. */
export function panelView(change: Partial<RecordSources>, contracts = [CONTRACT]): PanelRecordView {
  return structuredClone({
    record: buildRecord(sources(change)),
    contracts,
    uncompared: ["SC-2"],
    today: TODAY,
    profile: { crm: buildCrmProfileView(undefined, { compared: [], today: TODAY }) },
  });
}

/** Three periods of $400.00: one over, one that runs, one that isn't released. */
const INSTALMENTS: Partial<PlanBudget> = {
  total: 120_000,
  released: 80_000,
  spent: 40_000,
  remaining: 40_000,
  instalmentType: "Regular",
  fundingPeriods: [
    { id: "FP-1", startDate: "2026-07-01", endDate: "2026-09-30", amount: 40_000, released: true },
    { id: "FP-2", startDate: "2026-10-01", endDate: "2026-12-31", amount: 40_000, released: true },
    { id: "FP-3", startDate: "2027-01-01", endDate: "2027-03-31", amount: 40_000, released: false },
  ],
};

/** A PACE plan whose Consumables were retrieved in each of the last six weeks, and everything else once. */
export function paceView(stored: Partial<ParticipantRecord> = {}): PanelRecordView {
  const budgets = (spent: number) => [
    budget({ ...INSTALMENTS, spent, remaining: 80_000 - spent }),
    budget({
      category: "Choice and Control",
      supportType: "Capacity Building",
      management: "agency",
      total: 60_000,
    }),
  ];
  const retrievals = [0, 1, 2, 3, 4, 5].map((weeks) =>
    paceRetrieval(pacePlan(budgets(40_000 - weeks * 7_000)), NOW - weeks * WEEK_MS),
  );
  return panelView({ retrievals, stored: { site: SITE, ndisNumber: NUMBER, ...stored } });
}

/** A plan outside PACE with a booking of it and one of another, and goals that have changed. */
export function nonPaceView(stored: Partial<ParticipantRecord> = {}): PanelRecordView {
  const reference = PLAN.reference;
  return panelView({
    retrievals: [{ retrievedAt: NOW, isPace: false, plans: [PLAN] }],
    stored: {
      site: SITE,
      ndisNumber: NUMBER,
      bookings: {
        retrievedAt: NOW,
        bookings: [booking(), booking({ id: "50089999", planReference: "7" })],
        unread: [],
      },
      goals: [
        {
          planReference: reference,
          retrievedAt: NOW,
          goals: [goal("Swim"), goal("Cook", { status: "Active" })],
          unread: [],
          before: { retrievedAt: NOW - WEEK_MS, goals: [goal("Cook"), goal("Sing")] },
        },
      ],
      ...stored,
    },
  });
}
