import type { PageName } from "../../crm/profile/pages/index.ts";
import { isReached } from "../../core/elapsed.ts";
import { type Problem, ProblemError } from "../../core/problem.ts";
import { currentTime } from "../../platform/system-clock.ts";
import type { ReadCrmBriefly } from "./crm-access.ts";

/** So long after a page of a kind was recognised others of its kind are read without waiting. */
const TRUST_MS = 60_000;

/** The first page of its kind wasn't what it should be: a problem of its record, and a reason to open no other. */
export class FirstPageError extends ProblemError {
  /** What keeps the others of its kind from being opened. */
  readonly forOthers: Problem;

  constructor(problem: Problem, forOthers: Problem) {
    super("permanent", problem);
    this.forOthers = forOthers;
  }
}

interface Trial {
  trustedUntil: number;
  /** The first page is being read; what the others have to be told, if anything. */
  underWay?: Promise<ProblemError | undefined>;
}

const trials = new WeakMap<ReadCrmBriefly, Map<string, Trial>>();

/**
 * Reads a page once the first of its kind was recognised: until then one request is under way, and whoever else asks waits
 * for its answer. A list whose links lead elsewhere costs one request, not hundreds; a CRM that is changed meanwhile costs
 * those that were under way.
 */
export async function readAfterFirst<Answer>(
  readCrm: ReadCrmBriefly,
  site: string,
  kind: PageName,
  read: () => Promise<Answer>,
): Promise<Answer> {
  const trial = trialOf(readCrm, `${kind} ${site}`);
  while (isReached(trial.trustedUntil, currentTime(), TRUST_MS)) {
    if (!trial.underWay) return readFirst(trial, read);
    const problem = await trial.underWay;
    if (problem) throw problem;
  }
  try {
    return trusted(trial, await read());
  } catch (error) {
    // The record is another thing than its link said, or the CRM was changed a moment ago: the next page alone tells which.
    if (isUnknownPage(error)) trial.trustedUntil = 0;
    throw error;
  }
}

async function readFirst<Answer>(trial: Trial, read: () => Promise<Answer>): Promise<Answer> {
  const { promise, resolve } = Promise.withResolvers<ProblemError | undefined>();
  trial.underWay = promise;
  try {
    return trusted(trial, await read());
  } catch (error) {
    const first = isUnknownPage(error)
      ? new FirstPageError(error.problem, { ...error.problem, remedy: FIRST_REMEDY })
      : undefined;
    resolve(first ? new ProblemError("blocked", first.forOthers) : meantForAll(error));
    throw first ?? error;
  } finally {
    delete trial.underWay;
    resolve(undefined);
  }
}

export const PAGE_UNKNOWN = "crm-page-unknown";

function isUnknownPage(error: unknown): error is ProblemError {
  return error instanceof ProblemError && error.problem.code === PAGE_UNKNOWN;
}

/** Signed out, or a CRM that can't be reached: nobody needs to find that out one by one. */
function meantForAll(error: unknown): ProblemError | undefined {
  if (!(error instanceof ProblemError)) return undefined;
  const isAway = ["crm-network", "crm-timeout"].includes(error.problem.code);
  return error.kind === "blocked" || isAway ? error : undefined;
}

function trusted<Answer>(trial: Trial, answer: Answer): Answer {
  trial.trustedUntil = currentTime() + TRUST_MS;
  return answer;
}

function trialOf(readCrm: ReadCrmBriefly, key: string): Trial {
  const ofReader = trials.get(readCrm) ?? new Map<string, Trial>();
  trials.set(readCrm, ofReader);
  const trial = ofReader.get(key) ?? { trustedUntil: 0 };
  ofReader.set(key, trial);
  return trial;
}

const FIRST_REMEDY =
  "No other was opened. Open it in the CRM and check that it is what it should be, then press Continue or Try again to go on with the next one. If it looks right to you, the CRM has changed: tell whoever looks after Planbridge.";
