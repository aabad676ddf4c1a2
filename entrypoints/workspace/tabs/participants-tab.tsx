import { useMemo } from "preact/hooks";
import { useNow } from "../../../components/base/use-now.ts";
import { ParticipantsView } from "../../../components/workspace/participants/participants-view.tsx";
import type { TabProps } from "../../../components/workspace/shell/workspace-tab.ts";
import { participantRow } from "../../../lib/domain/overview/participant-row.ts";
import { openReviewHere } from "../../../lib/platform/review-window.ts";
import { today } from "../../../lib/platform/system-clock.ts";
import type { Database } from "../../../lib/storage/database.ts";
import { readAllOverviews, readFirstOverviews } from "../../../lib/storage/reading/first-overviews.ts";
import { openRecord } from "../open-record.ts";
import { saveList } from "../save-list.ts";
import { useStored } from "../use-stored.ts";

/** Ages are told in minutes. */
const REFRESH_MS = 60_000;

/** As many as a high window shows. */
const SCREENFUL = 60;
const readScreenful = (db: Database) => readFirstOverviews(db, SCREENFUL);
const readAll = (db: Database) => readAllOverviews(db, SCREENFUL);

export function ParticipantsTab({ isShown, query }: TabProps) {
  const { value, isWhole, problem } = useStored(readAll, isShown, readScreenful);
  const now = useNow(REFRESH_MS);
  const day = today();
  const rows = useMemo(
    () => value?.map((overview) => participantRow(overview, { now, today: day })) ?? null,
    [value, now, day],
  );
  return (
    <ParticipantsView
      rows={rows}
      reading={isWhole ? undefined : "Reading all participants…"}
      problem={problem}
      today={day}
      query={query.get("q") ?? undefined}
      onOpenRecord={openRecord}
      onNewBooking={newBooking}
      onSave={(csv) => saveList("participants", csv)}
    />
  );
}

function newBooking(site: string, path: string): void {
  void openReviewHere({ newBooking: "client", path, site });
}
