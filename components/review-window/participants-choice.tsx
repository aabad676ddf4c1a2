import { ConsentTick } from "../record/consent-tick.tsx";
import { useRef, useState } from "preact/hooks";
import { formatCount } from "../../lib/core/count.ts";
import { RECORD_PARTS, type RecordPart } from "../../lib/domain/record/participant-record.ts";
import type { ChosenClient } from "../../lib/domain/sync/chosen-client.ts";
import { plural } from "../base/plural.ts";
import { PartChoice } from "../record/part-choice.tsx";
import { ChosenClientItem } from "./chosen-client-item.tsx";

export interface ParticipantsChoiceProps {
  /** Those whose pages were read so far, in the list's order. */
  clients: readonly ChosenClient[];
  /** How many were named. */
  total: number;
  /** How long their pages are still read; `null`: not long, or nobody knows. */
  timeLeft: string | null;
  /** Nothing can be started now. */
  busy: boolean;
  onStart: (choice: ParticipantsStart) => void;
  onCancel: () => void;
}

export interface ParticipantsStart {
  parts: readonly RecordPart[];
  /** Paths of those who consent, as a person has confirmed; empty where budgets weren't chosen. */
  consenting: ReadonlySet<string>;
}

/** What of these clients' participants is synchronised (F148), and for whom consent is confirmed before budgets (F149, F191). */
export function ParticipantsChoice(props: ParticipantsChoiceProps) {
  const { clients, total, timeLeft, busy, onStart, onCancel } = props;
  const [chosen, setChosen] = useState<ReadonlySet<RecordPart>>(new Set(RECORD_PARTS));
  const [unticked, setUnticked] = useState<ReadonlySet<string>>(new Set());
  const [isConfirmed, setIsConfirmed] = useState(false);
  const [isAsked, setIsAsked] = useState(false);
  const consent = useRef<HTMLInputElement>(null);
  const asksForBudgets = chosen.has("budgets");
  const known = clients.filter(({ ndisNumber }) => ndisNumber !== null);
  const ticked = known.filter(({ path }) => !unticked.has(path));
  const isReading = clients.length < total;
  const isMissing = asksForBudgets && (!isConfirmed || ticked.length === 0);
  // What was confirmed was about those who were ticked then.
  const tick = (next: ReadonlySet<string>) => {
    setUnticked(next);
    setIsConfirmed(false);
  };
  const submit = () => {
    if (busy || isReading) return;
    setIsAsked(isMissing);
    if (isMissing) {
      consent.current?.focus();
      return;
    }
    onStart({
      parts: RECORD_PARTS.filter((part) => chosen.has(part)),
      consenting: new Set(asksForBudgets ? ticked.map(({ path }) => path) : []),
    });
  };
  return (
    <form
      class="pb-choice pb-record-form"
      aria-label="What to synchronise"
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <PartChoice offered={RECORD_PARTS} chosen={chosen} onChange={setChosen} />
      <section class="pb-choice-clients" aria-labelledby="pb-choice-title">
        <header class="pb-choice-head">
          <h2 id="pb-choice-title">{total === 1 ? "Client" : plural(total, "client")}</h2>
          {asksForBudgets && known.length > 1 && (
            <button
              type="button"
              class="pb-link"
              onClick={() => tick(new Set(ticked.length > 0 ? known.map(({ path }) => path) : []))}
            >
              {ticked.length > 0 ? "Untick all" : "Tick all"}
            </button>
          )}
        </header>
        {isReading && <Reading done={clients.length} total={total} timeLeft={timeLeft} />}
        <ul class="pb-choice-list">
          {clients.map((client) => (
            <ChosenClientItem
              key={client.path}
              client={client}
              ticked={asksForBudgets ? !unticked.has(client.path) : null}
              onTick={(isTicked) => {
                const next = new Set(unticked);
                if (isTicked) next.delete(client.path);
                else next.add(client.path);
                tick(next);
              }}
            />
          ))}
        </ul>
      </section>
      {asksForBudgets && (
        <ConsentTick
          input={consent}
          isConfirmed={isConfirmed}
          isNeeded={isAsked && isMissing}
          onConfirm={setIsConfirmed}
          label={<span>{consentText(total, ticked.length)}</span>}
          note={isAsked && isMissing ? neededText(ticked.length) : noteText(total)}
          noteId="pb-choice-note"
        />
      )}
      <div class="pb-actions">
        <button type="submit" class="pb-button pb-button-main" aria-disabled={busy || isReading}>
          {total === 1 ? "Synchronise" : `Synchronise ${plural(total, "client")}`}
        </button>
        <button type="button" class="pb-button" onClick={onCancel}>
          Cancel
        </button>
      </div>
    </form>
  );
}

function Reading({ done, total, timeLeft }: { done: number; total: number; timeLeft: string | null }) {
  const words = `${formatCount(done)} of ${formatCount(total)} clients' pages read.`;
  return (
    <div class="pb-choice-reading">
      <progress class="pb-progress" aria-label="Reading the clients' pages" max={total} value={done} />
      <span class="pb-hint">
        {words}
        {timeLeft && ` About ${timeLeft} left.`}
      </span>
    </div>
  );
}

function consentText(total: number, ticked: number): string {
  if (total === 1) return "The participant consents to sharing their plan budgets with us";
  const who =
    ticked === 1
      ? "The 1 ticked participant consents"
      : `The ${formatCount(ticked)} ticked participants consent`;
  return `${who} to sharing their plan budgets with us`;
}

function noteText(total: number): string {
  if (total === 1) return "Stored with your name and the time.";
  return "Stored for each with your name and the time. Those who aren't ticked are synchronised without plan budgets.";
}

function neededText(ticked: number): string {
  return ticked === 0
    ? "Tick a participant who consents, or leave out Plan budgets."
    : "Confirm the participants' consent, or leave out Plan budgets.";
}
