import { beforeEach, expect, test, vi } from "vitest";
import { parseAnchor } from "../../../../lib/domain/audit/anchor.ts";
import type { AuditEntry } from "../../../../lib/domain/audit/audit-entry.ts";
import { verifyTrailFile } from "../../../../lib/domain/audit/verify-file.ts";
import { checkTrail, type TrailProgress } from "../../../../lib/services/audit/check-trail.ts";
import { exportTrail } from "../../../../lib/services/audit/export-trail.ts";
import { appendAudit, rotateAuditKey } from "../../../../lib/storage/audit/append-audit.ts";
import { readAuditState } from "../../../../lib/storage/audit/audit-state.ts";
import type { Database } from "../../../../lib/storage/database.ts";
import { freshDatabase } from "../../storage/row-fixtures.ts";

let db: Database;
beforeEach(async () => {
  db = await freshDatabase();
  for (const ndisNumber of ["430000017", "430000025", "430000033"])
    await appendAudit(db, { kind: "retrieved", ndisNumber, user: "Kim Lee" });
});

const ignore = () => undefined;

test("checkTrail finds the stored trail right, and reports how far it is", async () => {
  const report = vi.fn<(progress: TrailProgress) => void>();
  expect(await checkTrail(db, [], report)).toEqual({
    entries: 3,
    unchecked: 0,
    withoutPersonal: 0,
    faults: [],
  });
  expect(report).toHaveBeenLastCalledWith({ done: 3, total: 3 });
});

test("checkTrail finds a cut by the stored head, and one of both by an anchor", async () => {
  await db.delete("audit", 3);
  expect((await checkTrail(db, [], ignore)).faults).toEqual([{ kind: "tail-cut", seq: 3 }]);
  const state = await readAuditState(db);
  const second = await db.get("audit", 2);
  if (!state || !second) throw new Error("nothing is stored");
  const anchor = parseAnchor(`3:${state.head.mac.slice(0, 16)}`);
  await db.put("auditState", { ...state, head: { seq: 2, mac: second.mac } });
  expect((await checkTrail(db, [], ignore)).faults).toEqual([]);
  expect((await checkTrail(db, anchor ? [anchor] : [], ignore)).faults).toEqual([
    { kind: "tail-cut", seq: 3 },
  ]);
});

test("checkTrail takes what is entered meanwhile for no fault", async () => {
  let more: Promise<void> | undefined;
  const result = await checkTrail(db, [], () => {
    more ??= appendAudit(db, { kind: "exported" });
  });
  await more;
  expect(result.faults).toEqual([]);
});

test("exportTrail writes a file that is found right with every key, and ends with the export itself", async () => {
  await rotateAuditKey(db);
  const keys = (await readAuditState(db))?.keys ?? [];
  for (const isRedacted of [false, true]) {
    const text = (await exportTrail(db, isRedacted, 5)).join("");
    expect(verifyTrailFile(text, { keys })).toMatchObject({ unchecked: 0, faults: [] });
    expect(JSON.parse(text.trimEnd().split("\n").at(-1) ?? "")).toMatchObject({
      kind: "trail-exported",
      at: 5,
    });
    expect(text.includes("Kim Lee")).toBe(!isRedacted);
    expect(text.includes("430000025")).toBe(!isRedacted);
  }
});

test("exportTrail leaves out no row that can't be read: a check of the file names it", async () => {
  const second = await db.get("audit", 2);
  await db.put("audit", { ...(second as AuditEntry), kind: "Kim Lee" } as never);
  const keys = (await readAuditState(db))?.keys ?? [];
  const whole = (await exportTrail(db, false, 5)).join("");
  expect(verifyTrailFile(whole, { keys }).faults).toContainEqual({ kind: "unreadable", seq: null, line: 3 });
  expect((await exportTrail(db, true, 5)).join("")).not.toContain("Kim Lee");
});
