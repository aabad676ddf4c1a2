import type { RecordField } from "../../../domain/plan/crm-field.ts";
import type { SiteProfile } from "../../../crm/profile/site-profile.ts";
import type { RecordKind } from "../../../domain/change/change-kinds.ts";
import type { FieldChange, RecordChange } from "../../../domain/change/change-set.ts";
import type { Problem, ProblemError } from "../../../core/problem.ts";
import type { Identity } from "../../../domain/plan/identity.ts";
import type { Booking } from "../../../domain/record/booking.ts";
import type { NdiaCalls } from "../../../ndia/plans.ts";
import type { Change } from "../../../domain/change/change.ts";
import type { PostCrm, ReadCrm } from "../../crm/crm-access.ts";
import type { BeforeSending } from "../../crm/crm-writer.ts";

/**
 * `again`: the CRM certainly didn't take the form, such as one that had expired, so it may be opened and sent once more.
 * `notTaken`: it certainly wasn't taken, and what keeps it is put right first, or waited for.
 */
export type Outcome =
  | ({ saved: true } & Place)
  | { saved: false; problem: Problem; again?: true }
  | { saved: false; notTaken: ProblemError };

/** Where a record stands, as far as its system has told: its form in the CRM, or the NDIA's id. */
export interface Place {
  path?: string;
  bookingId?: string;
}

/** `problem`: what else is wrong with it, such as a duplicate. */
export interface ReadBack extends Place {
  differences: FieldChange<RecordField>[];
  problem?: Problem;
}

/**
 * How one kind of record is written, found and read back. Those of the CRM are sent by its own forms; a record of
 * the NDIA, such as a service booking, is sent to its API by the same three steps.
 */
export interface Target {
  /** Sends it, unless it exists. `beforeSending` is awaited right before the request is sent. */
  write(change: Change, record: RecordChange, beforeSending: BeforeSending): Promise<Outcome>;
  /** Whether the record exists: called after a lost answer. */
  find(change: Change, record: RecordChange): Promise<Place | undefined>;
  /** The fields whose saved values differ from the intended ones. */
  readBack(change: Change, record: RecordChange): Promise<ReadBack>;
}

export type Targets = Record<RecordKind, Target>;

/** What every target works with. Created for one run of one change, so nothing it remembers is outdated. */
export interface TargetDeps {
  site: string;
  profile: SiteProfile;
  readCrm: ReadCrm;
  post: PostCrm;
  contract: ContractView;
  bookings: BookingAccess;
}

/** The way to the NDIA's service bookings. */
export interface BookingAccess {
  ndia: () => Promise<NdiaCalls>;
  /** The three facts of the change's participant, as the CRM's page of the client has them now. */
  identityOf: (change: Change) => Promise<Identity>;
  /** Keeps what the NDIA holds now. */
  keep: (change: Change, record: RecordChange, booking: Booking) => Promise<void>;
  /** Whether the calls that aren't public may be sent (`lib/ndia/unpublished-booking-calls.ts`). */
  sendsUnpublished: () => Promise<boolean>;
}

/** The contract's page as last read in this run: most answers of the CRM show it anyway. */
export interface ContractView {
  /** From memory if it was read before, else from the CRM. */
  read(change: Change): Promise<ContractSnapshot>;
  /** Always from the CRM. */
  readAgain(change: Change): Promise<ContractSnapshot>;
  remember(page: unknown, path: string): void;
}

export type ContractSnapshot = import("../../../crm/read/read-contract.ts").ContractReading & {
  path: string;
};
