import { beforeEach, describe, expect, test } from "vitest";
import type { AuditEntry } from "../../../../lib/domain/audit/audit-entry.ts";
import { readEntry } from "../../../../lib/domain/audit/read-entry.ts";
import { createTrailCheck, type TrailResult } from "../../../../lib/domain/audit/verify-trail.ts";
import {
  addAuditEntries,
  appendAudit,
  AUDIT_STORES,
  rotateAuditKey,
} from "../../../../lib/storage/audit/append-audit.ts";
import { readNewestFirst } from "../../../../lib/storage/reading/newest-first.ts";
import { readInParts } from "../../../../lib/storage/reading/read-in-parts.ts";
import { readAuditState } from "../../../../lib/storage/audit/audit-state.ts";
import { purgeAudit } from "../../../../lib/storage/audit/purge-audit.ts";
import type { Database } from "../../../../lib/storage/database.ts";
import { currentTime } from "../../../../lib/platform/system-clock.ts";
import { freshDatabase, openAgain } from "../row-fixtures.ts";

let db: Database;
beforeEach(async () => {
  db = await freshDatabase();
});

async function entries(): Promise<AuditEntry[]> {
  return (await Array.fromAsync(readNewestFirst(db, "audit", 3))).flatMap((page) => page.rows).toReversed();
}

async function verifyStored(): Promise<TrailResult> {
  const state = await readAuditState(db);
  const check = createTrailCheck({ keys: state?.keys ?? [] });
  for await (const rows of readInParts(db, "audit", 2)) for (const { row } of rows) check.add(readEntry(row));
  return check.end(state?.head);
}

const RIGHT = { unchecked: 0, faults: [] };

