import { useRef, useState } from "preact/hooks";
import { RECORD_PARTS, type RecordPart } from "../../lib/domain/record/participant-record.ts";
import type { RecordView } from "../../lib/domain/record/record-view.ts";
import { RestoredNote } from "../base/form/restored-note.tsx";
import { dayAndTime } from "../base/time-ago.ts";
import { VisibleText } from "../base/visible-text.tsx";
import { useDraft } from "../hooks/use-draft.ts";
import { ConsentTick } from "./consent-tick.tsx";
import { PartChoice } from "./part-choice.tsx";

export interface SyncChoice {
  parts: readonly RecordPart[];
  isConsentConfirmed: boolean;
}

export interface SyncFormProps {
  record: RecordView;
  /** Whose it is: what was ticked for one client isn't another's. */
  about: string;
  running: boolean;
  onSynchronise: (choice: SyncChoice) => void;
}

/** What to ask the NDIA for, besides the plans themselves. Consent is confirmed anew each time: it may be withdrawn. */
export function SyncForm({ record, about, running, onSynchronise }: SyncFormProps) {
  const offered = RECORD_PARTS.filter((part) => part !== "bookings" || record.isPace !== true);
  const { value, setValue, isRestored, reset, forget } = useDraft<readonly RecordPart[]>({
    name: `sync-parts/${about}`,
    initial: RECORD_PARTS,
    keep: (parts) => parts,
    restore: (kept) => (Array.isArray(kept) ? RECORD_PARTS.filter((part) => kept.includes(part)) : undefined),
  });
  const chosen = new Set(value);
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
    forget();
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
      <PartChoice
        offered={offered}
        chosen={chosen}
        onChange={(parts) => setValue(RECORD_PARTS.filter((part) => parts.has(part)))}
      />
      <RestoredNote isShown={isRestored} onClear={() => reset()} />
      {asksForBudgets && (
        <ConsentTick
          input={consent}
          isConfirmed={isConsentConfirmed}
          isNeeded={isAsked && isMissing}
          onConfirm={setIsConsentConfirmed}
          label="The participant consents to sharing their plan budgets with us"
          note={
            <>
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
            </>
          }
          noteId="pb-consent-note"
        />
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
