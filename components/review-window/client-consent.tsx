import { NameNote } from "./name-note.tsx";
import { useState } from "preact/hooks";
import type { ClientConsentView } from "../../lib/messaging/views.ts";
import { NdisNumber, VisibleText } from "../base/visible-text.tsx";
import { dayAndTime } from "../base/time-ago.ts";

export interface ClientConsentProps {
  view: ClientConsentView;
  busy: boolean;
  onSave: (participant: boolean, apiAccess: boolean) => void;
  onCancel: () => void;
}

/** The two ticks that PACE needs, where the CRM has no fields for them (F32–F35): stored with who and when. */
export function ClientConsent({ view, busy, onSave, onCancel }: ClientConsentProps) {
  const [participant, setParticipant] = useState(view.participant);
  const [apiAccess, setApiAccess] = useState(view.apiAccess);
  const { client, set } = view;
  return (
    <form
      class="pb-consent"
      aria-label="PACE of this client"
      onSubmit={(event) => {
        event.preventDefault();
        if (!busy) onSave(participant, participant && apiAccess);
      }}
    >
      <h2>
        <VisibleText text={client.name} />{" "}
        <span class="pb-quiet">
          NDIS number <NdisNumber value={client.ndisNumber} />
        </span>
      </h2>
      <NameNote name={client.name} />
      <fieldset>
        <legend class="pb-unseen">PACE</legend>
        <label class="pb-tick">
          <input
            type="checkbox"
            checked={participant}
            onChange={({ currentTarget: { checked } }) => setParticipant(checked)}
          />
          NDIS PACE Participant
        </label>
        {/* The second tick comes with the first (F33), and goes with it. */}
        {participant && (
          <label class="pb-tick">
            <input
              type="checkbox"
              checked={apiAccess}
              onChange={({ currentTarget: { checked } }) => setApiAccess(checked)}
            />
            API access: the participant agrees that their PACE plan is retrieved
          </label>
        )}
      </fieldset>
      <p class="pb-hint">
        Stored in Planbridge with your name and the time, because this CRM has no such fields.
        {set && ` Last set ${dayAndTime(set.at)}${actorText(set)}.`}
      </p>
      <div class="pb-actions">
        <button type="submit" class="pb-button pb-button-main" aria-disabled={busy}>
          Save
        </button>
        <button type="button" class="pb-button" onClick={onCancel}>
          Cancel
        </button>
      </div>
    </form>
  );
}

function actorText({ user, device }: { user?: string; device: string }): string {
  const who = [user, device].filter(Boolean).join(", ");
  return who && ` by ${who}`;
}
