import { NdisNumber } from "../base/visible-text.tsx";
import { ageOf } from "../../lib/core/elapsed.ts";
import type { Problem } from "../../lib/core/problem.ts";
import { Disclosure } from "../base/disclosure.tsx";
import { formatCount } from "../../lib/core/count.ts";
import { useOffers } from "../palette/offers.ts";
import { plural } from "../base/plural.ts";
import { dayOf, timeAgo } from "../base/time-ago.ts";

/** The plans that a file was checked with. */
export interface PlanData {
  /** When the plan of each of the file's participants was retrieved, in epoch milliseconds; `null`: there is none here. */
  ages: ReadonlyMap<string, number | null>;
  /** Why the NDIA, or the CRM, didn't give a plan. */
  problems: ReadonlyMap<string, Problem>;
  retrieving: { done: number; total: number } | null;
  /** Participants whose plan was retrieved since the file was checked: their results don't use it yet. */
  renewed: ReadonlySet<string>;
}

export interface FilePlansProps {
  plans: PlanData;
  now: number;
  /** Whether it is in front: what is behind another tab offers nothing. */
  isShown: boolean;
  onRetrieve: (ndisNumbers: readonly string[]) => void;
  onStop: () => void;
  onCheckAgain: () => void;
}

/** Plans rarely change; within a week mostly the latest payments are missing. */
const OLD_AFTER_MS = 7 * 24 * 60 * 60_000;
/** Maximum number of participants listed by name. */
const MAX_NAMED = 200;

/** The age of the plan data of the file's clients, and buttons for newer data. */
export function FilePlans({ plans, now, isShown, onRetrieve, onStop, onCheckAgain }: FilePlansProps) {
  const { ages, problems, retrieving, renewed } = plans;
  const all = [...ages];
  const asBefore = all.filter(([ndisNumber]) => !renewed.has(ndisNumber));
  const missing = asBefore.filter(([, at]) => at === null).map(([ndisNumber]) => ndisNumber);
  const old = asBefore
    .filter(([, at]) => at !== null && ageOf(at, now) > OLD_AFTER_MS)
    .map(([ndisNumber]) => ndisNumber);
  const wanted = missing.length > 0 ? missing : old;
  useOffers({
    retrieve: isShown && !retrieving && wanted.length > 0 && (() => onRetrieve(wanted)),
    stop: isShown && retrieving && onStop,
    compare: isShown && renewed.size > 0 && onCheckAgain,
  });
  if (ages.size === 0) return null;
  const named = asBefore.filter(([ndisNumber, at]) => at === null || problems.has(ndisNumber));
  return (
    <section class="pb-file-plans" aria-label="Plan data">
      <div class="pb-actions">
        <span>
          <strong>Plan data:</strong> {planAgeText(all, now)}
        </span>
        {renewed.size > 0 && (
          <button type="button" class="pb-button pb-button-main" onClick={onCheckAgain}>
            Check again with {plural(renewed.size, "newer plan")}
          </button>
        )}
        {retrieving ? (
          <>
            <output>
              Retrieving {formatCount(retrieving.done)} of {plural(retrieving.total, "plan")}…
            </output>
            <button type="button" class="pb-button" onClick={onStop}>
              Stop
            </button>
          </>
        ) : (
          <>
            {missing.length > 0 && (
              <button type="button" class="pb-button" onClick={() => onRetrieve(missing)}>
                Retrieve {plural(missing.length, "missing plan")}
              </button>
            )}
            {old.length > 0 && (
              <button type="button" class="pb-button" onClick={() => onRetrieve(old)}>
                Retrieve {plural(old.length, "plan")} older than a week
              </button>
            )}
          </>
        )}
      </div>
      {named.length > 0 && (
        <Disclosure title={`Clients without a retrieved plan (${formatCount(named.length)})`}>
          <p class="pb-hint">
            Their dates and budgets aren't checked. Planbridge can retrieve a client's plan once the client
            has been synced, or their page has been opened in the CRM, on this computer.
          </p>
          <ul class="pb-plan-list">
            {named.slice(0, MAX_NAMED).map(([ndisNumber]) => {
              const problem = problems.get(ndisNumber);
              return (
                <li key={ndisNumber}>
                  <strong>
                    <NdisNumber value={ndisNumber} />
                  </strong>{" "}
                  <span class="pb-quiet">
                    {problem ? `${problem.what} ${problem.remedy}` : "Not retrieved yet."}
                  </span>
                </li>
              );
            })}
          </ul>
          {named.length > MAX_NAMED && (
            <p class="pb-hint">And {formatCount(named.length - MAX_NAMED)} more.</p>
          )}
        </Disclosure>
      )}
    </section>
  );
}

function planAgeText(all: readonly (readonly [string, number | null])[], now: number): string {
  const times = all.flatMap(([, at]) => (at === null ? [] : [at]));
  const clients = plural(all.length, "client");
  if (times.length === 0)
    return `no plans retrieved for the ${clients} in this file, so dates and budgets weren't checked.`;
  const [oldest, newest] = [Math.min(...times), Math.max(...times)];
  const age =
    dayOf(oldest) === dayOf(newest)
      ? `retrieved ${timeAgo(oldest, now)}`
      : `retrieved from ${dayOf(oldest)} to ${dayOf(newest)}`;
  return times.length === all.length
    ? `all ${clients}, ${age}.`
    : `${formatCount(times.length)} of ${clients}, ${age}.`;
}
