import { useEffect } from "preact/hooks";
import { useNow } from "../../../components/base/use-now.ts";
import type { TabProps } from "../../../components/workspace/shell/workspace-tab.ts";
import { usePractice } from "../../../components/practice/use-practice.ts";
import { WorkspaceApp } from "../../../components/workspace/workspace-app.tsx";
import { today } from "../../../lib/platform/system-clock.ts";
import { withHolidays } from "../../../lib/services/invoices/effective-holidays.ts";
import { loadMapping, saveMapping } from "../file-mapping.ts";
import { openPracticeFile } from "../open-practice-file.ts";
import { receiveFileTransfer } from "../received-file.ts";
import { tabTitle } from "../tab-title.ts";
import { useBulkFile } from "../use-bulk-file.ts";
import { database } from "../workspace-database.ts";

/** The check of a bulk invoice file. Whatever tab is in front, a file dropped or pasted into the window comes here. */
export function FileTab({ isShown, query, onTitle, onShow }: TabProps) {
  const app = useBulkFile({
    isShown,
    defaultContext: async () => (await withHolidays(await database, { context: { today: today() } })).context,
    mappingFor: async (header) => loadMapping(await database, header),
    onMapping: (header, columns) => void database.then((open) => saveMapping(open, header, columns)),
  });
  const title = tabTitle(app.state);
  useEffect(() => onTitle(title), [title, onTitle]);
  const { onFile } = app;
  useEffect(() => {
    void receiveFileTransfer(query).then((file) => file && onFile(file.blob, file.name));
    // Once, for the file that the tab was opened with.
    // oxlint-disable-next-line react/exhaustive-deps
  }, []);
  const isPractice = usePractice() === true;
  return (
    <WorkspaceApp
      {...app}
      now={useNow(60_000)}
      isShown={isShown}
      onShow={onShow}
      onInvented={isPractice ? () => void openPracticeFile(onFile) : undefined}
    />
  );
}
