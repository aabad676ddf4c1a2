import { type Problem, ProblemError } from "../core/problem.ts";
import { type ProblemText, problemFrom } from "../core/problem-catalogue.ts";
import { findDatabaseProblem, isStorageFull } from "../storage/database-problems.ts";

/** The background's own problems, by code. */
const BACKGROUND_PROBLEMS = {
  "storage-full": {
    what: "This computer has no room left for Planbridge's data, so nothing was changed.",
    remedy: "Free some disk space, then try again.",
  },
  "planbridge-fault": {
    what: "Something went wrong in Planbridge; nothing was changed.",
    remedy: "Try again. If it happens again, tell whoever looks after Planbridge.",
  },
  "container-tab": {
    what: "This tab is in a Firefox container. Planbridge can't read the CRM from there: a container has a sign-in of its own.",
    remedy: "Open the CRM in a normal tab, outside of any container, sign in there and try again.",
  },
  "private-tab": {
    what: "This tab is in a private window. Planbridge can't read the CRM from there: a private window has a sign-in of its own.",
    remedy: "Open the CRM in a normal window, sign in there and try again.",
  },
  "record-gone": {
    what: "Planbridge no longer has this sync.",
    remedy: "Close this and start a new sync from the client list.",
  },
} as const satisfies Record<string, ProblemText>;

export function backgroundProblem(code: keyof typeof BACKGROUND_PROBLEMS, said?: string): Problem {
  return problemFrom(BACKGROUND_PROBLEMS, code, said);
}

/** What a surface is told of an error. Of one that is nobody's problem only its type: its text might hold a person's data. */
export function problemOf(error: unknown): Problem {
  if (error instanceof ProblemError) return error.problem;
  if (isStorageFull(error)) return backgroundProblem("storage-full");
  return (
    findDatabaseProblem(error) ??
    backgroundProblem("planbridge-fault", error instanceof Error ? error.name : typeof error)
  );
}

/** A message that is no operation, doesn't match its schema or comes from a sender that isn't allowed. */
export function messageRefused(operation: string): Problem {
  return {
    code: "message-refused",
    what: `Planbridge refused the request “${operation}” from this page.`,
    remedy: "Refresh this page. If the CRM's address is new, add it in Options > CRM.",
  };
}

/** A page asks for the data of a record that it isn't. */
export function otherRecord(): ProblemError {
  return new ProblemError("permanent", {
    code: "other-record",
    what: "This page asked for the data of another record than the one that is open.",
    remedy: "Refresh this page. If it happens again, tell whoever looks after Planbridge.",
  });
}

export function invalidSiteAddress(address: string): Problem {
  return {
    code: "site-address",
    what: `“${address}” isn't the address of a CRM.`,
    remedy: "Copy it from the browser's address bar, up to the first slash, such as https://crm.example.org.",
    field: "CRM address",
  };
}
