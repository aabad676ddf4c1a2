import type { Operation } from "../../../../lib/messaging/operations.ts";
import { operations } from "../../../../lib/messaging/operations/all-operations.ts";
import type { OperationDefinition } from "../../../../lib/messaging/operations/define-operation.ts";

/** Their answers are about settings, versions and counts, so nobody's name or number stands in one. */
const TELL_OF_NOBODY = [
  /^(?:connection|set-up|badge|sites|holidays|prices|policy|diagnostic|vault|upkeep|stored-data|options|presentation)\./,
  /^(?:page\.(?:noticed|recognised|dialog|check|service-dates)|palette\.|participant\.se|panel\.open)/,
  /^(?:workspace\.open|review\.open|result\.open|file\.transfer|sync\.|notices\.mark-seen)/,
];

/** The client id is typed in Options > Connection, shown there again, and part of a set-up file for colleagues. */
const SHOW_CLIENT_ID = /^(?:connection|set-up)\./;

/** Whom the answer may tell of: nobody; whoever the page that asks is about; those ticked in its list; or anybody. */
type Audience = "nobody" | "own" | "ticked" | "anybody";

/** The operation's own definition says who it is for. A new one that a CRM page may send is held to the page's own record. */
export function audienceOf(name: Operation, isCrmPage: boolean): Audience {
  if (TELL_OF_NOBODY.some((pattern) => pattern.test(name))) return "nobody";
  if (!isCrmPage) return "anybody";
  const definition = operations[name] as OperationDefinition<unknown, unknown>;
  return definition.ownRecord || definition.participants ? "own" : "ticked";
}

export function mayShowClientId(name: Operation, isCrmPage: boolean): boolean {
  return !isCrmPage && SHOW_CLIENT_ID.test(name);
}
