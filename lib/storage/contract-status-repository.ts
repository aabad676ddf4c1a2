import type { ContractStatus } from "../domain/sync/batch.ts";
import type { Database } from "./database.ts";
import { decodeRow, encodeRow } from "./row-codec.ts";

/** The latest status of the service contract at this path. */
export async function findContractStatus(
  db: Database,
  site: string,
  path: string,
): Promise<ContractStatus | undefined> {
  return decodeRow("contracts", await db.get("contracts", [site, path]));
}

export async function saveContractStatus(db: Database, status: ContractStatus): Promise<void> {
  await db.put("contracts", encodeRow("contracts", status));
}
