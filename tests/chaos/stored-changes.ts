import type { Change } from "../../lib/domain/change/change.ts";
import type { TestSession } from "../support/test-session.ts";
import { readOwnRows } from "./own-rows.ts";

/** The changes in the extension's own database that a person accepted. */
export async function readAcceptedChanges(session: TestSession): Promise<Change[]> {
  const { changes } = await readOwnRows<{ changes: Change[] }>(session, ["changes"]);
  return changes.filter(({ acceptedAt }) => acceptedAt !== undefined);
}
