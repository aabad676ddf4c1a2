import type { ListColumn } from "../list/list-column.ts";
import { csvMoment } from "../list/list-csv.ts";
import { dayAndTime } from "../../base/time-ago.ts";
import { NdisNumber, VisibleText } from "../../base/visible-text.tsx";
import { formatTabAddress } from "../shell/tab-address.ts";
import { siteName } from "../../../lib/core/site-name.ts";

/** Somebody of whom retrievals are stored. */
export interface HistoryParticipant {
  ndisNumber: string;
  /** The CRMs that know them, each with the name that it has for them. */
  crms: readonly { site: string; name: string | null }[];
  /** `null`: no plan was ever retrieved. */
  isPace: boolean | null;
  /** Epoch milliseconds; `null`: never. */
  lastRetrievedAt: number | null;
}

/** As a CRM calls them; `null`: no page that names them was read. */
export function participantName({ crms }: HistoryParticipant): string | null {
  return crms.find(({ name }) => name !== null)?.name ?? null;
}

function sitesOf({ crms }: HistoryParticipant): string {
  return [...new Set(crms.map(({ site }) => siteName(site)))].join(", ");
}

export function paceText(isPace: boolean | null): string {
  if (isPace === null) return "Not told";
  return isPace ? "PACE" : "Not on PACE";
}

/** @param tab where a press on a name leads */
export function participantColumns(tab: string): readonly ListColumn<HistoryParticipant>[] {
  return [
    {
      key: "name",
      label: "Participant",
      width: 240,
      cell: (row) => (
        <a class="pb-link" href={formatTabAddress(tab, { ndis: row.ndisNumber })} tabIndex={-1}>
          <VisibleText text={participantName(row) ?? "Name not read yet"} />
        </a>
      ),
      sortBy: participantName,
      csv: [{ header: "Participant", value: participantName }],
    },
    ...OTHER_COLUMNS,
  ];
}

const OTHER_COLUMNS: readonly ListColumn<HistoryParticipant>[] = [
  {
    key: "ndis",
    label: "NDIS number",
    width: 140,
    cell: ({ ndisNumber }) => <NdisNumber value={ndisNumber} />,
    sortBy: ({ ndisNumber }) => ndisNumber,
    csv: [{ header: "NDIS number", value: ({ ndisNumber }) => ndisNumber }],
  },
  {
    key: "retrieved",
    label: "Last retrieved",
    width: 200,
    cell: ({ lastRetrievedAt }) => (lastRetrievedAt === null ? "Never" : dayAndTime(lastRetrievedAt)),
    sortBy: ({ lastRetrievedAt }) => lastRetrievedAt,
    csv: [{ header: "Last retrieved (ISO)", value: ({ lastRetrievedAt }) => csvMoment(lastRetrievedAt) }],
  },
  {
    key: "pace",
    label: "Plan",
    width: 130,
    cell: ({ isPace }) => paceText(isPace),
    sortBy: ({ isPace }) => (isPace === null ? null : paceText(isPace)),
    csv: [{ header: "Plan", value: ({ isPace }) => (isPace === null ? null : paceText(isPace)) }],
  },
  {
    key: "sites",
    label: "CRM",
    width: 220,
    cell: sitesOf,
    sortBy: (row) => sitesOf(row) || null,
    csv: [{ header: "CRM", value: sitesOf }],
  },
];
