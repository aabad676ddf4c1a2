import { useNow } from "../../../components/base/use-now.ts";
import { ChangeDetail } from "../../../components/workspace/changes/change-detail.tsx";
import { ChangesList } from "../../../components/workspace/changes/changes-list.tsx";
import type { TabProps } from "../../../components/workspace/shell/workspace-tab.ts";
import { type ChangeEntry, changeEntry } from "../../../lib/domain/change/change-log.ts";
import { openReviewHere } from "../../../lib/platform/review-window.ts";
import { openRecord } from "../open-record.ts";
import { saveList } from "../save-list.ts";
import { useChangeView } from "./use-change-view.ts";
import { useStoredLog } from "./use-stored-log.ts";

/** Every change that was ever accepted, as the database has it. */
export function ChangesTab({ isShown, query }: TabProps) {
  const { log, version } = useStoredLog("changes", changeEntry, isShown);
  const detail = (entry: ChangeEntry) => <LoadedChange entry={entry} version={version} />;
  return (
    <ChangesList
      {...log}
      now={useNow(3_600_000)}
      query={query.get("q") ?? undefined}
      detail={detail}
      onSave={(csv) => saveList("changes", csv)}
    />
  );
}

function LoadedChange({ entry, version }: { entry: ChangeEntry; version: number }) {
  const { view, problem } = useChangeView(entry.id, version);
  return (
    <ChangeDetail
      entry={entry}
      view={view}
      problem={problem ?? null}
      onOpenRecord={openRecord}
      onReview={({ id, site }) => void openReviewHere({ change: id, site })}
    />
  );
}
