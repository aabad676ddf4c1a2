import { formatMoney } from "../../../lib/core/money.ts";
import type { Problem } from "../../../lib/core/problem.ts";
import type { ChangeEntry } from "../../../lib/domain/change/change-log.ts";
import type { ChangeView } from "../../../lib/domain/change/change-view.ts";
import { ProblemNote } from "../../base/problem-note.tsx";
import { dayAndTime } from "../../base/time-ago.ts";
import { VisibleText } from "../../base/visible-text.tsx";
import { ChangeRecord } from "../../changes/review/change-record.tsx";
import { entriesOf, summarise } from "../../changes/review/change-summary.ts";
import { changeStatusText, countRecords, purposeText } from "../../changes/review/change-text.ts";
import { siteName } from "../../../lib/core/site-name.ts";
import { ListFacts } from "../list/list-facts.tsx";
import { formatTabAddress } from "../shell/tab-address.ts";
import { OutcomeMark } from "./change-outcome.tsx";

export interface ChangeDetailProps {
  entry: ChangeEntry;
  /** Its records; `undefined` while they are being read. */
  view: ChangeView | undefined;
  /** Why they can't be read. */
  problem?: Problem | null;
  /** Opens a page of this CRM in a tab. */
  onOpenRecord: (site: string, path: string) => void;
  onReview: (entry: ChangeEntry) => void;
}

const NO_ONE_LEFT_OUT: ReadonlySet<string> = new Set();

/** One change: who, when, from what, each record that was written with what became of it, and the ways to it. */
export function ChangeDetail({ entry, view, problem, onOpenRecord, onReview }: ChangeDetailProps) {
  const { client, contract, site, needsPerson } = entry;
  return (
    <>
      <h2>
        <VisibleText text={client.name} />
      </h2>
      <p>{purposeText[entry.purpose]}</p>
      <OutcomeMark outcome={entry.outcome} />
      <div class="pb-actions">
        {needsPerson && (
          <button type="button" class="pb-button pb-button-main" onClick={() => onReview(entry)}>
            Open review…
          </button>
        )}
        {contract && (
          <button type="button" class="pb-button" onClick={() => onOpenRecord(site, contract.path)}>
            Open contract in the CRM
          </button>
        )}
        <button type="button" class="pb-button" onClick={() => onOpenRecord(site, client.path)}>
          Open client in the CRM
        </button>
        <a class="pb-link" href={formatTabAddress("history", { ndis: entry.ndisNumber })}>
          Compare what was retrieved
        </a>
      </div>
      <ChangeFacts entry={entry} />
      {problem && <ProblemNote problem={problem} source="Planbridge" />}
      {!view && !problem && <p class="pb-quiet">Loading the records…</p>}
      {view && <Records view={view} isAccepted={entry.acceptedAt !== null} />}
    </>
  );
}

function ChangeFacts({ entry }: { entry: ChangeEntry }) {
  const { ndisNumber, contract, acceptedAt, user, device, settledAt, retrievedAt, proposedAt, moved, site } =
    entry;
  const facts: [string, string][] = [
    ["NDIS number", ndisNumber],
    ["Contract", contract?.reference || "Not created"],
    ["Amount moved", formatMoney(moved)],
    ["Retrieved from the NDIA", dayAndTime(retrievedAt)],
    ["Proposed", dayAndTime(proposedAt)],
    ...(acceptedAt === null
      ? []
      : ([
          ["Accepted", dayAndTime(acceptedAt)],
          ["Accepted by", user ?? "Not told"],
          ["On", device ?? "Not told"],
        ] satisfies [string, string][])),
    ...(settledAt === null ? [] : ([["Settled", dayAndTime(settledAt)]] satisfies [string, string][])),
    ["CRM", siteName(site)],
  ];
  return <ListFacts facts={facts} />;
}

/** What was or would be written; records that were compared only aren't among them. */
function Records({ view, isAccepted }: { view: ChangeView; isAccepted: boolean }) {
  const { records } = summarise(view, NO_ONE_LEFT_OUT);
  const entries = (["change", "only-ndia"] as const).flatMap((group) => entriesOf(records, group));
  return (
    <>
      <h3>Records</h3>
      {isAccepted && <p>{changeStatusText(countRecords(view))}</p>}
      {view.blocked && <ProblemNote problem={view.blocked} />}
      {view.refusals.map((refusal) => (
        <ProblemNote key={refusal.code} problem={refusal} />
      ))}
      {entries.length === 0 && <p class="pb-quiet">No records to save.</p>}
      <ul>
        {entries.map((each) => (
          <ChangeRecord key={each.record.id} {...each} shownProgress={isAccepted} />
        ))}
      </ul>
    </>
  );
}
