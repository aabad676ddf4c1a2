import { siteName } from "../../../lib/core/site-name.ts";
import type { HistoryRetrieval } from "../../../lib/domain/history/history-retrieval.ts";
import { dayAndTime } from "../../base/time-ago.ts";
import type { ListColumn } from "../list/list-column.ts";
import { csvMoment } from "../list/list-csv.ts";
import { paceText } from "./history-participant.tsx";
import { contentText, reasonText } from "./retrieval-text.ts";

/** Rows from before don't tell which CRM they were for. */
export function retrievalSite({ site }: Pick<HistoryRetrieval, "site">): string {
  return site === null ? "Not told" : siteName(site);
}

export const RETRIEVAL_COLUMNS: readonly ListColumn<HistoryRetrieval>[] = [
  {
    key: "when",
    label: "Retrieved",
    width: 190,
    cell: ({ retrievedAt }) => dayAndTime(retrievedAt),
    sortBy: ({ retrievedAt }) => retrievedAt,
    csv: [{ header: "Retrieved (ISO)", value: ({ retrievedAt }) => csvMoment(retrievedAt) }],
  },
  {
    key: "content",
    label: "Contains",
    width: 260,
    cell: contentText,
    csv: [{ header: "Contains", value: contentText }],
  },
  {
    key: "pace",
    label: "Plan",
    width: 120,
    cell: ({ isPace }) => paceText(isPace),
    sortBy: ({ isPace }) => paceText(isPace),
    csv: [{ header: "Plan", value: ({ isPace }) => paceText(isPace) }],
  },
  {
    key: "reason",
    label: "For",
    width: 240,
    cell: reasonText,
    sortBy: reasonText,
    csv: [
      { header: "For", value: reasonText },
      { header: "Batch", value: ({ batchId }) => batchId },
    ],
  },
  {
    key: "site",
    label: "CRM",
    width: 180,
    cell: retrievalSite,
    sortBy: ({ site }) => site,
    csv: [{ header: "CRM", value: ({ site }) => site }],
  },
];
