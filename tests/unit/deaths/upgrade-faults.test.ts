import "fake-indexeddb/auto";
import { forceCloseDatabase } from "fake-indexeddb";
import { openDB, unwrap } from "idb";
import { expect, test, vi } from "vitest";
import { ProblemError } from "../../../lib/core/problem.ts";
import { connectDatabase, type Database, type DatabaseConnection } from "../../../lib/storage/database.ts";
import {
  createEarlierDatabase,
  type EarlierVersion,
  STORED_COPIES,
} from "../storage/stored/earlier-databases.ts";
import { type Judgement, tally } from "./fault-tally.ts";
import { plainPlace } from "../storage/row-fixtures.ts";

const VERSIONS = Object.keys(STORED_COPIES).map(Number) as EarlierVersion[];

/** Every row of that version lies in the database as it lay there. */
async function expectWhole({ db }: DatabaseConnection, version: EarlierVersion, at: string): Promise<void> {
  for (const [name, rows] of Object.entries(STORED_COPIES[version])) {
    const store = name as Parameters<Database["getAll"]>[0];
    const wanted: unknown[] = Array.isArray(rows) ? rows : Object.values(rows);
    const held = await db.getAll(store);
    expect([at, name, held.length]).toEqual([at, name, wanted.length]);
    for (const row of wanted) expect(held, `${at}, ${name}`).toContainEqual(row);
  }
}

async function openWhole(connection: DatabaseConnection, version: EarlierVersion, at: string): Promise<void> {
  await connection.open();
  expect([at, connection.problem()]).toEqual([at, undefined]);
  await expectWhole(connection, version, at);
}

test.each(VERSIONS)(
  "a database of version %i that another page holds open is told, and upgraded whole once that closes",
  async (version) => {
    const name = await createEarlierDatabase(version);
    const older = await openDB(name, version);
    const connection = connectDatabase(plainPlace(name));
    await tally(
      { fault: "database-blocked", subject: `version ${version}` },
      "open",
      async (): Promise<Judgement> => {
        await expect(connection.open()).rejects.toMatchObject({ problem: { code: "database-in-use" } });
        older.close();
        await vi.waitFor(() => expect(connection.isOpen()).toBe(true));
        await openWhole(connection, version, "blocked");
        return { told: true };
      },
    );
  },
);

test.each(VERSIONS)(
  "a database of version %i whose upgrade is broken off at any step keeps every row, and is upgraded by the next try",
  async (version) => {
    let steps = 0;
    for (let isBroken = true; isBroken; steps += 1) {
      const name = await createEarlierDatabase(version);
      let made = 0;
      isBroken = false;
      const breakOff = () => {
        made += 1;
        if (made <= steps) return;
        isBroken = true;
        throw new DOMException("full", "QuotaExceededError");
      };
      const createStore = Reflect.get(IDBDatabase.prototype, "createObjectStore");
      const createIndex = Reflect.get(IDBObjectStore.prototype, "createIndex");
      vi.spyOn(IDBDatabase.prototype, "createObjectStore").mockImplementation(function (
        this: IDBDatabase,
        ...args
      ) {
        breakOff();
        return Reflect.apply(createStore, this, args);
      });
      vi.spyOn(IDBObjectStore.prototype, "createIndex").mockImplementation(function (
        this: IDBObjectStore,
        ...args
      ) {
        breakOff();
        return Reflect.apply(createIndex, this, args);
      });
      const connection = connectDatabase(plainPlace(name));
      const failure = await connection.open().then(
        () => undefined,
        (error: unknown) => error,
      );
      vi.restoreAllMocks();
      const at = `step ${steps}`;
      await tally(
        { fault: "database-upgraded", subject: `version ${version}` },
        at,
        async (): Promise<Judgement> => {
          const told = failure instanceof ProblemError && failure.kind === "blocked";
          expect([at, told, failure === undefined]).toEqual([at, isBroken, !isBroken]);
          await openWhole(connection, version, at);
          return { told: isBroken };
        },
      );
    }
    expect(steps).toBeGreaterThan(1);
  },
);

test.each(VERSIONS)(
  "a database of version %i that the browser closes right after its upgrade is whole when it is opened again",
  async (version) => {
    const connection = connectDatabase(plainPlace(await createEarlierDatabase(version)));
    await connection.open();
    forceCloseDatabase(unwrap(connection.db.transaction("settings").db) as never);
    await tally({ fault: "database-closed", subject: `version ${version}` }, "open", async () => {
      await vi.waitFor(() => expectWhole(connection, version, "closed"));
      expect(connection.problem()).toBeUndefined();
    });
  },
);
