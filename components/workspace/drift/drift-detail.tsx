import { type Drift, DRIFT_KINDS, valueText } from "../../../lib/domain/overview/drift.ts";
import { formatAmount } from "../../../lib/domain/record/amount.ts";
import { timeAgo } from "../../base/time-ago.ts";
import { VisibleText } from "../../base/visible-text.tsx";
import { formatTabAddress } from "../shell/tab-address.ts";
import { daysText } from "./drift-columns.tsx";

export interface DriftDetailProps {
  drift: Drift;
  now: number;
  /** What is being prepared, or another one is. */
  busy: boolean;
  onReview: (drifts: readonly Drift[]) => void;
  onOpenRecord: (site: string, path: string) => void;
}

/** One difference, and what settles it. */
export function DriftDetail({ drift, now, busy, onReview, onOpenRecord }: DriftDetailProps) {
  const { kind, site, ndisNumber, client, contract, values, cents, days, canPropose, asOf } = drift;
  return (
    <>
      <h2>
        <VisibleText text={client.name} />
      </h2>
      <p>
        {DRIFT_KINDS[kind]}: <VisibleText text={contract.reference} />
      </p>
      <dl class="pb-list-facts">
        {values && (
          <>
            <div>
              <dt>In the CRM</dt>
              <dd>{valueText(values, "crm")}</dd>
            </div>
            <div>
              <dt>At the NDIA</dt>
              <dd>{valueText(values, "ndia")}</dd>
            </div>
          </>
        )}
        <div>
          <dt>Money</dt>
          <dd>{formatAmount(cents)}</dd>
        </div>
        <div>
          <dt>Affects claims</dt>
          <dd>{daysText(days)}</dd>
        </div>
        <div>
          <dt>As of</dt>
          <dd>{timeAgo(asOf, now)}</dd>
        </div>
      </dl>
      {canPropose ? (
        <button
          type="button"
          class="pb-button pb-button-main"
          aria-disabled={busy}
          onClick={() => !busy && onReview([drift])}
        >
          Review change…
        </button>
      ) : (
        <p class="pb-hint">
          Planbridge writes PACE plans only. Open the service contract and correct it there, then sync again.
        </p>
      )}
      <div class="pb-actions">
        <button type="button" class="pb-button" onClick={() => onOpenRecord(site, contract.path)}>
          Open service contract
        </button>
        <button type="button" class="pb-link" onClick={() => onOpenRecord(site, client.path)}>
          Open client
        </button>
        <a class="pb-link" href={formatTabAddress("history", { q: ndisNumber })}>
          History
        </a>
      </div>
    </>
  );
}
