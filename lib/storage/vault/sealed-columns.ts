import type { StoreNames } from "idb";
import type { Schema } from "../schema.ts";

type StoreName = StoreNames<Schema>;

/** A property by which rows are found. `hashed`: it tells of a person, a record or an address, and its keyed hash stands for it. */
export interface Column {
  /** As in a key path, such as `set.client.path`. */
  path: string;
  as: "clear" | "hashed";
}

export interface SealedStore {
  /** The primary key, in the order of its key path. */
  key: readonly Column[];
  /** Each index, in the order of its key path. */
  indexes: Readonly<Record<string, readonly Column[]>>;
}

const clear = (path: string): Column => ({ path, as: "clear" });
const hashed = (path: string): Column => ({ path, as: "hashed" });

const ID = [clear("id")];
const OF_PARTICIPANT = [hashed("site"), hashed("ndisNumber")];

/**
 * What stays outside of the sealed part of a row, because the database finds the row by it: counts, times, states and ids of our
 * own as they are, all else as a keyed hash. Names can't be put in order by their hash, so `by-name` finds nobody.
 */
export const SEALED_STORES = {
  batches: { key: ID, indexes: {} },
  jobs: { key: ID, indexes: { "by-state": [clear("state"), clear("id")], "by-retry": [clear("retryAt")] } },
  snapshots: { key: ID, indexes: { "by-participant": [hashed("ndisNumber"), clear("retrievedAt")] } },
  plans: { key: [hashed("key")], indexes: { "by-participant": [hashed("ndisNumber")] } },
  contracts: { key: [hashed("site"), hashed("path")], indexes: {} },
  changes: {
    key: ID,
    indexes: {
      "by-state": [clear("state"), clear("id")],
      "by-client": [hashed("site"), hashed("set.client.path"), clear("id")],
      "by-batch": [clear("batchId"), clear("id")],
    },
  },
  links: { key: [hashed("site"), hashed("path")], indexes: {} },
  participants: { key: OF_PARTICIPANT, indexes: {} },
  overviews: {
    key: OF_PARTICIPANT,
    indexes: {
      "by-due": [clear("dueOn")],
      "by-client": [hashed("site"), hashed("client.path")],
      "by-name": [],
    },
  },
  spending: { key: OF_PARTICIPANT, indexes: {} },
  notices: {
    key: ID,
    indexes: {
      "by-participant": [...OF_PARTICIPANT, clear("id")],
      "by-unseen": [clear("unseenSince")],
    },
  },
  bookingLinks: {
    key: [hashed("site"), hashed("bookingId")],
    indexes: {
      "by-due": [clear("nextCheckAt")],
      "by-contract": [hashed("site"), hashed("contractPath")],
      "by-participant": OF_PARTICIPANT,
    },
  },
  crmProfiles: { key: OF_PARTICIPANT, indexes: { "by-participant": [hashed("ndisNumber")] } },
  ownProfiles: { key: OF_PARTICIPANT, indexes: { "by-participant": [hashed("ndisNumber")] } },
  devices: { key: ID, indexes: {} },
  audit: { key: [clear("seq")], indexes: {} },
  auditState: { key: ID, indexes: {} },
  /** The key stands outside of the row. */
  settings: { key: [hashed("")], indexes: {} },
} as const satisfies Partial<Record<StoreName, SealedStore>>;

/** Price lists and the postcode table are public and tell of nobody: they stay as they are. */
export function sealedStore(store: StoreName): SealedStore | undefined {
  return (SEALED_STORES as Partial<Record<StoreName, SealedStore>>)[store];
}
