import type { RecordField } from "../../../domain/plan/crm-field.ts";
import type { SiteProfile } from "../../../crm/profile/site-profile.ts";
import type { RecordKind } from "../../../domain/change/change-kinds.ts";
import type { FieldChange, RecordChange } from "../../../domain/change/change-set.ts";
import type { Problem } from "../../../core/problem.ts";
import type { Change } from "../../../domain/change/change.ts";
import type { PostCrm, ReadCrm } from "../../crm/crm-access.ts";
import type { BeforeSending } from "../../crm/crm-writer.ts";

/** `path`: the record's place in the CRM, where the CRM told it. */
export type Outcome = { saved: true; path?: string } | { saved: false; problem: Problem };

/** `problem`: what else is wrong with it, such as standing there twice. */
export interface ReadBack {
  differences: FieldChange<RecordField>[];
  path?: string;
  problem?: Problem;
}

/**
 * How one kind of record is written, found again and read back. Those of the CRM are sent by its own forms; a record of
 * the NDIA, such as a service booking, is sent to its API by the same three steps.
 */
export interface Target {
  /** Sends it, unless it is there already. `beforeSending` is awaited right before anything leaves. */
  write(change: Change, record: RecordChange, beforeSending: BeforeSending): Promise<Outcome>;
  /** Whether it is there: asked when an answer was lost. */
  find(change: Change, record: RecordChange): Promise<{ path?: string } | undefined>;
  /** What of it differs there from what was meant. */
  readBack(change: Change, record: RecordChange): Promise<ReadBack>;
}

export type Targets = Record<RecordKind, Target>;

/** What every target works with. Made for one run of one change, so what it remembers is never old. */
export interface TargetDeps {
  site: string;
  profile: SiteProfile;
  readCrm: ReadCrm;
  post: PostCrm;
  contract: ContractView;
}

/** The contract's page as it was last seen in this run: most answers of the CRM show it anyway. */
export interface ContractView {
  /** From memory if it is known, else read. */
  read(change: Change): Promise<ContractSnapshot>;
  /** Read anew. */
  readAgain(change: Change): Promise<ContractSnapshot>;
  remember(page: unknown, path: string): void;
}

export type ContractSnapshot = import("../../../crm/read/read-contract.ts").ContractReading & {
  path: string;
};
