import "fake-indexeddb/auto";
import { forceCloseDatabase } from "fake-indexeddb";
import { deleteDB, openDB, unwrap } from "idb";
import { beforeEach, describe, expect, test, vi } from "vitest";
import { connectDatabase, type Database } from "../../../lib/storage/database.ts";
import { findDatabaseProblem, isDatabaseFault } from "../../../lib/storage/database-problems.ts";
import { readSetting, saveSetting } from "../../../lib/storage/settings/setting-repository.ts";

let name: string;
beforeEach(() => {
  name = `planbridge-${crypto.randomUUID()}`;
});

/** A connection with a record of what it reports. */
function connect() {
  const reported: (string | undefined)[] = [];
  const connection = connectDatabase(() => Promise.resolve({ name }), {
    changed: () => reported.push(connection.problem()?.code),
  });
  return Object.assign(connection, { reported });
}

/** The browser closes it by itself, as it does when its storage goes wrong or its profile is cleared. */
function closeByBrowser(db: Database): void {
  forceCloseDatabase(unwrap(db.transaction("settings").db) as never);
}

const code = (problem: { code: string }) => ({ problem });

describe("connectDatabase", () => {
  test("connectDatabase opens nothing by itself, and everything on it is refused until it is open", async () => {
    const { db, open, isOpen } = connect();
    expect(isOpen()).toBe(false);
    expect(() => db.transaction("settings")).toThrow(expect.objectContaining({ name: "InvalidStateError" }));
    await open();
    await saveSetting(db, "probe", "kept");
    expect([isOpen(), await readSetting(db, "probe")]).toEqual([true, "kept"]);
  });

  test("a database of a newer version on the disk is a problem of its own, and nothing is changed in it", async () => {
    const newer = await openDB(name, 99, {
      upgrade: (db) => db.createObjectStore("later").put("x", "y") as never,
    });
    newer.close();
    const { open, problem } = connect();
    const refusal = { kind: "blocked", problem: { code: "database-newer" } };
    await expect(open()).rejects.toMatchObject(refusal);
    await expect(open()).rejects.toMatchObject(refusal);
    expect(problem()).toMatchObject({ remedy: expect.stringContaining("Restart the browser") });
    expect(await (await openDB(name)).get("later", "y")).toBe("x");
  });

  test("a database that an older version still uses is told, and opened as soon as that one closes", async () => {
    const older = await openDB(name, 1);
    const connection = connect();
    await expect(connection.open()).rejects.toMatchObject(code({ code: "database-in-use" }));
    older.close();
    await vi.waitFor(() => expect(connection.isOpen()).toBe(true));
    expect([connection.problem(), connection.reported]).toEqual([undefined, ["database-in-use", undefined]]);
  });

  test("a database that the browser closes is opened again at once, and keeps what is in it", async () => {
    const connection = connect();
    await connection.open();
    await saveSetting(connection.db, "probe", "kept");
    closeByBrowser(connection.db);
    await vi.waitFor(() => expect(connection.reported).toEqual(["database-closed", undefined]));
    expect(connection.isOpen()).toBe(true);
    expect(await readSetting(connection.db, "probe")).toBe("kept");
  });

  test("a database that turns out to be closed when it is used is opened again", async () => {
    const connection = connect();
    await connection.open();
    connection.db.close();
    await expect(readSetting(connection.db, "probe")).rejects.toMatchObject({ name: "InvalidStateError" });
    await connection.open();
    expect(await readSetting(connection.db, "probe")).toBeUndefined();
  });

  test("a database that can't be opened again is tried once, and again by the next call", async () => {
    const connection = connect();
    await connection.open();
    const opening = vi.spyOn(indexedDB, "open").mockImplementation(() => {
      throw new DOMException("", "UnknownError");
    });
    closeByBrowser(connection.db);
    await vi.waitFor(() => expect(connection.problem()?.code).toBe("database-failed"));
    expect(opening).toHaveBeenCalledTimes(1);
    await expect(connection.open()).rejects.toMatchObject(code({ code: "database-failed" }));
    opening.mockRestore();
    await connection.open();
    expect(connection.problem()).toBeUndefined();
  });

  test("a database that a person deletes meanwhile is told as deleted until something new is stored", async () => {
    const connection = connect();
    await connection.open();
    await saveSetting(connection.db, "probe", "gone");
    await deleteDB(name);
    await vi.waitFor(() => expect(connection.isOpen()).toBe(true));
    expect(connection.problem()).toMatchObject({
      code: "database-deleted",
      remedy: expect.stringContaining("Set up the connection"),
    });
    expect(await readSetting(connection.db, "probe")).toBeUndefined();
    connection.forgetDeletion();
    expect(connection.problem()).toBeUndefined();
  });

  test("a database that a newer version of the extension upgrades is told as newer", async () => {
    const connection = connect();
    await connection.open();
    const newer = await openDB(name, 99);
    await vi.waitFor(() => expect(connection.problem()?.code).toBe("database-newer"));
    newer.close();
  });
});

test.each<[unknown, string | undefined, boolean]>([
  [new DOMException("", "VersionError"), "database-newer", true],
  [new DOMException("", "InvalidStateError"), "database-closed", true],
  [new DOMException("", "AbortError"), "database-closed", true],
  [new DOMException("", "UnknownError"), "database-failed", true],
  [new DOMException("", "QuotaExceededError"), undefined, true],
  [new DOMException("", "DataCloneError"), undefined, false],
  [new DOMException("", "ConstraintError"), undefined, false],
  [new TypeError("x"), undefined, false],
  ["text", undefined, false],
])("what is thrown, %s, is the database's own fault with the problem %s: %s", (error, problem, isFault) => {
  expect([findDatabaseProblem(error)?.code, isDatabaseFault(error)]).toEqual([problem, isFault]);
});
