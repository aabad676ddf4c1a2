import type { IsoDate } from "../../core/calendar-date.ts";
import { type Problem, ProblemError } from "../../core/problem.ts";
import type { BookingContext } from "../../domain/booking/booking-context.ts";
import type { Change } from "../../domain/change/change.ts";
import type { ChangeSet } from "../../domain/change/change-set.ts";
import type { RecordPart, SyncSummary } from "../../domain/record/participant-record.ts";
import { listBookingLinksOfParticipant } from "../../storage/booking-link-repository.ts";
import type { Database } from "../../storage/database.ts";
import { findParticipantRecord } from "../../storage/participant-repository.ts";
import { latestSnapshot } from "../../storage/plan-repository.ts";
import { organisationRole } from "../../storage/settings/settings.ts";
import type { KnownClient } from "../crm/crm-records.ts";
import type { ParticipantSync } from "../participants/synchronise-participant.ts";
import type { Proposals } from "../changes/propose.ts";

export interface BookingProposalDeps {
  db: Database;
  proposals: Pick<Proposals, "readClient" | "storeProposal">;
  synchronise: (request: ParticipantSync) => Promise<SyncSummary>;
  today: () => IsoDate;
}

/** Changes of service bookings, from what is known of a participant to a stored proposal. Nothing is sent to the NDIA here but questions. */
export function createBookingProposals({ db, proposals, synchronise, today }: BookingProposalDeps) {
  /** Asks for plans and bookings, and for budgets where a person has confirmed consent before. Throws why bookings couldn't be had. */
  async function retrieve(site: string, { verifiedIdentity }: KnownClient): Promise<void> {
    const consent = (await findParticipantRecord(db, site, verifiedIdentity.ndisNumber))?.consent;
    const parts: RecordPart[] = consent ? ["bookings", "budgets"] : ["bookings"];
    const summary = await synchronise({
      site,
      identity: verifiedIdentity,
      parts,
      isConsentConfirmed: consent !== undefined,
      actor: consent ?? { device: "" },
      ...(consent ? { confirmedAt: consent.at } : {}),
    });
    // One booking whose details can't be had keeps nobody from the others: rules take what isn't told as unknown.
    const failed = summary.parts.find(
      ({ part, result }) => (part === "plans" || part === "bookings") && result === "failed",
    );
    if (failed?.problem) throw new ProblemError(failed.again ? "transient" : "permanent", failed.problem);
  }

  /** What is stored of this client's participant; `fresh`: the NDIA is asked first. */
  async function load(
    site: string,
    clientPath: string,
    { fresh = false }: { fresh?: boolean } = {},
  ): Promise<BookingContext> {
    const client = await proposals.readClient(site, clientPath);
    if (fresh) await retrieve(site, client);
    const { ndisNumber } = client.verifiedIdentity;
    const [snapshot, record, role, links] = await Promise.all([
      latestSnapshot(db, site, ndisNumber),
      findParticipantRecord(db, site, ndisNumber),
      organisationRole(db),
      listBookingLinksOfParticipant(db, site, ndisNumber),
    ]);
    return {
      site,
      client: { name: client.name, path: clientPath },
      ndisNumber,
      today: today(),
      isPace: snapshot?.isPace ?? null,
      plans: (snapshot?.plans ?? [])
        .filter(({ isPace }) => !isPace)
        .toSorted((one, other) => other.startDate.localeCompare(one.startDate)),
      bookings: record?.bookings ?? null,
      budgets: record?.budgets ?? [],
      role,
      ...(record?.consent ? { consent: record.consent } : {}),
      links,
      retrievedAt: record?.bookings?.retrievedAt ?? null,
    };
  }

  /** Stores it for the review. Bookings that are listed now are none that it makes, so they have to be known. */
  async function store(
    { site, client, ndisNumber, bookings, retrievedAt }: BookingContext,
    set: Pick<ChangeSet, "purpose" | "records" | "warnings" | "refusals" | "contract" | "declaration">,
    of: Pick<Change, "sentBy"> = {},
  ): Promise<Change> {
    if (!bookings || retrievedAt === null) throw new ProblemError("permanent", NOT_RETRIEVED);
    const known = await proposals.readClient(site, client.path);
    const snapshot = { id: `bookings/${ndisNumber}/${retrievedAt}`, retrievedAt };
    return proposals.storeProposal(site, known, snapshot, set, {
      ...of,
      bookingsBefore: bookings.bookings.map(({ id }) => id),
    });
  }

  return { load, store };
}

export type BookingProposals = ReturnType<typeof createBookingProposals>;

const NOT_RETRIEVED: Problem = {
  code: "bookings-not-retrieved",
  what: "The participant's service bookings were never retrieved.",
  remedy: "Retrieve them first: only then can Planbridge tell that nothing is booked twice.",
};
