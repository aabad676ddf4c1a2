import { fetchPage, postForm } from "../crm/read/request/fetch-page.ts";
import { readPageHtml, readPageHtmlBriefly } from "../crm/read/request/offscreen-reader.ts";
import type { BriefReading, PageReader } from "../crm/read/read-page.ts";
import type { SiteProfile } from "../crm/profile/site-profile.ts";
import type { NdiaGet } from "../ndia/plans.ts";
import type { IsoDate } from "../core/calendar-date.ts";
import { type Problem, ProblemError } from "../core/problem.ts";
import { listChangesByState, updateChangeRequest } from "../storage/change-repository.ts";
import type { DatabaseConnection } from "../storage/database.ts";
import { blockedBatchIds } from "../storage/batch-repository.ts";
import { copyEarlierRows } from "../storage/copy-earlier-rows.ts";
import { isDatabaseFault } from "../storage/database-problems.ts";
import { saveSetAside } from "../storage/quarantine.ts";
import { haltProblem } from "../services/halt-problem.ts";
import { hasHostPermission } from "../platform/host-permission.ts";
import { findLink } from "../storage/link-repository.ts";
import { hasOpenJobs } from "../storage/job-repository.ts";
import type { Batch } from "../domain/sync/batch.ts";
import { unblockBatches } from "../services/sync/batches.ts";
import { memoizeFor } from "../platform/memoize-ttl.ts";
import type { Connection } from "../services/connection/connection.ts";
import { createTargets } from "../services/changes/targets/create-targets.ts";
import { createChangeRunner } from "../services/changes/change-runner.ts";
import { hasRechecks, recheckContract } from "../services/changes/recheck.ts";
import { unblockChange } from "../services/changes/record-states.ts";
import { createCrmPoster, createCrmReader, siteNotSetUp } from "../services/crm/crm-reader.ts";
import { createSignIns, SIGNED_OUT, type SignIns } from "../services/crm/sign-ins.ts";
import { PAGE_UNKNOWN } from "../services/crm/first-page.ts";
import { setWakeAlarm, withKeepAlive } from "../platform/keep-alive.ts";
import { retrievedPlanTotal } from "../services/sync/plan-total.ts";
import { createRetrieval } from "../services/sync/retrieve.ts";
import { synchroniseParticipant } from "../services/participants/synchronise-participant.ts";
import { retrieveDue } from "../services/participants/retrieve-due.ts";
import { createBookingWork } from "./booking-work.ts";
import { requireRight } from "../services/access/policy-rights.ts";
import { createProposals } from "../services/changes/propose.ts";
import { CONCURRENCY, createRunner } from "../services/sync/runner.ts";
import { profileOf } from "../services/crm/sites.ts";
import { createContractCheck } from "../services/sync/check-contract.ts";
import { compareContractStep } from "../services/sync/compare-contract-step.ts";
import { proposeContractStep } from "../services/sync/propose-contract-step.ts";
import { synchroniseStep } from "../services/sync/synchronise-step.ts";
import { readClientStep } from "../services/sync/read-client-step.ts";
import { createLimiter } from "../platform/limiter.ts";
import { currentTime, today } from "../platform/system-clock.ts";

/** How CRMs are reached. Practice mode has one within the extension. */
export interface CrmNetwork {
  fetchPage: typeof fetchPage;
  postForm: typeof postForm;
  /** Whether the browser allows this CRM at present. */
  isAllowed: (site: string) => Promise<boolean>;
  signIns: SignIns;
}

const overTheNetwork = (): CrmNetwork => ({
  fetchPage,
  postForm,
  isAllowed: hasHostPermission,
  signIns: createSignIns(),
});

/**
 * All work that the background does without a message. `changed`: called when what surfaces show has changed. `newsChanged`:
 * there may be something new about a participant.
 */
