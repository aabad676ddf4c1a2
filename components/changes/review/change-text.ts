import type { Purpose } from "../../../lib/domain/change/change-set.ts";
import type { RecordState } from "../../../lib/domain/change/change.ts";
import type { ChangeView } from "../../../lib/domain/change/change-view.ts";
import { formatCount } from "../../../lib/core/count.ts";
import { plural } from "../../base/plural.ts";

/** The purpose of a change, for its header. */
export const purposeText: Record<Purpose, string> = {
  "create-contract": "New service contract from the PACE plan",
  "sync-plan": "PACE plan into the service contract",
  "sync-plan-and-budgets": "PACE plan and budgets into the service contract",
  "sync-budget": "PACE budget into the plan budget",
  "create-bookings": "New service bookings at the NDIA",
  "reallocate-booking": "Money moves between the items of a service booking",
  "end-booking": "Earlier end of a service booking",
  "extend-booking": "Later end of a service booking",
  "answer-booking": "Answer to a service booking that the NDIA made",
  "delete-booking": "Deletion of a service booking",
  "force-sync-booking": "The NDIA's service booking into the CRM",
  "link-booking": "Service booking linked with the CRM's record",
};

/** The title of the window in which a change is accepted. */
export const reviewTitle: Record<Purpose, string> = {
  "create-contract": "Create the service contract?",
  "sync-plan": "Sync the PACE plan into the CRM?",
  "sync-plan-and-budgets": "Sync the PACE plan and budgets into the CRM?",
  "sync-budget": "Sync the new budget information into the CRM?",
  "create-bookings": "Create service bookings in PRODA?",
  "reallocate-booking": "Change the booking's items in PRODA?",
  "end-booking": "End the service booking earlier?",
  "extend-booking": "Extend the service booking?",
  "answer-booking": "Send your answer to the NDIA?",
  "delete-booking": "Delete the service booking?",
  "force-sync-booking": "Replace the CRM's values with the NDIA's?",
  "link-booking": "Confirm Service Booking Selection",
};

/** The accepting button, as the guides call it (F38, F49, F55). */
export const acceptText: Record<Purpose, string> = {
  "create-contract": "Create",
  "sync-plan": "Yes, Sync with PACE",
  "sync-plan-and-budgets": "Yes, Sync with PACE",
  "sync-budget": "Save",
  "create-bookings": "Submit",
  "reallocate-booking": "Submit",
  "end-booking": "End booking",
  "extend-booking": "Extend booking",
  "answer-booking": "Send answer",
  "delete-booking": "Delete booking",
  "force-sync-booking": "Replace",
  "link-booking": "Confirm",
};

/** Whether it is about service bookings rather than PACE budgets. */
export function ofBookings(purpose: Purpose): boolean {
  return purpose.endsWith("-booking") || purpose.endsWith("-bookings");
}

/** What replaces the CRM's values, or links its records, is saved there. */
function isSavedInCrm(purpose: Purpose): boolean {
  return !ofBookings(purpose) || purpose === "force-sync-booking" || purpose === "link-booking";
}

export function savedText(purpose: Purpose): string {
  return isSavedInCrm(purpose) ? "Saved and verified in the CRM." : "Saved and verified at the NDIA.";
}

/** F55, F183: texts before the change, not after. */
export const IRREVERSIBLE = "This can't be undone once it is confirmed.";
/** F52, F184. */
export const ONLY_TOTALS = "Only budget totals are synced, not the remaining amounts.";

/** The records of a change by state. Excluded ones, and those that need no saving, aren't in the total. */
export interface RecordCounts {
  total: number;
  verified: number;
  differs: number;
  failed: number;
  notDone: number;
  /** Not settled yet. */
  pending: number;
  leftOut: number;
}

export function countRecords({ records }: Pick<ChangeView, "records">): RecordCounts {
  const states = records.flatMap(({ progress }) => progress?.state ?? []);
  const count = (wanted: RecordState) => states.filter((state) => state === wanted).length;
  const leftOut = count("left-out");
  const [verified, differs, failed, notDone] = [
    count("verified"),
    count("differs"),
    count("failed"),
    count("not-done"),
  ];
  const total = states.length - leftOut;
  return {
    total,
    verified,
    differs,
    failed,
    notDone,
    leftOut,
    pending: total - verified - differs - failed - notDone,
  };
}

/** How many have been attempted, successfully or not. */
export function attemptedRecords({ total, pending, notDone }: RecordCounts): number {
  return total - pending - notDone;
}

/** How many ended with a problem. */
export function problemRecords({ differs, failed, notDone }: RecordCounts): number {
  return differs + failed + notDone;
}

/** The counts in one sentence: `8 records verified, 1 not saved, 2 not done.` */
export function changeStatusText({
  verified,
  differs,
  failed,
  notDone,
  pending,
  leftOut,
}: RecordCounts): string {
  const parts = [
    [verified, "verified"],
    [differs, "saved with a difference"],
    [failed, "not saved"],
    [notDone, "not done"],
    [pending, "pending"],
    [leftOut, "excluded"],
  ] as const;
  const texts = parts
    .filter(([count]) => count > 0)
    .map(([count, words], at) => `${at === 0 ? plural(count, "record") : formatCount(count)} ${words}`);
  return texts.length > 0 ? `${texts.join(", ")}.` : "No records to save.";
}

/** `2 of 9 records weren't saved`, short enough for the line on the contract's page. */
export function problemText(counts: RecordCounts): string {
  const { total, differs, failed, notDone } = counts;
  const unsaved = failed + notDone;
  const of = `of ${plural(total, "record")}`;
  if (unsaved > 0) return `${formatCount(unsaved)} ${of} ${unsaved === 1 ? "wasn't" : "weren't"} saved`;
  return `${formatCount(differs)} ${of} ${differs === 1 ? "differs" : "differ"} from what was accepted`;
}

/** `Planbridge will retry automatically in about 20 seconds.` */
export function retryText(retryAt: number, now: number): string {
  if (retryAt <= now) return "Planbridge is retrying now.";
  return `Planbridge will retry automatically in about ${timeUntil(retryAt, now)}.`;
}

/** While nobody knows whether a record was saved, it is looked for, and not sent again. */
export function lookText(lookAt: number, now: number, purpose: Purpose): string {
  const when = lookAt <= now ? "now" : `in about ${timeUntil(lookAt, now)}`;
  const system = isSavedInCrm(purpose) ? "The CRM" : "The NDIA";
  return `${system} didn't answer, so Planbridge checks ${when} whether the record is there. It isn't sent again.`;
}

function timeUntil(time: number, now: number): string {
  const seconds = Math.max(1, Math.ceil((time - now) / 1000));
  return seconds < 60 ? plural(seconds, "second") : plural(Math.ceil(seconds / 60), "minute");
}
