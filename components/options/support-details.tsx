import type { Problem } from "../../lib/core/problem.ts";
import { CopyDetails } from "../base/form/copy-details.tsx";
import { Disclosure } from "../base/disclosure.tsx";
import { FOCUS_START } from "../base/focus/keep-focus.ts";
import { ProblemNote } from "../base/problem-note.tsx";

export interface SupportDetailsProps {
  /** `undefined` while loading. */
  details: string | undefined;
  problem: Problem | null;
}

/** Options > Diagnostic: what whoever looks after Planbridge asks for first, without personal data. */
export function SupportDetails({ details, problem }: SupportDetailsProps) {
  return (
    <section id="diagnostic" aria-labelledby="diagnostic-title">
      <h2 id="diagnostic-title" tabIndex={-1} {...{ [FOCUS_START]: "" }}>
        Diagnostic
      </h2>
      <p class="pb-lead">
        Send this with a question to whoever looks after Planbridge. It has versions, counts and dates, and no
        names, numbers, keys or addresses.
      </p>
      {problem && <ProblemNote problem={problem} />}
      {details === undefined ? (
        !problem && <output>Loading…</output>
      ) : (
        <>
          <div class="pb-actions">
            <CopyDetails details={details} action="Copy diagnostic" />
          </div>
          <Disclosure title="What is copied">
            <pre class="pb-support-report">{details}</pre>
          </Disclosure>
        </>
      )}
    </section>
  );
}
