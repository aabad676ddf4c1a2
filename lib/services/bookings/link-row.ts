import type { BookingContext } from "../../domain/booking/booking-context.ts";
import { linkChoices, type LinkChoicesView, linkProblem } from "../../domain/booking/contract/link-choice.ts";
import type { Change } from "../../domain/change/change.ts";
import { type FieldChange, fieldOf, type RecordChange } from "../../domain/change/change-set.ts";
import { type Problem, ProblemError } from "../../core/problem.ts";
import type { Database } from "../../storage/database.ts";
import { findLink } from "../../storage/link-repository.ts";
import type { Proposals } from "../changes/propose.ts";
import type { ContractSnapshot } from "../changes/targets/target.ts";
import { requireOutsidePace } from "./book-contract.ts";
import type { BookingProposals } from "./booking-proposals.ts";

/** Serves Fetch Service Booking in a budget's form, and the change that links what was chosen with the saved row (F26, F27). */
export function createLinkRow(deps: {
  db: Database;
  proposals: Pick<Proposals, "readContract" | "ownerOf">;
  bookings: BookingProposals;
}) {
  const { db, proposals, bookings } = deps;

  async function open(
    site: string,
    formPath: string,
    fresh: boolean,
  ): Promise<{ contract: ContractSnapshot; context: BookingContext }> {
    const contractPath = (await findLink(db, site, formPath))?.contractPath;
    if (!contractPath) throw new ProblemError("permanent", CONTRACT_UNKNOWN);
    const contract = await proposals.readContract(site, contractPath);
    const owner = await proposals.ownerOf(site, contract);
    requireOutsidePace(contract.isPace);
    const context = await bookings.load(site, owner.path, { fresh });
    requireOutsidePace(context.isPace);
    return { contract, context };
  }

  function choicesOf({ bookings: stored, links, today }: BookingContext, category: string) {
    return linkChoices(stored?.bookings ?? [], links, { category, item: null }, today);
  }

  /** The bookings for this category that belong to no row yet. The NDIA is asked. */
  async function retrieve(site: string, formPath: string, category: string): Promise<LinkChoicesView> {
    const { context } = await open(site, formPath, true);
    return {
      client: { name: context.client.name },
      category,
      ...choicesOf(context, category),
      retrievedAt: context.retrievedAt ?? 0,
    };
  }

  /**
   * The page is about to send its own form, and waits for a person to confirm. What the form holds has to follow the booking as
   * it is stored: nothing that the page sends decides that.
   */
  async function proposeSave(
    site: string,
    save: { formPath: string; bookingId: string; fields: FieldChange[] },
  ): Promise<Change> {
    const { contract, context } = await open(site, save.formPath, false);
    const category = String(fieldOf(save.fields, "planCategory")?.after);
    const choice = choicesOf(context, category).choices.find(({ bookingId }) => bookingId === save.bookingId);
    if (!choice) throw new ProblemError("permanent", BOOKING_GONE);
    const problem = linkProblem(choice, category, save.fields);
    if (problem) throw new ProblemError("permanent", problem);
    const isNew = save.formPath === contract.createBudgetPath;
    const record: RecordChange = {
      id: `plan-budget/${save.formPath}`,
      kind: "plan-budget",
      title: category,
      group: isNew ? "only-ndia" : "change",
      action: isNew ? "create" : "update",
      fields: save.fields,
      ...(isNew ? {} : { path: save.formPath }),
      row: { path: save.formPath, kind: "plan-budget", bookingId: save.bookingId },
      reason: `Service booking ${save.bookingId}`,
      warnings: [CANT_BE_UNDONE],
    };
    const set = {
      purpose: "link-booking" as const,
      contract: { reference: contract.contract.reference, path: contract.path },
      records: [record],
      warnings: [],
      refusals: [],
    };
    return bookings.store(context, set, { sentBy: "page" });
  }

  return { retrieve, proposeSave };
}

export type LinkRow = ReturnType<typeof createLinkRow>;

const CANT_BE_UNDONE =
  "After Confirm this can't be undone: the row follows the booking, its start date and management style stay, and its end date may only move later.";

const CONTRACT_UNKNOWN: Problem = {
  code: "budget-form-owner-unknown",
  what: "Planbridge doesn't know which service contract this form belongs to.",
  remedy: "Open the form from the service contract's Plan Budget table, then fetch again.",
};

const BOOKING_GONE: Problem = {
  code: "record-gone",
  what: "The service booking that you chose is no longer available for this category.",
  remedy: "Press Fetch Service Booking again and choose one.",
};
