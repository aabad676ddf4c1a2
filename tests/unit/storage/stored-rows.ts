import { headOf, KEY, trailOf } from "../domain/audit/trail-fixtures.ts";
import { appointment, crmProfile } from "../domain/profile/crm-profile/profile-fixtures.ts";
import { STORED_COPIES } from "./stored/earlier-databases.ts";
import { SITE } from "./row-fixtures.ts";

type Row = Record<string, unknown>;

/** Rows of every store as an earlier version has written them, for tests of all stores alike. */
export const STORED_ROWS = {
  ...(STORED_COPIES[5] as unknown as Record<
    | "batches"
    | "changes"
    | "contracts"
    | "jobs"
    | "links"
    | "notices"
    | "overviews"
    | "participants"
    | "plans"
    | "snapshots"
    | "spending",
    Row[]
  >),
  audit: trailOf(3) as unknown as Row[],
  auditState: [{ id: "state", head: headOf(trailOf(3)), keys: [KEY] }] as Row[],
  ownProfiles: [
    {
      site: SITE,
      ndisNumber: "430000017",
      revisions: { address: 1, packages: 2 },
      address: { postcode: "3184", suburb: "Elwood" },
      packages: [
        {
          id: "7f3c1d52-0d0e-4c3b-9a55-0c1d2e3f4a5b",
          level: "hcp-3",
          start: "2025-03-01",
          end: null,
          items: [
            { id: "1", kind: "supplement", name: "Oxygen supplement", daily: 1453, from: null, to: null },
          ],
          quarters: [{ from: "2026-01-01", amount: null, spent: 512_000 }],
          homeCareUnspent: 250_000,
        },
      ],
    },
  ] as Row[],
  crmProfiles: [
    {
      site: SITE,
      ndisNumber: "430000017",
      read: { at: 5, profile: crmProfile() },
      imported: { at: 6, schedules: null, appointments: [appointment()] },
    },
  ] as Row[],
  bookingLinks: [
    {
      site: SITE,
      bookingId: "50012345",
      ndisNumber: "430000017",
      clientPath: "/Clients/Profile/11",
      contractPath: "/ServiceContracts/Details/42",
      status: "APAC",
      statusWord: "Accepted by the provider",
      isActive: true,
      endDate: "2027-06-30",
      checkedAt: 5,
      nextCheckAt: 9,
      checks: 2,
    },
  ] as Row[],
};
