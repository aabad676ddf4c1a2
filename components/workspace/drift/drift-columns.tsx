import { type Drift, DRIFT_KINDS, type DriftValues, valueText } from "../../../lib/domain/overview/drift.ts";
import { formatAmount } from "../../../lib/domain/record/amount.ts";
import { VisibleText } from "../../base/visible-text.tsx";
import type { ListColumn } from "../list/list-column.ts";
import { csvAmount, csvMoment } from "../list/list-csv.ts";

/** `now`, `in 3 days`; where nobody can tell, it is said so. */
export function daysText(days: number | null): string {
  if (days === null) return "not known";
  if (days === 0) return "now";
  return days === 1 ? "in 1 day" : `in ${days} days`;
}

/** The same as machines read it. */
export function csvValue(values: DriftValues | null, side: "crm" | "ndia"): string | null {
  if (!values) return null;
  return values.type === "money" ? csvAmount(values[side]) : values[side];
}

export const DRIFT_COLUMNS: readonly ListColumn<Drift>[] = [
  {
    key: "name",
    label: "Client",
    width: 160,
    cell: ({ client }) => <VisibleText text={client.name} />,
    sortBy: ({ client }) => client.name,
    csv: [
      { header: "Client", value: ({ client }) => client.name },
      { header: "NDIS number", value: ({ ndisNumber }) => ndisNumber },
      { header: "CRM", value: ({ site }) => site },
    ],
  },
  {
    key: "contract",
    label: "Contract",
    width: 120,
    cell: ({ contract }) => <VisibleText text={contract.reference} />,
    sortBy: ({ contract }) => contract.reference,
    csv: [{ header: "Service contract", value: ({ contract }) => contract.reference }],
  },
  {
    key: "kind",
    label: "Difference",
    width: 150,
    cell: ({ kind }) => DRIFT_KINDS[kind],
    sortBy: ({ kind }) => DRIFT_KINDS[kind],
    csv: [
      { header: "Difference", value: ({ kind }) => DRIFT_KINDS[kind] },
      { header: "Difference code", value: ({ kind }) => kind },
    ],
  },
  {
    key: "crm",
    label: "In the CRM",
    width: 110,
    cell: ({ values }) => valueText(values, "crm"),
    csv: [{ header: "In the CRM", value: ({ values }) => csvValue(values, "crm") }],
  },
  {
    key: "ndia",
    label: "At the NDIA",
    width: 110,
    cell: ({ values }) => valueText(values, "ndia"),
    csv: [{ header: "At the NDIA", value: ({ values }) => csvValue(values, "ndia") }],
  },
  {
    key: "money",
    label: "Money",
    width: 110,
    isNumeric: true,
    cell: ({ cents }) => formatAmount(cents),
    sortBy: ({ cents }) => cents,
    csv: [{ header: "Money", value: ({ cents }) => csvAmount(cents) }],
  },
  {
    key: "days",
    label: "Affects claims",
    width: 120,
    cell: ({ days }) => daysText(days),
    sortBy: ({ days }) => days,
    csv: [
      { header: "Days until claims are affected", value: ({ days }) => days },
      { header: "As of (UTC)", value: ({ asOf }) => csvMoment(asOf) },
    ],
  },
];
