import type { Problem } from "../core/problem.ts";

/** A stored row that can't be used as it is, and was left where it is. No part of it names a person. */
export interface SetAsideRow {
  store:
    | "batches"
    | "jobs"
    | "snapshots"
    | "plans"
    | "contracts"
    | "changes"
    | "links"
    | "participants"
    | "overviews"
    | "spending"
    | "notices"
    | "bookingLinks"
    | "crmProfiles"
    | "devices"
    | "priceLists"
    | "priceItems"
    | "localities"
    | "ownProfiles"
    | "audit"
    | "auditState";
  /** The row's key, as far as it names nobody; else empty. */
  key: string;
  /** The first place in it that is wrong, such as `set.records[2].kind`. */
  path: string;
}

/** How the stored data is, as the extension's own pages show it. */
export interface StoredDataView {
  /** Why nothing can be stored or read at present. */
  problem?: Problem;
  setAside: SetAsideRow[];
}
