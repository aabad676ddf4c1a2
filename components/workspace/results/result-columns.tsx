import { valueText } from "../../../lib/domain/overview/drift.ts";
import type { BatchKind } from "../../../lib/domain/sync/batch.ts";
import type { DeskRow } from "../../../lib/domain/sync/desk-row.ts";
import { differenceOf } from "../../../lib/domain/sync/result-groups.ts";
import { OUTCOME_WORDS, reasonOf } from "../../../lib/domain/sync/result-reasons.ts";
import { ResultBadge } from "../../base/outcome.tsx";
import { VisibleText } from "../../base/visible-text.tsx";
import { csvValue } from "../drift/drift-columns.tsx";
import type { ListColumn } from "../list/list-column.ts";
import { csvMoment } from "../list/list-csv.ts";

/** The columns of a batch's results: one line a contract. */
export function resultColumns(kind: BatchKind): readonly ListColumn<DeskRow>[] {
  return [
    {
      key: "name",
      label: "Client",
      width: 150,
      cell: ({ clientName }) => <VisibleText text={clientName} />,
      sortBy: ({ clientName }) => clientName,
      csv: [{ header: "Client", value: ({ clientName }) => clientName }],
    },
    {
      key: "contract",
      label: "Contract",
      width: 140,
      cell: ({ contractReference }) => contractReference && <VisibleText text={contractReference} />,
      sortBy: ({ contractReference }) => contractReference ?? null,
      csv: [{ header: "Service contract", value: ({ contractReference }) => contractReference ?? null }],
    },
    {
      key: "result",
      label: "Result",
      width: 136,
      cell: (row) => <ResultBadge row={row} look="pb-state" />,
      sortBy: ({ outcome }) => OUTCOME_WORDS[outcome],
      csv: [
        { header: "Result", value: ({ outcome }) => OUTCOME_WORDS[outcome] },
        { header: "Result code", value: ({ outcome }) => outcome },
      ],
    },
    {
      key: "reason",
      label: "Reason",
      width: 190,
      cell: (row) => <VisibleText text={reasonOf(row, kind).label} />,
      sortBy: (row) => reasonOf(row, kind).label,
      csv: [
        { header: "Reason", value: (row) => reasonOf(row, kind).label },
        { header: "Reason code", value: ({ problem }) => problem?.code ?? null },
        { header: "Details", value: ({ problem }) => problem?.what ?? null },
      ],
    },
    {
      key: "crm",
      label: "In the CRM",
      width: 110,
      cell: (row) => valueText(differenceOf(row), "crm"),
      csv: [{ header: "In the CRM", value: (row) => csvValue(differenceOf(row), "crm") }],
    },
    {
      key: "ndia",
      label: "At the NDIA",
      width: 110,
      cell: (row) => valueText(differenceOf(row), "ndia"),
      csv: [
        { header: "At the NDIA", value: (row) => csvValue(differenceOf(row), "ndia") },
        { header: "As of (UTC)", value: ({ settledAt }) => csvMoment(settledAt) },
      ],
    },
  ];
}
