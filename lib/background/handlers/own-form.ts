import type { Database } from "../../storage/database.ts";
import { findLink } from "../../storage/link-repository.ts";
import { otherRecord } from "../background-problems.ts";
import type { Sender } from "../receive.ts";

/** The form is the page itself, or stands over the page of its contract. */
export async function requireOwnForm(
  db: Database,
  formPath: string,
  { caller, origin, path }: Sender,
): Promise<void> {
  if (caller !== "crm-page" || path === formPath) return;
  const contractPath = (await findLink(db, origin, formPath))?.contractPath;
  if (!contractPath || contractPath !== path) throw otherRecord();
}
