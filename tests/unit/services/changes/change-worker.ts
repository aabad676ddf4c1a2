import { careview } from "../../../../lib/crm/profile/careview.ts";
import { fetchPage, postForm } from "../../../../lib/crm/read/request/fetch-page.ts";
import { recordsToWrite, totalMoneyMoved, withoutRecords } from "../../../../lib/domain/change/change-set.ts";
import type { Problem } from "../../../../lib/core/problem.ts";
import type { Database } from "../../../../lib/storage/database.ts";
import type { Change } from "../../../../lib/domain/change/change.ts";
import { acceptChange } from "../../../../lib/services/changes/accept.ts";
import { createBookingAccess } from "../../../../lib/services/bookings/booking-access.ts";
import { createBookingProposals } from "../../../../lib/services/bookings/booking-proposals.ts";
import { createLinkRow } from "../../../../lib/services/bookings/link-row.ts";
import { synchroniseParticipant } from "../../../../lib/services/participants/synchronise-participant.ts";
import { createBudgetForm } from "../../../../lib/services/changes/budget-form.ts";
import { createChangeRunner } from "../../../../lib/services/changes/change-runner.ts";
import { createCrmPoster, createCrmReader } from "../../../../lib/services/crm/crm-reader.ts";
import { createProposals } from "../../../../lib/services/changes/propose.ts";
import { createTargets } from "../../../../lib/services/changes/targets/create-targets.ts";
import { readPageHtml, type SandboxServices } from "../sandbox-office.ts";
import { currentTime, today } from "../../../../lib/platform/system-clock.ts";

/** One use of the world outside a worker: the network or the database. */
export type Use = <Answer>(call: () => Answer) => Answer;

/** A clock without waiting: a sleep ends at once and moves the clock. */
export function createSleeper(meanwhile: () => Promise<unknown> = () => Promise.resolve()) {
  let slept = 0;
  return {
    now: () => currentTime() + slept,
    sleep: async (ms: number) => {
      slept += ms;
      await meanwhile();
    },
    slept: () => slept,
  };
}

/** A worker as `lib/background/worker.ts` puts it together, over the sandbox. It can be given a `use` that kills it. */
export function createChangeWorker(
  office: SandboxServices,
  db: Database,
  {
    use = (call) => call(),
    clock = createSleeper(),
  }: { use?: Use; clock?: ReturnType<typeof createSleeper> } = {},
) {
  const problems: (Problem | undefined)[] = [];
  const profileOf = () => Promise.resolve(careview);
  // A step before the request and one after its answer: a crash between the two loses the answer.
  const far = async <Answer>(call: () => Promise<Answer>): Promise<Answer> => {
    const answer = await use(call);
    return use(() => answer);
  };
  const readCrm = createCrmReader(
    readPageHtml,
    profileOf,
    () => Promise.resolve(true),
    (site, path) => far(() => fetchPage(site, path)),
  );
  const post = createCrmPoster(readPageHtml, profileOf, (site, path, sends) =>
    far(() => postForm(site, path, sends)),
  );
  const proposals = createProposals({ db, readCrm, ndia: office.ask, profileOf, today, now: clock.now });
  const bookingAccess = createBookingAccess({
    db,
    ndiaCalls: async () => {
      const { get, send } = await office.ndia();
      return { get: (...question) => far(() => get(...question)), send: (write) => far(() => send(write)) };
    },
    proposals,
    now: clock.now,
  });
  const { pump } = createChangeRunner({
    db,
    changed: () => undefined,
    halted: (problem) => problems.push(problem),
    now: clock.now,
    sleep: clock.sleep,
    targets: ({ site }) =>
      Promise.resolve(createTargets({ site, profile: careview, readCrm, post, bookings: bookingAccess })),
  });
  const bookings = createBookingProposals({
    db,
    proposals,
    today,
    synchronise: (request) =>
      synchroniseParticipant({ db, ndia: office.ask, now: clock.now, today }, request),
  });
  return {
    pump,
    proposals,
    readCrm,
    budgetForm: createBudgetForm(db, proposals),
    bookings,
    linkRow: createLinkRow({ db, proposals, bookings }),
    problems,
    clock,
  };
}

/** Pumps until the change has ended or waits for a person. What it waits for by itself passes on the clock. */
export async function pumpToEnd(
  { pump, clock }: { pump: () => Promise<void>; clock: ReturnType<typeof createSleeper> },
  db: Database,
  id: string,
): Promise<Change> {
  for (;;) {
    await pump();
    const change = await readStoredChange(db, id);
    const { state, blocked, retryAt } = change;
    if (state !== "applying" || blocked || retryAt === undefined) return change;
    await clock.sleep(Math.max(0, retryAt - clock.now()));
  }
}

/** The amount as a person types it. */
export function dollars(cents: number): string {
  return (cents / 100).toFixed(2);
}

/** A person reads the proposal through and says yes. */
export function acceptProposal(db: Database, { id, set }: Change, leftOut: string[] = []): Promise<Change> {
  const typed = dollars(totalMoneyMoved(withoutRecords(set, leftOut).records));
  return acceptChange(db, id, { leftOut, typed, user: "Pat Manager" }, set.retrievedAt);
}

/** The states of the records that were to be written, each once. */
export function finalStates(change: Change): string[] {
  return [
    ...new Set(recordsToWrite(change.set.records).map(({ id }) => change.progress[id]?.state ?? "none")),
  ].toSorted();
}

/** The change as it is stored now. */
export async function readStoredChange(db: Database, id: string): Promise<Change> {
  const change = await db.get("changes", id);
  if (!change) throw new Error("the change is gone");
  return change;
}

/** What became of each record, by its id. */
export function statesOf({ progress }: Change): Record<string, string> {
  return Object.fromEntries(Object.entries(progress).map(([id, { state }]) => [id, state]));
}
