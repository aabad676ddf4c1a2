import { useRef, useState } from "preact/hooks";
import { RECORD_PARTS, type RecordPart } from "../../lib/domain/record/participant-record.ts";
import type { RecordView } from "../../lib/domain/record/record-view.ts";
import { dayAndTime } from "../base/time-ago.ts";
import { VisibleText } from "../base/visible-text.tsx";
import { PartChoice } from "./part-choice.tsx";

export interface SyncChoice {
  parts: readonly RecordPart[];
  isConsentConfirmed: boolean;
}

export interface SyncFormProps {
  record: RecordView;
  running: boolean;
  onSynchronise: (choice: SyncChoice) => void;
}

/** What to ask the NDIA for, besides the plans themselves. Consent is confirmed anew each time: it may be withdrawn. */
export function SyncForm({ record, running, onSynchronise }: SyncFormProps) {
  const offered = RECORD_PARTS.filter((part) => part !== "bookings" || record.isPace !== true);
  const [chosen, setChosen] = useState<ReadonlySet<RecordPart>>(new Set(RECORD_PARTS));
  const [isConsentConfirmed, setIsConsentConfirmed] = useState(false);
  const [isAsked, setIsAsked] = useState(false);
  const consent = useRef<HTMLInputElement>(null);
  const asksForBudgets = chosen.has("budgets");
  const isMissing = asksForBudgets && !isConsentConfirmed;
  const submit = () => {
    if (running) return;
    if (isMissing) {
      setIsAsked(true);
      consent.current?.focus();
      return;
    }
    setIsAsked(false);
    onSynchronise({
      parts: offered.filter((part) => chosen.has(part)),
      isConsentConfirmed: asksForBudgets && isConsentConfirmed,
    });
  };
  return (
    <form
      class="pb-record-form"
      aria-label="Synchronise with the NDIA"
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <PartChoice offered={offered} chosen={chosen} onChange={setChosen} />
      {asksForBudgets && (
        <div class="pb-record-consent">
          <label class="pb-tick">
            <input
              ref={consent}
              type="checkbox"
              checked={isConsentConfirmed}
              aria-invalid={isAsked && isMissing}
              aria-describedby="pb-consent-note"
              onChange={({ currentTarget: { checked } }) => setIsConsentConfirmed(checked)}
            />
            The participant consents to sharing their plan budgets with us
          </label>
          <p id="pb-consent-note" class={isAsked && isMissing ? "pb-record-needed" : "pb-hint"}>
            {isAsked && isMissing
              ? "Confirm the participant's consent, or leave out Plan budgets."
              : "Stored with your name and the time."}
            {record.consent && (
              <>
                {" "}
                Last confirmed {dayAndTime(record.consent.at)}
                <ByWhom actor={record.consent} />.
              </>
            )}
          </p>
        </div>
      )}
      <button type="submit" class="pb-button pb-button-main" aria-disabled={running}>
        {running ? "Asking the NDIA…" : "Synchronise"}
      </button>
    </form>
  );
}

/** ` by Pat Manager, front-desk`. */
export function ByWhom({ actor: { user, device } }: { actor: { user?: string; device: string } }) {
  const who = [user, device].filter(Boolean).join(", ");
  return who ? (
    <>
      {" "}
      by <VisibleText text={who} />
    </>
  ) : null;
}
