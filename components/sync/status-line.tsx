import type { Problem } from "../../lib/core/problem.ts";
import type { PageContract } from "../../lib/domain/plan/contract-drift.ts";
import type { ContractStatusView } from "../../lib/messaging/views.ts";
import { ProblemNote } from "../base/problem-note.tsx";
import { StatusBar } from "../base/status-bar.tsx";
import { timeAgo } from "../base/time-ago.ts";
import { useAnnouncement } from "../base/focus/use-announcement.ts";
import { statusContent } from "./status-content.tsx";

export interface StatusLineProps {
  /** `null`: the contract was never compared. */
  status: ContractStatusView | null;
  /** Why the status couldn't be loaded or checked again. */
  problem?: Problem | null | undefined;
  /** The values on the page now, and since when, in epoch milliseconds. */
  shown?: (PageContract & { since?: number }) | undefined;
  now: number;
  /** Compares it with the NDIA again. Absent where that isn't possible. */
  onCheck?: (() => void) | undefined;
  checking?: boolean | undefined;
}

/** The sync status on the service contract page (F13): one slim bar, taller only when something is wrong. */
export function StatusLine(props: StatusLineProps) {
  const { status, problem, now, onCheck } = props;
  const { tone, head, detail } = statusContent(props);
  const shownProblem = problem ?? status?.halted;
  const hasHead = head !== null || onCheck !== undefined;
  return (
    <StatusBar about="sync with the NDIA" tone={tone}>
      {hasHead && (
        <p class="pb-status-head">
          {head}
          {/* The same element in every state, so that it keeps the focus when the reply comes. */}
          <CheckAgain key="check" {...props} />
          {status && <Ages status={status} now={now} />}
        </p>
      )}
      {detail}
      {shownProblem && <ProblemNote problem={shownProblem} look="plain" alert={status !== null} />}
    </StatusBar>
  );
}

type CheckAgainProps = Pick<StatusLineProps, "onCheck" | "checking" | "status">;

function CheckAgain({ onCheck, checking = false, status }: CheckAgainProps) {
  const words = status ? "Check again" : "Check this contract";
  const key = `${checking}/${status?.checkedAt}`;
  const announcement = useAnnouncement(
    { key, text: checking ? "Checking with the NDIA…" : "Checked." },
    false,
  );
  if (!onCheck) return null;
  return (
    <>
      <button
        type="button"
        class="pb-link"
        aria-disabled={checking}
        onClick={() => {
          if (!checking) onCheck();
        }}
      >
        {checking ? "Checking…" : words}
      </button>
      <output class="pb-unseen" aria-live="polite">
        {announcement}
      </output>
    </>
  );
}

function Ages({ status: { checkedAt, retrievedAt }, now }: { status: ContractStatusView; now: number }) {
  const retrieved = retrievedAt === undefined ? "" : `; NDIA data retrieved ${timeAgo(retrievedAt, now)}`;
  return (
    <span class="pb-status-age">
      Checked {timeAgo(checkedAt, now)}
      {retrieved}
    </span>
  );
}
