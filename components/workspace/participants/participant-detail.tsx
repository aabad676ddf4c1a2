import { formatDays } from "../../../lib/core/date-range.ts";
import { siteName } from "../../../lib/core/site-name.ts";
import { formatDate } from "../../../lib/core/calendar-date.ts";
import type { Total } from "../../../lib/domain/record/amount.ts";
import { formatTotal } from "../../../lib/domain/record/amount.ts";
import type { ParticipantRow } from "../../../lib/domain/overview/participant-row.ts";
import { RECORD_WORDS } from "../../../lib/domain/record/record-words.ts";
import { NdisNumber, VisibleText } from "../../base/visible-text.tsx";
import { NEW_BOOKING } from "../../booking/new-booking-words.ts";
import { Age } from "../../record/record-section.tsx";
import { formatTabAddress } from "../shell/tab-address.ts";
import { nameOf, PLAN_KINDS, planKind } from "./participant-columns.tsx";

export interface ParticipantDetailProps {
  row: ParticipantRow;
  /** Opens a page of this CRM in a tab. */
  onOpenRecord: (site: string, path: string) => void;
  /** Begins a new service booking of this client. */
  onNewBooking: (site: string, path: string) => void;
}

/** Everything that the list knows of one participant, and the ways on from here. */
export function ParticipantDetail({ row, onOpenRecord, onNewBooking }: ParticipantDetailProps) {
  const { site, path, ndisNumber, plan, contracts, sync, budgetSync, dueOn } = row;
  return (
    <>
      <h2>
        <VisibleText text={nameOf(row)} />
      </h2>
      <dl class="pb-list-facts">
        <Fact name="NDIS number">
          <NdisNumber value={ndisNumber} />
        </Fact>
        <Fact name="CRM">{siteName(site)}</Fact>
        <Fact name={RECORD_WORDS.plan}>
          {plan ? `${formatDays(plan)} (${PLAN_KINDS[planKind(row)]})` : RECORD_WORDS.notTold}{" "}
          <Age sync={sync} />
        </Fact>
        <Sum name={RECORD_WORDS.approved} total={row.approved} />
        <Sum name={RECORD_WORDS.spent} total={row.spent} />
        <Fact name={RECORD_WORDS.remaining}>
          {row.remaining ? formatTotal(row.remaining) : RECORD_WORDS.notTold} <Age sync={budgetSync} />
        </Fact>
        {dueOn !== null && <Fact name="Should be asked again">{formatDate(dueOn)}</Fact>}
      </dl>
      {contracts.length > 0 && (
        <ul aria-label="Service contracts">
          {contracts.map((contract) => (
            <li key={contract.path}>
              <button type="button" class="pb-link" onClick={() => onOpenRecord(site, contract.path)}>
                Open <VisibleText text={contract.reference} />
              </button>
            </li>
          ))}
        </ul>
      )}
      <div class="pb-actions">
        {path !== null && (
          <button type="button" class="pb-button" onClick={() => onOpenRecord(site, path)}>
            Open client in the CRM
          </button>
        )}
        {path !== null && planKind(row) === "non-pace" && (
          <button type="button" class="pb-button" onClick={() => onNewBooking(site, path)}>
            {NEW_BOOKING}…
          </button>
        )}
        <a class="pb-link" href={formatTabAddress("history", { ndis: ndisNumber })}>
          History
        </a>
        <a class="pb-link" href={formatTabAddress("drift", { q: ndisNumber })}>
          Drift
        </a>
      </div>
    </>
  );
}

function Sum({ name, total }: { name: string; total: Total | null }) {
  return <Fact name={name}>{total ? formatTotal(total) : RECORD_WORDS.notTold}</Fact>;
}

function Fact({ name, children }: { name: string; children: preact.ComponentChildren }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
