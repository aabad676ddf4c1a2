import { siteName } from "../../../lib/core/site-name.ts";
import type { AuditEntry } from "../../../lib/domain/audit/audit-entry.ts";
import { detailText } from "../../../lib/domain/audit/entry-text.ts";
import { AUDIT_WORDS } from "../../../lib/domain/audit/audit-words.ts";
import { dayAndTime } from "../../base/time-ago.ts";
import { NdisNumber, VisibleText } from "../../base/visible-text.tsx";
import type { ListColumn } from "../list/list-column.ts";
import { csvMoment } from "../list/list-csv.ts";

/** The columns of the audit trail. */
export const AUDIT_COLUMNS: readonly ListColumn<AuditEntry>[] = [
  {
    key: "seq",
    label: "No.",
    width: 80,
    cell: ({ seq }) => seq,
    sortBy: ({ seq }) => seq,
    csv: [{ header: "No.", value: ({ seq }) => seq }],
  },
  {
    key: "when",
    label: "When",
    width: 180,
    cell: ({ at }) => dayAndTime(at),
    sortBy: ({ at }) => at,
    csv: [
      { header: "When", value: ({ at }) => dayAndTime(at) },
      { header: "When (ISO)", value: ({ at }) => csvMoment(at) },
    ],
  },
  {
    key: "what",
    label: "What",
    width: 230,
    cell: ({ kind }) => AUDIT_WORDS[kind],
    sortBy: ({ kind }) => AUDIT_WORDS[kind],
    csv: [
      { header: "What", value: ({ kind }) => AUDIT_WORDS[kind] },
      { header: "What code", value: ({ kind }) => kind },
    ],
  },
  {
    key: "user",
    label: "By",
    width: 140,
    cell: ({ personal }) => (personal?.user ? <VisibleText text={personal.user} /> : "Not told"),
    sortBy: ({ personal }) => personal?.user ?? null,
    csv: [{ header: "By", value: ({ personal }) => personal?.user ?? null }],
  },
  {
    key: "ndis",
    label: "NDIS number",
    width: 130,
    cell: ({ personal }) => (personal?.ndisNumber ? <NdisNumber value={personal.ndisNumber} /> : ""),
    sortBy: ({ personal }) => personal?.ndisNumber ?? null,
    csv: [{ header: "NDIS number", value: ({ personal }) => personal?.ndisNumber ?? null }],
  },
  {
    key: "details",
    label: "Details",
    width: 320,
    cell: (entry) => (entry.personal ? <VisibleText text={detailText(entry)} /> : "Personal part removed"),
    csv: [{ header: "Details", value: detailText }],
  },
  {
    key: "record",
    label: "CRM record",
    width: 220,
    cell: ({ personal }) => (personal?.record ? <VisibleText text={personal.record} /> : ""),
    sortBy: ({ personal }) => personal?.record ?? null,
    csv: [{ header: "CRM record", value: ({ personal }) => personal?.record ?? null }],
  },
  {
    key: "site",
    label: "CRM",
    width: 160,
    cell: ({ personal }) => (personal?.site ? siteName(personal.site) : ""),
    sortBy: ({ personal }) => personal?.site ?? null,
    csv: [
      { header: "CRM", value: ({ personal }) => personal?.site ?? null },
      { header: "Change id", value: ({ change }) => change },
      { header: "Snapshot", value: ({ snapshot }) => snapshot },
      { header: "Code", value: ({ mac }) => mac },
    ],
  },
];
