import type { SyncSummary } from "../../lib/domain/record/participant-record.ts";
import { Disclosure } from "../base/disclosure.tsx";
import { SyncSummaryList } from "./sync-summary-list.tsx";

/** What came of one participant among several, folded. */
export const foldedSummary = (summary: SyncSummary) => <FoldedSummary summary={summary} wanted={false} />;

/** What came of the only one. */
export const openSummary = (summary: SyncSummary) => <FoldedSummary summary={summary} wanted />;

function FoldedSummary({ summary, wanted }: { summary: SyncSummary; wanted: boolean }) {
  return (
    <Disclosure title="What came of it" wanted={wanted}>
      <SyncSummaryList summary={summary} />
    </Disclosure>
  );
}
