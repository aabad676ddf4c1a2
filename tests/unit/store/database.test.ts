// @vitest-environment node
import { openDB } from "idb";
import { expect, test } from "vitest";
import { openDatabase } from "../../../lib/store/database.ts";
import { freshDatabase } from "./rows.ts";

test("a new database has every store", async () => {
  const db = await freshDatabase();
  expect([...db.objectStoreNames]).toEqual([
    "batches",
    "contracts",
    "devices",
    "jobs",
    "plans",
    "settings",
    "snapshots",
  ]);
});

test("what is stored is there when it is opened again", async () => {
  const db = await freshDatabase();
  await db.put("settings", "kept", "probe");
  db.close();
  expect(await (await openDatabase(db.name)).get("settings", "probe")).toBe("kept");
});

test("two contexts have it open at once", async () => {
  const db = await freshDatabase();
  const other = await openDatabase(db.name);
  await other.put("settings", "seen", "probe");
  expect(await db.get("settings", "probe")).toBe("seen");
});

test("a newer version of the extension isn't kept waiting by an old one that still has it open", async () => {
  const old = await freshDatabase();
  const newer = await openDB(old.name, 2);
  expect(newer.version).toBe(2);
});