describe("the stored trail", () => {
  test("is begun with a key of its own, counts up and fits its codes", async () => {
    await appendAudit(db, { kind: "exported", details: { list: "changes", rows: 3 } });
    await appendAudit(db, { kind: "declined", change: "1-a", user: "Kim Lee", ndisNumber: "430000017" });
    expect(await entries()).toMatchObject([
      { seq: 1, at: currentTime(), kind: "exported", personal: { user: null, details: { list: "changes" } } },
      { seq: 2, kind: "declined", change: "1-a", personal: { user: "Kim Lee", ndisNumber: "430000017" } },
    ]);
    const state = await readAuditState(db);
    expect(state?.keys).toMatchObject([
      { from: 1, secret: expect.stringMatching(/^[0-9a-f]{64}$/) as string },
    ]);
    expect(await verifyStored()).toMatchObject({ entries: 2, ...RIGHT });
  });

  test("has one number for each entry where two contexts write at once", async () => {
    const other = await openAgain(db);
    await Promise.all(
      Array.from({ length: 40 }, (_, at) => appendAudit(at % 2 ? db : other, { kind: "locked", at })),
    );
    expect((await entries()).map(({ seq }) => seq)).toEqual(Array.from({ length: 40 }, (_, at) => at + 1));
    expect(await verifyStored()).toMatchObject({ entries: 40, ...RIGHT });
  });

  test("has no entry of what wasn't stored", async () => {
    const tx = db.transaction(AUDIT_STORES, "readwrite");
    const ended = tx.done.catch((error: unknown) => (error as Error).name);
    await addAuditEntries(tx, [{ kind: "accepted" }]);
    tx.abort();
    expect(await ended).toBe("AbortError");
    expect(await entries()).toEqual([]);
    await appendAudit(db, { kind: "declined" });
    expect(await verifyStored()).toMatchObject({ entries: 1, ...RIGHT });
  });

  test("lets nothing be stored that it can't tell of", async () => {
    const bad = { kind: "proposed" as const, details: { moved: Number.NaN } };
    const tx = db.transaction(["settings", ...AUDIT_STORES], "readwrite");
    const ended = tx.done.catch((error: unknown) => (error as Error).name);
    await tx.objectStore("settings").put("x", "probe");
    await expect(addAuditEntries(tx, [bad])).rejects.toThrow(TypeError);
    expect(await ended).toBe("AbortError");
    expect(await db.get("settings", "probe")).toBeUndefined();
    expect(await entries()).toEqual([]);
  });

  test("goes on under another key once that is changed, and is checked with both", async () => {
    await appendAudit(db, { kind: "protected" });
    await rotateAuditKey(db);
    await appendAudit(db, { kind: "unlocked" });
    const stored = await entries();
    expect(stored.map(({ kind }) => kind)).toEqual(["protected", "key-changed", "unlocked"]);
    expect(new Set(stored.map(({ key }) => key)).size).toBe(2);
    expect(stored[1]?.personal?.details).toEqual({ next: stored[2]?.key });
    expect((await readAuditState(db))?.keys.map(({ from }) => from)).toEqual([1, 3]);
    expect(await verifyStored()).toMatchObject({ entries: 3, ...RIGHT });
  });

  test("can have its key changed before anything was entered", async () => {
    await rotateAuditKey(db);
    await appendAudit(db, { kind: "unlocked" });
    expect(await verifyStored()).toMatchObject({ entries: 2, ...RIGHT });
  });

  test("is found wrong after a row was altered, deleted, added or cut in the database itself", async () => {
    for (let at = 0; at < 6; at += 1) await appendAudit(db, { kind: "exported", details: { rows: at } });
    const faults = async () => (await verifyStored()).faults;
    const third = await db.get("audit", 3);
    if (!third) throw new Error("no entry");
    await db.put("audit", { ...third, kind: "declined" });
    expect(await faults()).toEqual([{ kind: "altered", seq: 3 }]);
    await db.put("audit", { ...third, extra: 1 } as never);
    expect(await faults()).toMatchObject([{ kind: "missing", seq: 3 }, { kind: "unreadable" }]);
    await db.delete("audit", 3);
    expect(await faults()).toEqual([{ kind: "missing", seq: 3 }]);
    await db.put("audit", third);
    await db.put("audit", { ...third, seq: 9 });
    expect((await faults()).map(({ seq }) => seq)).toContain(9);
    await db.delete("audit", 9);
    await db.delete("audit", 6);
    expect(await faults()).toEqual([{ kind: "tail-cut", seq: 6 }]);
    await appendAudit(db, { kind: "unlocked" });
    expect(await faults()).toEqual([{ kind: "missing", seq: 6 }]);
  });

  test("is never written over, whatever was done to its head", async () => {
    for (let at = 0; at < 4; at += 1) await appendAudit(db, { kind: "exported" });
    const before = await entries();
    const state = await readAuditState(db);
    if (!state) throw new Error("no state");
    await db.put("auditState", { ...state, head: { seq: 2, mac: before[1]?.mac ?? "" } });
    await appendAudit(db, { kind: "unlocked" });
    await db.put("auditState", { id: "state", head: "broken" } as never);
    await appendAudit(db, { kind: "locked" });
    await db.delete("auditState", "state");
    await appendAudit(db, { kind: "unlocked" });
    const after = await entries();
    expect(after.map(({ seq }) => seq)).toEqual([1, 2, 3, 4, 5, 6, 7]);
    expect(after.slice(0, 4)).toEqual(before);
    expect((await verifyStored()).faults.length).toBeGreaterThan(0);
  });

  test("loses the personal part of a purged participant alone, and says of which entries", async () => {
    for (const ndisNumber of ["430000017", "430000025", "430000017"])
      await appendAudit(db, { kind: "retrieved", ndisNumber, site: "https://crm.example.org" });
    const tx = db.transaction(AUDIT_STORES, "readwrite");
    expect(await purgeAudit(tx, "430000017")).toBe(2);
    await tx.done;
    const stored = await entries();
    expect(stored.map(({ personal }) => personal?.ndisNumber)).toEqual([
      undefined,
      "430000025",
      undefined,
      null,
    ]);
    expect(stored.at(-1)).toMatchObject({ kind: "purged", personal: { details: { entries: [1, 3] } } });
    expect(JSON.stringify(stored)).not.toContain("430000017");
    expect(await verifyStored()).toEqual({ entries: 4, withoutPersonal: 2, ...RIGHT });
    await db.put("audit", { ...(stored[1] as AuditEntry), personal: null });
    expect((await verifyStored()).faults).toEqual([{ kind: "removed-part", seq: 2 }]);
  });

  test("is listed newest first, without rows that can't be read", async () => {
    for (let at = 0; at < 5; at += 1) await appendAudit(db, { kind: "exported" });
    await db.put("audit", { seq: 4 } as never);
    const pages = await Array.fromAsync(readNewestFirst(db, "audit", 2));
    expect(pages.map((page) => [page.rows.map(({ seq }) => seq), page.unreadable])).toEqual([
      [[5], 1],
      [[3, 2], 0],
      [[1], 0],
    ]);
  });
});
