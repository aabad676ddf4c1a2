import { ageOf } from "../../core/elapsed.ts";
import type { IsoDate } from "../../core/calendar-date.ts";
import { type Problem, ProblemError } from "../../core/problem.ts";
import { callsLeft } from "../../domain/overview/call-allowance.ts";
import {
  dueRetrieval,
  hasDiedTooOften,
  inRetrievalOrder,
  isAskable,
} from "../../domain/overview/due-retrieval.ts";
import type { ParticipantOverview } from "../../domain/overview/participant-overview.ts";
import {
  withAsked,
  withoutAnswer,
  withoutDaysAhead,
  withSettled,
} from "../../domain/overview/update-overview.ts";
import type { UpkeepRun } from "../../domain/overview/upkeep.ts";
import type { NdiaGet } from "../../ndia/plans.ts";
import type { Database } from "../../storage/database.ts";
import {
  countOverviews,
  findOverview,
  listDueOverviews,
  saveOverviewChange,
  updateAllOverviews,
} from "../../storage/overview-repository.ts";
import { latestSnapshot } from "../../storage/plan-repository.ts";
import {
  callAllowance,
  callLedger,
  countCall,
  lastUpkeepRun,
  saveUpkeepRun,
} from "../../storage/settings/upkeep-settings.ts";
import { participantProblem } from "./participant-problems.ts";
import { readAccess } from "./retrieval-access.ts";
import { retrieveAgain } from "./retrieve-again.ts";
import { noteFailure, unaskedFailure } from "./retrieval-failure.ts";

export interface UpkeepDeps {
  db: Database;
  /** The NDIA, with what is done before each call. Throws a `ProblemError` where it isn't connected. */
  ndia: (beforeCall: () => Promise<void>) => Promise<NdiaGet>;
  /** Whether work of a person is under way, which goes first. */
  isBusy: () => Promise<boolean>;
  /** There may be something new to be seen. */
  changed: () => Promise<void>;
  now: () => number;
  today: () => IsoDate;
}

/** Only its holder retrieves by itself. The browser releases it when its worker dies. */
const LOCK = "planbridge-upkeep";

/** After so many answers in a row that didn't arrive it is the NDIA's day, not the participants'. */
const MAX_LOST_IN_ROW = 2;

/** A run that had nothing to do is noted so often. */
const NOTE_EVERY_MS = 6 * 3_600_000;

/**
 * Retrieves those whose plan, funding period or booking has ended or is about to (F111–F114), one after the other, within the
 * allowance. It can be called at any time, by any number of windows and workers: the lock lets one of them run. The worker may
 * die at any moment: each call is counted before it goes out, and each participant is marked before the first one.
 */
export async function retrieveDue(deps: UpkeepDeps): Promise<void> {
  await navigator.locks.request(LOCK, { ifAvailable: true }, async (lock) => {
    if (lock) await run(deps);
  });
}

async function run(deps: UpkeepDeps): Promise<void> {
  const { db, now, today } = deps;
  const last = await lastUpkeepRun(db);
  if (last && last.at > now())
    await updateAllOverviews(db, (overview) => withoutDaysAhead(overview, today()));
  const due = (await callAllowance(db)) > 0 ? await listDueOverviews(db, today()) : [];
  const done: UpkeepRun = { at: now(), retrieved: 0, failed: 0 };
  const askable = due.filter((overview) => isAskable(overview, today()));
  for (const overview of due)
    if (hasDiedTooOften(overview))
      await noteFailure(deps, overview, participantProblem("retrieval-interrupted"));
  const problem = await retrieveEach(deps, inRetrievalOrder(askable, today()), done);
  const isWorthNoting = problem !== undefined || done.retrieved + done.failed > 0;
  if (isWorthNoting || ageOf(last?.at ?? 0, now()) >= NOTE_EVERY_MS)
    await saveUpkeepRun(db, { ...done, ...(problem ? { problem: shortened(problem) } : {}) });
}

/** Resolves to what ended it before all were asked for; work of a person and a used allowance are no problem. */
async function retrieveEach(
  deps: UpkeepDeps,
  due: readonly ParticipantOverview[],
  done: UpkeepRun,
): Promise<Problem | undefined> {
  let lost = 0;
  for (const listed of due) {
    if ((await deps.isBusy()) || !(await hasRoom(deps, 1))) return undefined;
    try {
      if (!(await retrieveOne(deps, listed))) continue;
      done.retrieved += 1;
      lost = 0;
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
      const isAllowanceUsed = error.problem.code === ALLOWANCE_USED.code;
      if (isAllowanceUsed || isOfNobody(error)) {
        const events = isAllowanceUsed ? [] : [unaskedFailure(listed, error.problem)];
        await saveOverviewChange(deps.db, listed, withoutAnswer, { events });
        return isAllowanceUsed ? undefined : error.problem;
      }
      await noteFailure(deps, listed, error.problem);
      done.failed += 1;
      lost = error.kind === "transient" ? lost + 1 : 0;
      if (lost === MAX_LOST_IN_ROW) return error.problem;
    } finally {
      await deps.changed();
    }
  }
  return undefined;
}

/** `false`: nothing was asked for, since there is no need, or no room for it today. */
async function retrieveOne(deps: UpkeepDeps, { site, ndisNumber }: ParticipantOverview): Promise<boolean> {
  const { db, today } = deps;
  const day = today();
  const overview = await findOverview(db, site, ndisNumber);
  // A person may have retrieved it meanwhile.
  if (!overview?.dueOn || overview.dueOn > day) return false;
  const wanted = dueRetrieval(overview, day, await readAccess(db, overview));
  const before = await latestSnapshot(db, site, ndisNumber);
  if (wanted.calls > 0 && before) {
    if (!(await hasRoom(deps, wanted.calls))) return false;
    const get = await deps.ndia(() => countOrRefuse(deps));
    await saveOverviewChange(db, overview, (stored) => withAsked(stored, day));
    await retrieveAgain({ ...deps, get }, { overview, before, wanted });
  }
  await saveOverviewChange(db, overview, (stored) => withSettled(stored, day));
  return wanted.calls > 0 && before !== undefined;
}

async function hasRoom(deps: UpkeepDeps, calls: number): Promise<boolean> {
  return callsLeft(await callLedger(deps.db), await limitsOf(deps)) >= calls;
}

async function countOrRefuse(deps: UpkeepDeps): Promise<void> {
  if (!(await countCall(deps.db, await limitsOf(deps)))) throw new ProblemError("blocked", ALLOWANCE_USED);
}

async function limitsOf({ db, today }: UpkeepDeps) {
  return { today: today(), allowance: await callAllowance(db), participants: await countOverviews(db) };
}

/** What keeps anybody from being retrieved: it says nothing of this participant. */
function isOfNobody({ kind, problem }: ProblemError): boolean {
  return kind === "blocked" || /^proda-|-(?:network|busy)$/.test(problem.code);
}

const ALLOWANCE_USED = participantProblem("allowance-used");

/** What Options shows of it. */
function shortened({ code, what, remedy, at }: Problem): NonNullable<UpkeepRun["problem"]> {
  return { code, what, remedy, ...(at ? { at } : {}) };
}
