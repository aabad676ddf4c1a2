import { type Problem, ProblemError } from "../core/problem.ts";
import { VAULT_DAMAGED } from "../domain/vault/vault-damaged.ts";
import { type ProblemText, problemFrom } from "../core/problem-catalogue.ts";

/** What can be wrong with the database itself. Each stops all work, and each has its own remedy. */
const DATABASE_PROBLEMS = {
  "database-newer": {
    what: "Planbridge's data in this browser is of a newer version than this Planbridge.",
    remedy:
      "Restart the browser. If it happens again, update Planbridge in the browser's list of extensions.",
  },
  "database-in-use": {
    what: "Planbridge was updated, and a page with the older version still uses its data.",
    remedy: "Close the other Planbridge tabs, or restart the browser. Planbridge goes on by itself.",
  },
  "database-closed": {
    what: "The browser has closed Planbridge's data.",
    remedy: "Try again: Planbridge opens it again by itself. If that doesn't help, restart the browser.",
  },
  "database-deleted": {
    what: "Planbridge's data in this browser was deleted while Planbridge was running.",
    remedy:
      "Set up the connection and your CRM's address in Options again. Check in the CRM what the last change has saved.",
  },
  "database-locked": {
    what: "Planbridge is locked.",
    remedy: "Open Planbridge from the toolbar, or Options, and unlock it with your passphrase.",
    // A page of the CRM never asks for the passphrase: its scripts could watch.
    at: "options",
  },
  "database-sealing": {
    what: "Planbridge is sealing its data.",
    remedy: "Wait until it is done: Planbridge goes on by itself.",
  },
  [VAULT_DAMAGED.code]: VAULT_DAMAGED,
  "database-failed": {
    what: "The browser can't read or store Planbridge's data.",
    remedy:
      "Restart the browser, and check that the disk isn't full. If it happens again, tell whoever looks after Planbridge.",
  },
} as const satisfies Record<string, ProblemText>;

export type DatabaseProblemCode = keyof typeof DATABASE_PROBLEMS;

export function databaseProblem(code: DatabaseProblemCode, said?: string): Problem {
  return problemFrom(DATABASE_PROBLEMS, code, said);
}

/** Whether the browser refused to store something because there is no room: its own limit, or a full disk. */
export function isStorageFull(error: unknown): boolean {
  return error instanceof DOMException && error.name === "QuotaExceededError";
}

/** What the browser's database throws, by what it means. Everything else that it throws is about one row. */
const MEANINGS: ReadonlyMap<string, DatabaseProblemCode> = new Map([
  ["VersionError", "database-newer"],
  ["InvalidStateError", "database-closed"],
  // A transaction that nobody aborted: its database was closed.
  ["AbortError", "database-closed"],
  ["UnknownError", "database-failed"],
  ["ReadOnlyError", "database-failed"],
]);

/** The problem of an error that the database threw about itself; `undefined` for any other error, a full disk too. */
export function findDatabaseProblem(error: unknown): Problem | undefined {
  if (error instanceof ProblemError)
    return Object.hasOwn(DATABASE_PROBLEMS, error.problem.code) ? error.problem : undefined;
  if (!(error instanceof DOMException)) return undefined;
  const code = MEANINGS.get(error.name);
  return code && databaseProblem(code);
}

/** Whether nothing can be stored, whatever it is. Any other error is about the work that met it. */
export function isDatabaseFault(error: unknown): boolean {
  return isStorageFull(error) || findDatabaseProblem(error) !== undefined;
}