export function createWorker(
  database: DatabaseConnection,
  connection: Connection,
  changed: () => void,
  newsChanged: () => Promise<void>,
  crm: CrmNetwork = overTheNetwork(),
) {
  const { db } = database;
  let halted: Problem | undefined;
  const reportHalt = (problem: Problem | undefined) => {
    halted = problem;
    if (!problem) database.forgetDeletion();
  };
  const limit = createLimiter(CONCURRENCY);
  const { signIns } = crm;
  const profileNow = memoizeFor((site: string) => profileOf(db, site));
  const isAllowedNow = memoizeFor(crm.isAllowed);
  const createReader = <Reading extends BriefReading>(readHtml: PageReader<Reading>) =>
    createCrmReader(
      readHtml,
      profileNow,
      isAllowedNow,
      (site, path) => limit(() => crm.fetchPage(site, path)),
      signIns,
    );
  const readCrm = createReader(readPageHtml);
  const limited = (connect: () => Promise<NdiaGet>) => async (): Promise<NdiaGet> => {
    const get = await connect();
    return (...question) => limit(() => get(...question));
  };
  const limitedNdia = limited(connection.ndia);
  const ndiaByItself = async (beforeCall: () => Promise<void>): Promise<NdiaGet> => {
    const get = await connection.ndiaWith(beforeCall);
    return (...question) => limit(() => get(...question));
  };
  const ndiaOfBatch = limited(connection.ndiaOfBatch);
  const deps = {
    readCrm: createReader(readPageHtmlBriefly),
    retrieve: createRetrieval({ db, ndia: ndiaOfBatch, now: currentTime }),
    today,
    totalOf: (site: string, ndisNumber: string, planStart: IsoDate) =>
      retrievedPlanTotal(db, site, ndisNumber, planStart),
  };
  const proposals = createProposals({
    db,
    readCrm,
    ndia: limitedNdia,
    profileOf: requireProfile,
    today,
    now: currentTime,
  });
  const runner = createRunner({
    db,
    readClient: (job, batch) => readClientStep(job, batch, deps.readCrm),
    compareContract: async (job, batch) => {
      if (batch.kind !== "pace-proposals") return compareContractStep(job, batch, deps);
      // A policy may have changed since the batch was started.
      await requireRight("propose", "blocked");
      return proposeContractStep(job, batch, { readCrm, proposals });
    },
    synchroniseParticipant: (job, batch) =>
      synchroniseStep(job, batch, {
        today,
        now: currentTime,
        // Whole: the participant's profile is kept with what is synchronised.
        readCrm,
        db,
        synchronise: (request, failed) =>
          synchroniseParticipant({ db, ndia: ndiaOfBatch, now: currentTime, today, failed }, request),
      }),
    changed,
    halted: reportHalt,
  });
  const bookingWork = createBookingWork({
    db,
    ndiaCalls: connection.ndiaCalls,
    ndia: limitedNdia,
    limit,
    proposals,
    readCrm,
    profileOf: requireProfile,
    changed,
  });
  const post = createCrmPoster(readPageHtml, profileNow, crm.postForm);
  const changes = createChangeRunner({
    db,
    changed,
    halted: reportHalt,
    targets: async ({ site }) =>
      createTargets({
        site,
        profile: await requireProfile(site),
        readCrm,
        post,
        bookings: bookingWork.access,
      }),
  });

  async function requireProfile(site: string): Promise<SiteProfile> {
    const profile = await profileOf(db, site);
    if (!profile) throw siteNotSetUp(site);
    return profile;
  }

  /** Continues all open work. It can be called at any time. What stops all of it is shown by every surface. */
  async function work(): Promise<void> {
    try {
      await database.open();
      // A person's work doesn't wait for statuses.
      await Promise.all([bookingWork.followDue(), continueWork()]);
      await bookingWork.followLater();
      await resumeSignedIn();
      // It was opened again at once, and what had stopped for that goes on.
      if (halted?.code === "database-closed" && database.isOpen()) await continueWork();
      await saveSetAside(db);
    } catch (error) {
      reportHalt(haltProblem(error));
      changed();
      // Nobody knows whether there is work: the alarm makes the next attempt.
      await setWakeAlarm(true);
    }
  }

  async function continueWork(): Promise<void> {
    if (!(await hasOpenWork())) {
      halted = undefined;
      return setWakeAlarm(false);
    }
    await setWakeAlarm(true);
    changed();
    await withKeepAlive(async () => void (await Promise.all([runner.pump(), changes.pump()])));
    changed();
    await setWakeAlarm(await hasOpenWork());
  }

  async function hasOpenWork(): Promise<boolean> {
    return (
      (await hasOpenJobs(db)) ||
      (await listChangesByState(db, "applying")).length > 0 ||
      (await hasRechecks(db, currentTime()))
    );
  }

  /** Whether any work of a person goes on. What waits for somebody keeps nothing else from being done. */
  async function isBusy(): Promise<boolean> {
    const waiting = new Set(await blockedBatchIds(db));
    if (await hasOpenJobs(db, waiting)) return true;
    return (await listChangesByState(db, "applying")).some(({ blocked }) => !blocked);
  }

  async function recheckOpened(site: string, contractPath: string): Promise<void> {
    const clientPath = (await findLink(db, site, contractPath))?.client?.path;
    if (clientPath && (await recheckContract(db, { site, contractPath, clientPath }, currentTime())))
      void work();
  }

  async function resumeWhere(isRight: (work: Pick<Batch, "site" | "blocked">) => boolean): Promise<void> {
    const batches = await unblockBatches(db, isRight);
    const waiting = (await listChangesByState(db, "applying")).filter(
      (change) => change.blocked && isRight(change),
    );
    for (const { id } of waiting) await updateChangeRequest(db, id, unblockChange);
    if (batches || waiting.length > 0) void work();
  }

  /** What was told to wait for a sign-in while a page showed it: whoever was told of the sign-in didn't find it waiting yet. */
  async function resumeSignedIn(): Promise<void> {
    const sites = await signIns.signedInSites();
    if (sites.size > 0)
      await resumeWhere(({ site, blocked }) => sites.has(site) && blocked?.code === SIGNED_OUT);
  }

  return {
    work,
    /** Its database was closed for good: what waits to try again looks at once, finds that out, and gives its lock to others. */
    endWaiting: () => runner.pump(),
    proposals,
    ...bookingWork.operations,
    profileOf: requireProfile,
    readCrm,
    checkContract: createContractCheck({ ...deps, db, proposals, now: currentTime }),
    /** A contract's page was opened: records of it that may have appeared twice are looked at again. */
    contractOpened: (site: string, path: string) => void recheckOpened(site, path),
    /** Why nothing can be stored at present. */
    halted: () => database.problem() ?? halted,
    isBusy,
    /** A page showed that this CRM's user is signed in. */
    async signedIn(origin: string): Promise<void> {
      await signIns.signedIn(origin);
      await resumeWhere(({ site, blocked }) => site === origin && blocked?.code === SIGNED_OUT);
    },
    /** A CRM's sign-in page is open. */
    signInOpened: signIns.signInOpened,
    /** A person asks for something that is read from this CRM, or from any. */
    crmAsked: signIns.ask,
    /** The connection was fixed. */
    connected: () =>
      resumeWhere(({ blocked }) => blocked?.code !== SIGNED_OUT && blocked?.code !== PAGE_UNKNOWN),
    /** Copies what earlier versions stored into the lists of participants. What fails is tried again at the next start. */
    async copyEarlierRows(): Promise<void> {
      try {
        await database.open();
        await withKeepAlive(() => copyEarlierRows(db));
      } catch (error) {
        // The database's own problem is shown by all work that needs it.
        if (!isDatabaseFault(error) && !(error instanceof ProblemError)) throw error;
      }
    },
    /** Retrieves the participants who are due. A failure is noted for Options, or shown with the database. */
    async retrieveDue(): Promise<void> {
      try {
        await database.open();
        await newsChanged();
        await withKeepAlive(() =>
          retrieveDue({ db, ndia: ndiaByItself, isBusy, changed: newsChanged, now: currentTime, today }),
        );
      } catch (error) {
        if (!isDatabaseFault(error) && !(error instanceof ProblemError)) throw error;
      }
    },
    /** Refreshes the device's key in time. A failure is shown with the connection and retried by the next alarm. */
    async upkeep(): Promise<void> {
      try {
        await database.open();
        await (await connection.proda()).refreshKeyIfDue();
      } catch (error) {
        if (!(error instanceof ProblemError)) throw error;
      }
    },
  };
}
