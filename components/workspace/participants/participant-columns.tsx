import { formatEnd } from "../../../lib/core/date-range.ts";
import type { ParticipantRow } from "../../../lib/domain/overview/participant-row.ts";
import { formatTotal, type Total } from "../../../lib/domain/record/amount.ts";
import { RECORD_WORDS } from "../../../lib/domain/record/record-words.ts";
import { NdisNumber, VisibleText } from "../../base/visible-text.tsx";
import { ShareBar } from "../../record/charts/share-bar.tsx";
import { Age } from "../../record/record-section.tsx";
import type { CsvColumn, ListColumn } from "../list/list-column.ts";
import { csvAmount, csvMoment } from "../list/list-csv.ts";

/** Whom it is about, where the CRM's pages don't tell. */
export function nameOf({ name, ndisNumber }: Pick<ParticipantRow, "name" | "ndisNumber">): string {
  return name ?? `NDIS number ${ndisNumber}`;
}

export function planKind({ plan }: ParticipantRow): "pace" | "non-pace" | "unknown" {
  if (!plan) return "unknown";
  return plan.isPace ? "pace" : "non-pace";
}

export const PLAN_KINDS = { pace: "PACE", "non-pace": "Not PACE", unknown: "Not known" } as const;

export const PARTICIPANT_COLUMNS: readonly ListColumn<ParticipantRow>[] = [
  {
    key: "name",
    label: "Client",
    width: 170,
    cell: (row) => <VisibleText text={nameOf(row)} />,
    sortBy: ({ sortName }) => sortName,
    isFolded: true,
    csv: [
      { header: "Client", value: ({ name }) => name },
      { header: "CRM", value: ({ site }) => site },
    ],
  },
  {
    key: "number",
    label: "NDIS number",
    width: 120,
    cell: ({ ndisNumber }) => <NdisNumber value={ndisNumber} />,
    sortBy: ({ ndisNumber }) => ndisNumber,
    csv: [{ header: "NDIS number", value: ({ ndisNumber }) => ndisNumber }],
  },
  {
    key: "contracts",
    label: "Contracts",
    width: 125,
    cell: ({ contracts }) => <VisibleText text={contracts.map(({ reference }) => reference).join(", ")} />,
    csv: [
      {
        header: "Service contracts",
        value: ({ contracts }) => contracts.map(({ reference }) => reference).join("; "),
      },
    ],
  },
  {
    key: "end",
    label: "Plan ends",
    width: 110,
    cell: ({ plan }) => planEnd(plan),
    sortBy: ({ plan }) => plan?.endDate ?? null,
    csv: [
      { header: "Plan kind", value: planKind },
      { header: "Plan start", value: ({ plan }) => plan?.startDate ?? null },
      { header: "Plan end", value: ({ plan }) => plan?.endDate ?? null },
      { header: "NDIS reference", value: ({ plan }) => plan?.reference ?? null },
    ],
  },
  {
    key: "remaining",
    label: "Remaining",
    width: 115,
    isNumeric: true,
    cell: ({ remaining }) => shortTotal(remaining),
    sortBy: ({ remaining }) => remaining?.cents ?? null,
    csv: [
      ...amountCsv("approved", "Approved"),
      ...amountCsv("spent", "Spent"),
      ...amountCsv("remaining", "Remaining"),
    ],
  },
  {
    key: "used",
    label: "Used",
    width: 120,
    cell: ({ utilisation }) => (
      <span class="pb-used">
        <ShareBar percent={utilisation} />
        <span>{utilisation === null ? RECORD_WORDS.notTold : `${utilisation} %`}</span>
      </span>
    ),
    sortBy: ({ utilisation }) => utilisation,
    csv: [{ header: "Used (%)", value: ({ utilisation }) => utilisation }],
  },
  {
    key: "age",
    label: "Retrieved",
    width: 130,
    cell: ({ sync }) => <Age sync={sync} />,
    sortBy: ({ sync }) => sync.at,
    csv: [
      { header: "Plan retrieved (UTC)", value: ({ sync }) => csvMoment(sync.at) },
      { header: "Budgets retrieved (UTC)", value: ({ budgetSync }) => csvMoment(budgetSync.at) },
    ],
  },
];

function planEnd(plan: ParticipantRow["plan"]): string {
  if (!plan) return RECORD_WORDS.notTold;
  return formatEnd(plan.endDate);
}

/** The amount, and of how many budgets it isn't told: then it is a part. */
function amountCsv(name: "approved" | "spent" | "remaining", header: string): CsvColumn<ParticipantRow>[] {
  return [
    { header, value: (row) => csvAmount(row[name]?.cents) },
    { header: `${header}: amounts not told`, value: (row) => row[name]?.notTold ?? null },
  ];
}

/** A sum of which a part isn't told is marked; its details have the words. */
function shortTotal(total: Total | null): string {
  if (!total || total.cents === null) return RECORD_WORDS.notTold;
  return `${formatTotal({ ...total, notTold: 0 })}${total.notTold > 0 ? " +" : ""}`;
}
