import { useCallback, useMemo, useState } from "preact/hooks";
import type { Problem } from "../../../lib/core/problem.ts";
import {
  type Drift,
  DRIFT_KINDS,
  type DriftFindings,
  type DriftKind,
  groupDrift,
} from "../../../lib/domain/overview/drift.ts";
import { plural } from "../../base/plural.ts";
import type { ListSort } from "../list/list-column.ts";
import { ListView } from "../list/list-view.tsx";
import { DRIFT_COLUMNS } from "./drift-columns.tsx";
import { DriftDetail } from "./drift-detail.tsx";
import { DriftGroups } from "./drift-groups.tsx";
import { PreparedChanges, type PreparedState } from "../prepared-changes.tsx";

export interface DriftViewProps {
  /** `null` while it is worked out. */
  findings: DriftFindings | null;
  problem: Problem | null;
  now: number;
  query?: string | undefined;
  /** The changes that were asked for here. */
  review: PreparedState | null;
  /** Prepares the changes that settle these, and leads to their review. */
  onReview: (drifts: readonly Drift[]) => void;
  onOpenReview: () => void;
  onStop: () => void;
  onOpenRecord: (site: string, path: string) => void;
  onSave: (csv: string) => void;
}

/** Where CRM and NDIA differ, by kind, and the change that settles one difference or a whole group. */
export function DriftView(props: DriftViewProps) {
  const { findings, now, review, onReview, onOpenRecord } = props;
  const [kind, setKind] = useState<DriftKind | null>(null);
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set());
  const drifts = findings?.drifts;
  const groups = useMemo(() => groupDrift(drifts ?? []), [drifts]);
  // A kind that is settled altogether leaves all others in sight.
  const chosen = groups.some((group) => group.kind === kind) ? kind : null;
  const rows = useMemo(
    () => drifts && (chosen === null ? drifts : drifts.filter((drift) => drift.kind === chosen)),
    [drifts, chosen],
  );
  const busy = review?.state === "preparing";
  const wanted = (rows ?? []).filter(
    (drift) => drift.canPropose && (ticked.size === 0 || ticked.has(keyOf(drift))),
  );
  const clients = new Set(wanted.map(clientOf)).size;
  const isGroup = chosen !== null || ticked.size > 0;
  const detail = useCallback(
    (drift: Drift) => <DriftDetail drift={drift} {...{ now, busy, onReview, onOpenRecord }} />,
    [now, busy, onReview, onOpenRecord],
  );
  return (
    <ListView
      title="Drift"
      words={DIFFERENCES}
      rows={rows ?? null}
      problem={props.problem}
      query={props.query}
      columns={DRIFT_COLUMNS}
      rowKey={keyOf}
      rowLabel={labelOf}
      sort={BY_DAYS}
      searchLabel="Name, NDIS number or contract"
      searchText={searchText}
      ticks={{ ticked, onTicked: setTicked }}
      actions={
        isGroup &&
        clients > 0 && (
          <button
            type="button"
            class="pb-button pb-button-main"
            aria-disabled={busy}
            onClick={() => !busy && onReview(wanted)}
          >
            Review changes for {plural(clients, "client")}…
          </button>
        )
      }
      notes={
        <>
          {review && (
            <PreparedChanges review={review} onOpenReview={props.onOpenReview} onStop={props.onStop} />
          )}
          {groups.length > 0 && <DriftGroups groups={groups} chosen={chosen} onChoose={setKind} />}
          {findings && findings.uncompared > 0 && (
            <p class="pb-hint">
              {plural(findings.uncompared, "service contract")} never compared with the NDIA, so nothing is
              known of {findings.uncompared === 1 ? "it" : "them"}: sync those clients first.
            </p>
          )}
        </>
      }
      empty={
        <>
          <p>No differences are known.</p>
          <p class="pb-quiet">
            This list compares what the last sync read in your CRM with what the NDIA said last. Sync clients
            to bring it up to date.
          </p>
        </>
      }
      detail={detail}
      noDetail="Choose a difference to see more."
      onSave={props.onSave}
    />
  );
}

const DIFFERENCES = ["difference", "differences"] as const;
const BY_DAYS: ListSort = { key: "days", direction: "ascending" };

const keyOf = ({ site, contract, kind }: Drift) => `${site}${contract.path} ${kind}`;
const clientOf = ({ site, client }: Drift) => `${site}${client.path}`;
const labelOf = ({ client, kind }: Drift) => `${client.name}: ${DRIFT_KINDS[kind]}`;

function searchText({ client, ndisNumber, contract }: Drift): string {
  return `${client.name} ${ndisNumber} ${contract.reference}`;
}
