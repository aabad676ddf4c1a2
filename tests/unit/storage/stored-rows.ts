import { headOf, KEY, trailOf } from "../domain/audit/trail-fixtures.ts";
import { STORED_COPIES } from "./stored/earlier-databases.ts";
import type { OwnRows } from "../../../lib/domain/profile/own-change.ts";
import { ownRows } from "../domain/profile/own-fixtures.ts";
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
  ...(ownRows() as unknown as Record<keyof OwnRows, Row[]>),
};
