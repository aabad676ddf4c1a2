import { formatMoney } from "../../../lib/core/money.ts";
import type { ChangeEntry } from "../../../lib/domain/change/change-log.ts";
import { dayAndTime } from "../../base/time-ago.ts";
import { VisibleText } from "../../base/visible-text.tsx";
import { purposeText } from "../../changes/review/change-text.ts";
import type { ListColumn } from "../list/list-column.ts";
import { csvAmount, csvMoment } from "../list/list-csv.ts";
import { siteName } from "../../../lib/core/site-name.ts";
import { outcomeText, OutcomeMark, recordsText } from "./change-outcome.tsx";

/** When somebody accepted it; of one that nobody accepted, when it was proposed. */
export function changedAt({ acceptedAt, proposedAt }: ChangeEntry): number {
  return acceptedAt ?? proposedAt;
}

/** The columns of all changes. */
export const CHANGE_COLUMNS: readonly ListColumn<ChangeEntry>[] = [
  {
    key: "client",
    label: "Client",
    width: 190,
    cell: ({ client }) => <VisibleText text={client.name} />,
    sortBy: ({ client }) => client.name,
    csv: [
      { header: "Client", value: ({ client }) => client.name },
      { header: "NDIS number", value: ({ ndisNumber }) => ndisNumber },
    ],
  },
  {
    key: "when",
    label: "Accepted",
    width: 190,
    cell: ({ acceptedAt }) => (acceptedAt === null ? "Not accepted" : dayAndTime(acceptedAt)),
    sortBy: changedAt,
    csv: [
      {
        header: "Accepted",
        value: ({ acceptedAt }) => (acceptedAt === null ? null : dayAndTime(acceptedAt)),
      },
      { header: "Accepted (ISO)", value: ({ acceptedAt }) => csvMoment(acceptedAt) },
      { header: "Proposed (ISO)", value: ({ proposedAt }) => csvMoment(proposedAt) },
      { header: "Settled (ISO)", value: ({ settledAt }) => csvMoment(settledAt) },
    ],
  },
  {
    key: "outcome",
    label: "Outcome",
    width: 190,
    cell: ({ outcome }) => <OutcomeMark outcome={outcome} />,
    sortBy: ({ outcome }) => outcomeText(outcome),
    csv: [
      { header: "Outcome", value: ({ outcome }) => outcomeText(outcome) },
      { header: "Outcome code", value: ({ outcome }) => outcome },
    ],
  },
  {
    key: "moved",
    label: "Amount moved",
    width: 150,
    isNumeric: true,
    cell: ({ moved }) => formatMoney(moved),
    sortBy: ({ moved }) => moved,
    csv: [{ header: "Amount moved", value: ({ moved }) => csvAmount(moved) }],
  },
  {
    key: "contract",
    label: "Contract",
    width: 130,
    cell: ({ contract }) => (contract ? <VisibleText text={contract.reference} /> : "Not created"),
    sortBy: ({ contract }) => contract?.reference ?? null,
    csv: [{ header: "Contract", value: ({ contract }) => contract?.reference ?? null }],
  },
  {
    key: "records",
    label: "Records",
    width: 140,
    isNumeric: true,
    cell: recordsText,
    sortBy: ({ records }) => records.written,
    csv: [
      { header: "Records", value: ({ records }) => records.written },
      { header: "Records verified", value: ({ records }) => records.verified },
      { header: "Records with a problem", value: ({ records }) => records.problems },
    ],
  },
  {
    key: "user",
    label: "By",
    width: 130,
    cell: ({ acceptedAt, user }) =>
      user ? <VisibleText text={user} /> : acceptedAt === null ? "" : "Not told",
    sortBy: ({ user }) => user,
    csv: [
      { header: "Accepted by", value: ({ user }) => user },
      { header: "Device", value: ({ device }) => device },
    ],
  },
  {
    key: "purpose",
    label: "Change",
    width: 300,
    cell: ({ purpose }) => purposeText[purpose],
    sortBy: ({ purpose }) => purposeText[purpose],
    csv: [
      { header: "Change", value: ({ purpose }) => purposeText[purpose] },
      { header: "Change code", value: ({ purpose }) => purpose },
    ],
  },
  {
    key: "retrieved",
    label: "Retrieved from the NDIA",
    width: 200,
    cell: ({ retrievedAt }) => dayAndTime(retrievedAt),
    sortBy: ({ retrievedAt }) => retrievedAt,
    csv: [
      { header: "Retrieved from the NDIA (ISO)", value: ({ retrievedAt }) => csvMoment(retrievedAt) },
      { header: "Snapshot", value: ({ snapshotId }) => snapshotId },
    ],
  },
  {
    key: "site",
    label: "CRM",
    width: 180,
    cell: ({ site }) => siteName(site),
    sortBy: ({ site }) => siteName(site),
    csv: [
      { header: "CRM", value: ({ site }) => site },
      { header: "Client page", value: ({ client }) => client.path },
      { header: "Contract page", value: ({ contract }) => contract?.path ?? null },
      { header: "Change id", value: ({ id }) => id },
    ],
  },
];
