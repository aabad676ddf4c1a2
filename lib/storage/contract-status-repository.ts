import type { Change } from "../domain/change/change.ts";
import { verifiedContract } from "../domain/change/verified-contract.ts";
import type { ContractStatus } from "../domain/sync/batch.ts";
import type { Database } from "./database.ts";
import { decodeRow, decodeRows, encodeRow } from "./row-codec.ts";

/** The latest status of the service contract at this path. */
export async function findContractStatus(
  db: Database,
  site: string,
  path: string,
): Promise<ContractStatus | undefined> {
  return decodeRow("contracts", await db.get("contracts", [site, path]));
}

/** The latest status of each contract of a CRM at one of these paths, where there is one. */
export async function findContractStatuses(
  db: Database,
  site: string,
  paths: readonly string[],
): Promise<ContractStatus[]> {
  const { store } = db.transaction("contracts");
  const rows = await Promise.all(paths.map((path) => store.get([site, path])));
  return rows.flatMap((row) => decodeRow("contracts", row) ?? []);
}

export async function saveContractStatus(db: Database, status: ContractStatus): Promise<void> {
  await db.put("contracts", encodeRow("contracts", status));
}

/** The latest status of every contract, of every CRM. */
export async function listContractStatuses(db: Database): Promise<ContractStatus[]> {
  return decodeRows("contracts", await db.getAll("contracts"));
}

/** What is needed of the store in the transaction that stores a change. */
interface ContractStore {
  get(key: [string, string]): Promise<ContractStatus | undefined>;
  put(row: ContractStatus): Promise<unknown>;
}

/** What was just read back of a contract is the latest word on it. */
export async function keepVerifiedContract(
  contracts: ContractStore,
  before: Change,
  after: Change,
): Promise<void> {
  const path = after.set.contract?.path;
  if (path === undefined) return;
  const status = decodeRow("contracts", await contracts.get([after.site, path]));
  const verified = verifiedContract(before, after, status);
  if (verified) await contracts.put(encodeRow("contracts", verified));
}
