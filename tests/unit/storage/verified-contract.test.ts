import { beforeEach, expect, test } from "vitest";
import type { RecordChange } from "../../../lib/domain/change/change-set.ts";
import { transition } from "../../../lib/services/changes/record-states.ts";
import { addChange, updateChangeRequest } from "../../../lib/storage/change-repository.ts";
import { findContractStatus, saveContractStatus } from "../../../lib/storage/contract-status-repository.ts";
import type { Database } from "../../../lib/storage/database.ts";
import { change, CONTRACT, growing } from "./change-fixtures.ts";
import { freshDatabase, SITE } from "./row-fixtures.ts";

const contractRecord: RecordChange = {
  id: "contract",
  kind: "contract",
  title: "Service contract",
  group: "change",
  action: "update",
  path: "/ServiceContracts/Edit/42",
  fields: [
    { field: "planStartDate", label: "x", kind: "date", before: "2026-07-01", after: "2026-07-01" },
    { field: "planEndDate", label: "x", kind: "date", before: "2027-05-31", after: "2027-06-30" },
    { field: "totalFunding", label: "x", kind: "money", before: 100, after: 500_000 },
  ],
  warnings: [],
};

const before = {
  site: SITE,
  path: CONTRACT.path,
  checkedAt: 5,
  outcome: "failed" as const,
  compared: [
    { field: "NDIS Plan Start Date", crm: "2026-07-01", ndia: "2026-07-01", same: true },
    { field: "NDIS Plan End Date", crm: "2027-05-31", ndia: "2027-06-30", same: false },
  ],
  notes: ["x"],
  problem: { code: "plan-end-differs", what: "x", remedy: "x" },
  totalFunding: 100,
};

let db: Database;
beforeEach(async () => {
  db = await freshDatabase();
  await saveContractStatus(db, before);
});

async function settle(records: RecordChange[], id: string, state: "verified" | "differs") {
  await addChange(db, change("7-aa", { state: "applying", set: { records } }));
  await updateChangeRequest(db, "7-aa", (stored) => transition(stored, id, { state, settledAt: 9 }));
  return findContractStatus(db, SITE, CONTRACT.path);
}

test("a contract that was read back as meant agrees with the plan from then on", async () => {
  expect(await settle([contractRecord, growing], "contract", "verified")).toEqual({
    site: SITE,
    path: CONTRACT.path,
    checkedAt: 9,
    outcome: "success",
    compared: [
      { field: "NDIS Plan Start Date", crm: "2026-07-01", ndia: "2026-07-01", same: true },
      { field: "NDIS Plan End Date", crm: "2027-06-30", ndia: "2027-06-30", same: true },
    ],
    notes: [],
    retrievedAt: 7,
    totalFunding: 500_000,
  });
});

test("a contract that reads back otherwise leaves what was known of it", async () => {
  expect(await settle([contractRecord], "contract", "differs")).toEqual(before);
});

test("a verified budget says nothing of its contract", async () => {
  expect(await settle([contractRecord, growing], growing.id, "verified")).toEqual(before);
});

test("a later step of the change doesn't make an old word new", async () => {
  await settle([contractRecord, growing], "contract", "verified");
  await saveContractStatus(db, { ...before, checkedAt: 99 });
  await updateChangeRequest(db, "7-aa", (stored) =>
    transition(stored, growing.id, { state: "verified", settledAt: 100 }),
  );
  expect(await findContractStatus(db, SITE, CONTRACT.path)).toMatchObject({ checkedAt: 99 });
});

test("dates that a change left alone are as they were compared before", async () => {
  const fields = contractRecord.fields.filter(({ field }) => field !== "planStartDate");
  expect(await settle([{ ...contractRecord, fields }], "contract", "verified")).toMatchObject({
    compared: [{ crm: "2026-07-01" }, { crm: "2027-06-30", same: true }],
  });
});
