import { formField } from "../../crm/read/form/read-form.ts";
import { differencesIn, formHolds } from "../../crm/write/fill-form.ts";
import type { SiteProfile } from "../../crm/profile/site-profile.ts";
import { ProblemError } from "../../core/problem.ts";
import type { BookingContext, BookingLink } from "../../domain/booking/booking-context.ts";
import type { ActionSources } from "../../domain/booking/manage/available-actions.ts";
import { bookingVersion } from "../../domain/booking/manage/booking-version.ts";
import { type ActionRequest, proposeAction } from "../../domain/booking/manage/propose-action.ts";
import {
  type LinkedRow,
  proposeForceSync,
  wantedFields,
} from "../../domain/booking/manage/propose-force-sync.ts";
import type { Change } from "../../domain/change/change.ts";
import type { Booking } from "../../domain/record/booking.ts";
import type { Database } from "../../storage/database.ts";
import { sendsUnpublishedCalls } from "../../storage/settings/settings.ts";
import type { Proposals } from "../changes/propose.ts";
import type { ReadCrm } from "../crm/crm-access.ts";
import { openForm } from "../crm/crm-writer.ts";
import type { BookingProposals } from "./booking-proposals.ts";
import { managementProblem } from "./management-problems.ts";

/** A booking as the NDIA has it now, with all that tells what can be done with it. */
export interface ManagedBooking extends ActionSources {
  context: BookingContext;
  /** The CRM's record that it is linked with, if there is one. */
  link: BookingLink | undefined;
}

/** Which booking of which client of a CRM. */
export interface BookingPlace {
  site: string;
  clientPath: string;
  bookingId: string;
}

export interface ManageDeps {
  db: Database;
  bookings: BookingProposals;
  proposals: Pick<Proposals, "readContract">;
  readCrm: ReadCrm;
  profileOf: (site: string) => Promise<SiteProfile>;
}

/** What is done with bookings that exist: each is retrieved before anything is proposed, and nothing is sent here. */
export function createBookingManagement({ db, bookings, proposals, readCrm, profileOf }: ManageDeps) {
  /** As the NDIA has it now, which replaces the stored copy of all bookings. Throws where it isn't listed. */
  async function open({ site, clientPath, bookingId }: BookingPlace): Promise<ManagedBooking> {
    const context = await bookings.load(site, clientPath, { fresh: true });
    if (context.isPace) throw new ProblemError("permanent", managementProblem("on-pace"));
    const booking = context.bookings?.bookings.find(({ id }) => id === bookingId);
    if (!booking) throw new ProblemError("permanent", managementProblem("not-listed", bookingId));
    return {
      booking,
      plan: context.plans.find(({ reference }) => reference === booking.planReference),
      today: context.today,
      sendsUnpublished: await sendsUnpublishedCalls(db),
      context,
      link: context.links.find((link) => link.bookingId === bookingId),
    };
  }

  /** Stores the change for the review. `seen`: the version that the person decided on; another one isn't changed. */
  async function propose(place: BookingPlace, seen: string, request: ActionRequest): Promise<Change> {
    const managed = await openSeen(place, seen);
    const proposed = proposeAction(managed, request);
    if ("problem" in proposed) throw new ProblemError("permanent", proposed.problem);
    return bookings.store(managed.context, proposed.proposal);
  }

  /** The CRM's linked record by the NDIA's booking (F144); `null`: none is linked, and the stored copy alone was replaced. */
  async function proposeSync(place: BookingPlace, seen: string): Promise<Change | null> {
    const { booking, link, context } = await openSeen(place, seen);
    const { rowPath, rowKind, contractPath } = link ?? {};
    if (!rowPath || !rowKind || !contractPath) return null;
    const [row, { contract }] = await Promise.all([
      readRow(place.site, booking, { path: rowPath, kind: rowKind }),
      proposals.readContract(place.site, contractPath),
    ]);
    const { reference } = contract;
    return bookings.store(context, proposeForceSync(booking, row, { reference, path: contractPath }));
  }

  async function openSeen(place: BookingPlace, seen: string): Promise<ManagedBooking> {
    const managed = await open(place);
    if (bookingVersion(managed.booking) !== seen)
      throw new ProblemError("permanent", managementProblem("changed", place.bookingId));
    return managed;
  }

  /** What the row's own form holds of what the booking says. A field that it doesn't show is neither compared nor written. */
  async function readRow(
    site: string,
    booking: Booking,
    { path, kind }: Pick<LinkedRow, "path" | "kind">,
  ): Promise<LinkedRow> {
    const [form, profile] = await Promise.all([openForm(readCrm, site, path), profileOf(site)]);
    const text = (name: "planCategory" | "supportItem"): string | null => {
      const field = formField(form, name, profile);
      const held = field ? formHolds(field, "text", profile) : null;
      return held === null ? null : String(held);
    };
    const category = text("planCategory");
    return {
      kind,
      path,
      title: category ?? text("supportItem") ?? "",
      category: kind === "service-support" ? null : category,
      fields: wantedFields(booking, kind).flatMap((wanted) => {
        const field = formField(form, wanted.field, profile);
        if (!field) return [];
        const before = formHolds(field, wanted.kind, profile);
        // The same in the CRM's own spelling stays as it is written there.
        const isSame = differencesIn(form, [wanted], profile).length === 0;
        return [{ ...wanted, before, after: isSame ? before : wanted.after }];
      }),
    };
  }

  return { open, propose, proposeSync };
}

export type BookingManagement = ReturnType<typeof createBookingManagement>;
