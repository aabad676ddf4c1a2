import type { Problem } from "../../lib/core/problem.ts";
import { ProblemNote } from "../base/problem-note.tsx";

interface SolvableProblemProps {
  problem: Problem;
  /** It is the reply to something that was pressed here. */
  alert?: boolean;
  onOptions: () => void;
}

/** A problem with the way to Options, where it is solved there. */
export function SolvableProblem({ problem, alert = false, onOptions }: SolvableProblemProps) {
  return (
    <>
      <ProblemNote problem={problem} alert={alert} />
      {problem.at === "options" && (
        <button type="button" class="pb-button" onClick={onOptions}>
          Open Options
        </button>
      )}
    </>
  );
}

/** What the panel shows where there is no client to show. */
export function NoClient({ state }: { state: "no-client" | "other-site" }) {
  return (
    <div class="pb-record-none">
      <p>
        {state === "other-site"
          ? "This page isn't one of your CRM."
          : "This page of the CRM isn't about one client."}
      </p>
      <p class="pb-hint">
        Open a client, a service contract, a plan budget or an invoice there, and everything that the NDIA
        holds of that client is shown here.
      </p>
    </div>
  );
}

/** As high as what usually comes, so that little moves when it does. */
export function Loading({ words }: { words: string }) {
  return (
    <div class="pb-starting">
      <output>{words}</output>
      <div class="pb-skeleton" />
      <div class="pb-skeleton pb-skeleton-block" />
      <div class="pb-skeleton pb-skeleton-block" />
    </div>
  );
}
