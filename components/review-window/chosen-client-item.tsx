import type { ChosenClient } from "../../lib/domain/sync/chosen-client.ts";
import { NameNote } from "./name-note.tsx";
import { ProblemNote } from "../base/problem-note.tsx";
import { dayAndTime } from "../base/time-ago.ts";
import { NdisNumber, VisibleText } from "../base/visible-text.tsx";
import { ByWhom } from "../record/sync-form.tsx";

interface Props {
  client: ChosenClient;
  /** Whether the participant counts as consenting; `null`: budgets aren't asked for. */
  ticked: boolean | null;
  onTick: (isTicked: boolean) => void;
}

/** One client, as their own page in the CRM names them, with what keeps them from being synchronised. */
export function ChosenClientItem({ client, ticked, onTick }: Props) {
  const { path, name, ndisNumber, problem, consent } = client;
  const who = (
    <span class="pb-choice-who">
      <strong>
        <VisibleText text={name ?? path} />
      </strong>{" "}
      {ndisNumber && (
        <span class="pb-quiet">
          NDIS number <NdisNumber value={ndisNumber} />
        </span>
      )}
      {ticked !== null && consent && (
        <span class="pb-hint">
          Consent last confirmed {dayAndTime(consent.at)}
          <ByWhom actor={consent} />
        </span>
      )}
    </span>
  );
  return (
    <li>
      {ticked !== null && ndisNumber ? (
        <label class="pb-tick">
          <input
            type="checkbox"
            checked={ticked}
            onChange={({ currentTarget: { checked } }) => onTick(checked)}
          />
          {who}
        </label>
      ) : (
        who
      )}
      <NameNote name={name ?? ""} />
      {problem && <ProblemNote problem={problem} look="plain" />}
    </li>
  );
}
