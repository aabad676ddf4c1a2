import type { RecordView } from "../../../lib/domain/record/record-view.ts";
import { RECORD_WORDS } from "../../../lib/domain/record/record-words.ts";
import { timeAgo } from "../../base/time-ago.ts";
import { dayAndTime } from "../../base/time-ago.ts";
import { RecordSection } from "../record-section.tsx";
import { ByWhom } from "../sync-form.tsx";
import { SyncSummaryList } from "../sync-summary-list.tsx";

/** What the last synchronisation brought, and who confirmed the participant's consent (F85, F149, F152). */
export function HistorySection({
  record: { lastSync, consent, sync },
  now,
}: {
  record: RecordView;
  now: number;
}) {
  return (
    <RecordSection name="history" title="History">
      <h3>
        {RECORD_WORDS.lastSync}
        {lastSync && <span class="pb-quiet"> {timeAgo(lastSync.at, now)}</span>}
      </h3>
      {lastSync ? (
        <SyncSummaryList summary={lastSync} />
      ) : (
        <p>
          This client was never synchronised here. What is shown came with other work
          {sync.at === null ? "" : `, last ${timeAgo(sync.at, now)}`}.
        </p>
      )}
      <h3>Consent</h3>
      {consent ? (
        <p>
          Sharing plan budgets was confirmed {dayAndTime(consent.at)}
          <ByWhom actor={consent} />.
        </p>
      ) : (
        <p>Nobody has confirmed here that the participant consents to sharing plan budgets.</p>
      )}
    </RecordSection>
  );
}
