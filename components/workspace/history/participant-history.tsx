import { useMemo, useState } from "preact/hooks";
import type { Problem } from "../../../lib/core/problem.ts";
import { siteName } from "../../../lib/core/site-name.ts";
import { compareGoalParts } from "../../../lib/domain/history/compare-goal-parts.ts";
import type { ParticipantPast } from "../../../lib/domain/history/history-retrieval.ts";
import { findLostPeriods } from "../../../lib/domain/history/lost-periods.ts";
import { FOCUS_START } from "../../base/focus/keep-focus.ts";
import { plural } from "../../base/plural.ts";
import { ProblemNote } from "../../base/problem-note.tsx";
import { dayAndTime } from "../../base/time-ago.ts";
import { NdisNumber, VisibleText } from "../../base/visible-text.tsx";
import { Warnings } from "../../base/warnings.tsx";
import { BookingList } from "./booking-list.tsx";
import { ComparedParts } from "./compared-parts.tsx";
import { LostPeriodList } from "./lost-period-list.tsx";
import { RetrievalComparison, type ComparedPair } from "./retrieval-comparison.tsx";
import { RetrievalList } from "./retrieval-list.tsx";

export interface ParticipantHistoryProps {
  ndisNumber: string;
  /** `null`: no page that names them was read. */
  name: string | null;
  /** `null` while it is being read. */
  past: ParticipantPast | null;
  problem: Problem | null;
  /** The address of the list of all participants. */
  listAddress: string;
  onSave: (csv: string) => void;
  onSaveBookings: (csv: string) => void;
}

/** Everything that was ever retrieved of one participant, any two of it compared. */
export function ParticipantHistory(props: ParticipantHistoryProps) {
  const { ndisNumber, name, past, problem, listAddress } = props;
  return (
    <main class="pb-workspace pb-history">
      <header class="pb-workspace-head">
        <h1 tabIndex={-1} {...{ [FOCUS_START]: "" }}>
          {<VisibleText text={name ?? `NDIS number ${ndisNumber}`} />}
        </h1>
        {name !== null && (
          <span class="pb-quiet">
            NDIS number <NdisNumber value={ndisNumber} />
          </span>
        )}
        <span class="pb-workspace-leave">
          <a class="pb-link" href={listAddress}>
            All participants
          </a>
        </span>
      </header>
      {problem && <ProblemNote problem={problem} source="Planbridge" alert />}
      {!past && !problem && <p class="pb-quiet">Loading…</p>}
      {past && <Past past={past} onSave={props.onSave} onSaveBookings={props.onSaveBookings} />}
    </main>
  );
}

function Past({
  past,
  onSave,
  onSaveBookings,
}: { past: ParticipantPast } & Pick<ParticipantHistoryProps, "onSave" | "onSaveBookings">) {
  const { retrievals, unreadable, bookings } = past;
  const lost = useMemo(() => findLostPeriods(retrievals), [retrievals]);
  const [chosen, setChosen] = useState<ComparedPair | null>(null);
  const pair = chosen ?? newestPair(past);
  return (
    <>
      {unreadable > 0 && (
        <Warnings
          warnings={[
            `${plural(unreadable, "stored retrieval")} can't be read and ${unreadable === 1 ? "isn't" : "aren't"} listed.`,
          ]}
        />
      )}
      {retrievals.length === 0 ? (
        <p class="pb-empty">Nothing was retrieved of this participant yet, or it can't be read.</p>
      ) : (
        <RetrievalList
          retrievals={retrievals}
          onCompare={(side, id) => pair && setChosen({ ...pair, [side]: id })}
        />
      )}
      {pair ? (
        <RetrievalComparison retrievals={retrievals} pair={pair} onPair={setChosen} onSave={onSave} />
      ) : (
        retrievals.length === 1 && (
          <p class="pb-quiet">There is one retrieval, so there is nothing to compare it with yet.</p>
        )
      )}
      <LostPeriodList periods={lost} />
      {bookings.length > 0 && <BookingList bookings={bookings} onSave={onSaveBookings} />}
      <GoalsBefore past={past} />
    </>
  );
}

/** The newest with what came before it; among those with budgets where there are two of them. */
function newestPair({ retrievals }: ParticipantPast): ComparedPair | null {
  const withBudgets = retrievals.filter(({ pace }) => pace !== undefined);
  const [after, before] = withBudgets.length > 1 ? withBudgets : retrievals;
  return after && before ? { before: before.id, after: after.id } : null;
}

/** Goals aren't part of a retrieval of plans: each synchronisation replaces them, and the last other copy is kept. */
function GoalsBefore({ past: { goals } }: { past: ParticipantPast }) {
  if (goals.length === 0) return null;
  return (
    <section class="pb-history-section" aria-label="Goals">
      <h2>Goals</h2>
      {goals.map(({ site, goals: held }) => {
        const parts = compareGoalParts(held);
        const plan = held.planReference === null ? "PACE plan" : `Plan ${held.planReference}`;
        return (
          <div key={`${site} ${held.planReference}`} class="pb-history-goals">
            <p class="pb-hint">
              {plan}, for {siteName(site)}: retrieved {dayAndTime(held.retrievedAt)}
              {held.before
                ? `, compared with the copy of ${dayAndTime(held.before.retrievedAt)}.`
                : ". No other copy of them was ever retrieved."}
            </p>
            {parts && <ComparedParts parts={parts} isAll />}
          </div>
        );
      })}
    </section>
  );
}
