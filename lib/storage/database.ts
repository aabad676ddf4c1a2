import { openDB } from "idb";
import { type Problem, ProblemError } from "../core/problem.ts";
import { databaseProblem, findDatabaseProblem, isStorageFull } from "./database-problems.ts";
import { MIGRATIONS } from "./migrations.ts";
import type { Database, Schema } from "./schema.ts";
import type { DatabasePlace } from "./vault/database-place.ts";
import { sealDatabase } from "./vault/sealed-database.ts";
import { deriveVaultKeys } from "./vault/vault-keys.ts";

export type { Database } from "./schema.ts";

/** The extension's database over any number of openings: the browser may close it, or a person delete it, at any time. */
export interface DatabaseConnection {
  /** Reads and writes as long as it is open; else everything on it throws `InvalidStateError`. */
  db: Database;
  /** Opens it unless it is open. Throws a `ProblemError`; the next call tries again. */
  open: () => Promise<void>;
  isOpen: () => boolean;
  /** Ends this context's use of it until the next `open`. `reason`: what everybody is told meanwhile. */
  close: (reason: Problem) => void;
  /** Why it isn't usable, or that what it held is gone. */
  problem: () => Problem | undefined;
  /** Something new was stored: that the earlier data is gone is no news any more. */
  forgetDeletion: () => void;
}

interface ConnectionEvents {
  /** It was closed, couldn't be opened, or was opened again. */
  changed?: () => void;
}

/** Which database it is at present. */
export type PlaceFinder = () => Promise<DatabasePlace>;

/**
 * Nothing is opened before the first `open`. In a content script it would open the CRM's database, so it mustn't be called there.
 * @param place which database, asked at each opening: it is another one after everything was sealed anew
 */
export function connectDatabase(place: PlaceFinder, { changed }: ConnectionEvents = {}): DatabaseConnection {
  let latest: Database | undefined;
  let isOpen = false;
  let opening: Promise<void> | undefined;
  let problem: Problem | undefined;
  let openedName: string | undefined;
  let closings = 0;

  function report(next: Problem | undefined): void {
    if (problem?.code === next?.code) return;
    problem = next;
    changed?.();
  }

  /** One attempt at once; whoever comes next makes the next one. */
  function reopen(): void {
    const wasOpen = isOpen;
    isOpen = false;
    if (wasOpen) report(databaseProblem("database-closed"));
    open().catch(() => undefined);
  }

  function adopt(db: Database, isNew: boolean, closingsBefore: number): void {
    // Two attempts may have waited for the same other page to close; or it was closed on purpose meanwhile.
    if (isOpen || closings !== closingsBefore) return db.close();
    const isDeleted = isNew && latest !== undefined && openedName === db.name;
    latest = db;
    openedName = db.name;
    isOpen = true;
    report(isDeleted ? databaseProblem("database-deleted") : undefined);
  }

  async function openNow(): Promise<void> {
    const closingsBefore = closings;
    const { name, dataKey } = await place();
    const blocked = Promise.withResolvers<never>();
    let isNew = false;
    const request = openDB<Schema>(name, MIGRATIONS.length, {
      upgrade(db, from, _to, upgrade) {
        isNew = from === 0;
        // An upgrade that is broken off is told by the opening itself.
        upgrade.done.catch(() => undefined);
        for (const migrate of MIGRATIONS.slice(from)) migrate(db, upgrade);
      },
      // It is opened as soon as the other one closes; until then people are told.
      blocked: () => blocked.reject(new ProblemError("blocked", databaseProblem("database-in-use"))),
      // A newer version of the extension wants to upgrade the database, or a person to delete it, and would wait for ever.
      blocking: (_current, _blocked, event) => {
        (event.target as IDBDatabase).close();
        reopen();
      },
      terminated: reopen,
    }).then((db) => adopt(dataKey ? sealDatabase(db, deriveVaultKeys(dataKey)) : db, isNew, closingsBefore));
    await Promise.race([request, blocked.promise]);
    if (!isOpen) throw new ProblemError("blocked", problem ?? databaseProblem("database-closed"));
  }

  async function open(): Promise<void> {
    if (isOpen) return;
    opening ??= openNow().finally(() => (opening = undefined));
    try {
      await opening;
    } catch (error) {
      const reason = openingProblem(error);
      report(reason);
      throw new ProblemError("blocked", reason, { cause: error });
    }
  }

  return {
    db: forward(() => latest, reopen),
    open,
    isOpen: () => isOpen,
    close(reason) {
      closings += 1;
      if (isOpen) latest?.close();
      isOpen = false;
      latest = undefined;
      report(reason);
    },
    problem: () => problem,
    forgetDeletion: () => {
      if (problem?.code === "database-deleted") report(undefined);
    },
  };
}

/**
 * Opens it for a page that lives no longer than its tab. A page's worker is told which one it is: it can't ask the browser, and
 * nothing that does may be imported here.
 */
export async function openDatabase(place: DatabasePlace | PlaceFinder): Promise<Database> {
  const { db, open } = connectDatabase(typeof place === "function" ? place : () => Promise.resolve(place));
  await open();
  return db;
}

function openingProblem(error: unknown): Problem {
  if (isStorageFull(error)) return databaseProblem("database-failed", "QuotaExceededError");
  return findDatabaseProblem(error) ?? databaseProblem("database-failed", nameOf(error));
}

/** The error's type alone: its text might hold anything. */
function nameOf(error: unknown): string {
  return error instanceof Error ? error.name : typeof error;
}

/** The database of the moment, as one object that may be kept. `closed`: it turned out to be closed without a word. */
function forward(current: () => Database | undefined, closed: () => void): Database {
  const noticed = (error: unknown) => {
    if (error instanceof DOMException && error.name === "InvalidStateError") closed();
  };
  return new Proxy({} as Database, {
    get: (_target, name) => {
      const db = current();
      // Whoever awaits it must not take it for a promise.
      if (name === "then") return undefined;
      const value: unknown = db ? Reflect.get(db, name) : notOpen;
      if (typeof value !== "function") return value;
      return (...args: unknown[]): unknown => {
        try {
          const result: unknown = Reflect.apply(value, db, args);
          if (result instanceof Promise) result.catch(noticed);
          return result;
        } catch (error) {
          noticed(error);
          throw error;
        }
      };
    },
  });
}

function notOpen(): never {
  throw new DOMException("the database isn't open", "InvalidStateError");
}
