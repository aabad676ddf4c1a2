import type { Problem } from "../../lib/core/problem.ts";
import { CopyDetails } from "../base/form/copy-details.tsx";
import { Disclosure } from "../base/disclosure.tsx";
import { FOCUS_START } from "../base/focus/keep-focus.ts";
import { ProblemNote } from "../base/problem-note.tsx";

export interface SupportDetailsProps {
  /** `undefined`: nobody has asked for it, or it isn't made yet. */
  details: string | undefined;
  problem: Problem | null;
  /** It is being made, for which all that is stored is looked through. */
  isMaking: boolean;
  onMake: () => void;
}

/** Options > Diagnostic: what whoever looks after Planbridge asks for first, without personal data. */
export function SupportDetails({ details, problem, isMaking, onMake }: SupportDetailsProps) {
  return (
    <section id="diagnostic" aria-labelledby="diagnostic-title">
      <h2 id="diagnostic-title" tabIndex={-1} {...{ [FOCUS_START]: "" }}>
        Diagnostic
      </h2>
      <p class="pb-lead">
        Send this with a question to whoever looks after Planbridge. It has versions, counts and dates, and no
        names, numbers, keys or addresses.
      </p>
      {problem && <ProblemNote problem={problem} alert />}
      {details === undefined ? (
        <div class="pb-actions">
          <button type="button" class="pb-button" disabled={isMaking} onClick={onMake}>
            {isMaking ? "Making the diagnostic…" : "Make the diagnostic"}
          </button>
        </div>
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
