import { useEffect, useMemo } from "preact/hooks";
import { useNow } from "../../../components/base/use-now.ts";
import { DriftView } from "../../../components/workspace/drift/drift-view.tsx";
import type { TabProps } from "../../../components/workspace/shell/workspace-tab.ts";
import { contractKey, type Drift, findDrift } from "../../../lib/domain/overview/drift.ts";
import { today } from "../../../lib/platform/system-clock.ts";
import { listContractStatuses } from "../../../lib/storage/contract-status-repository.ts";
import type { Database } from "../../../lib/storage/database.ts";
import { listOverviews } from "../../../lib/storage/overview-repository.ts";
import { openRecord } from "../open-record.ts";
import { saveList } from "../save-list.ts";
import { usePreparedChanges } from "../use-prepared-changes.ts";
import { useStored } from "../use-stored.ts";

const REFRESH_MS = 60_000;

async function readBoth(db: Database) {
  const [overviews, statuses] = await Promise.all([listOverviews(db), listContractStatuses(db)]);
  return { overviews, statuses: new Map(statuses.map((each) => [contractKey(each.site, each.path), each])) };
}

export function DriftTab({ isShown, query }: TabProps) {
  const { value, problem, look } = useStored(readBoth, isShown);
  const { settled, prepare, ...review } = usePreparedChanges();
  useEffect(look, [settled, look]);
  const now = useNow(REFRESH_MS);
  const day = today();
  const findings = useMemo(() => value && findDrift(value.overviews, value.statuses, day), [value, day]);
  /** Differences of one CRM: a batch is of one. */
  const onReview = (drifts: readonly Drift[]) => {
    const [first] = drifts;
    if (!first) return;
    const ofSite = drifts.filter(({ site }) => site === first.site);
    const clients = [...new Map(ofSite.map(({ client }) => [client.path, client])).values()];
    void prepare("change.propose-listed", { site: first.site, clients });
  };
  return (
    <DriftView
      findings={findings}
      now={now}
      query={query.get("q") ?? undefined}
      onReview={onReview}
      onOpenRecord={openRecord}
      onSave={(csv) => saveList("drift", csv)}
      {...review}
      problem={problem ?? review.problem}
    />
  );
}
