import { useEffect, useMemo, useState } from "preact/hooks";
import { ContractBookingsLine } from "../../components/booking-contract/contract-bookings-line.tsx";
import { rowNote } from "../../components/booking-contract/row-note.ts";
import { ProblemNote } from "../../components/base/problem-note.tsx";
import { useNow } from "../../components/base/use-now.ts";
import { usePolling, useRefreshOnFocus } from "../../components/hooks/use-polling.ts";
import { useRequest } from "../../components/hooks/use-request.ts";
import { useDialogScript } from "../../components/page/use-dialog-script.tsx";
import { useRedraws } from "../../components/page/use-redraws.ts";
import { bookingRows, type PageRow } from "../../lib/crm/page/booking-rows.ts";
import { RowNotes } from "../../lib/crm/page/row-notes.ts";
import type { ContractProfile } from "../../lib/crm/profile/site-profile.ts";
import { readContract } from "../../lib/crm/read/read-contract.ts";
import type { ChangeView } from "../../lib/domain/change/change-view.ts";
import type { RowsView } from "../../lib/domain/booking/contract/checklist-view.ts";
import { send } from "../../lib/messaging/send.ts";

/** While a booking is pending, in ms: what is kept is looked up; the NDIA is asked by the background, ever more rarely. */
const POLL_INTERVAL_MS = 3000;

/** The contract's service bookings: a status in each row that asks for one, and the line with the way to the checklist. */
export function ContractBookingsSection({ path, profile }: { path: string; profile: ContractProfile }) {
  const now = useNow(15_000);
  const { view: kept, look } = useRefreshOnFocus(() => send("bookings.view-contract", { path }));
  const [refreshed, setRefreshed] = useState<RowsView | null>(null);
  const { rows, isPace } = usePageRows(profile);
  const { place, open, problem } = useDialogScript("bookings");
  const { request, problem: refusal } = useRequest();
  const [isRefreshing, setIsRefreshing] = useState(false);
  // Whatever was told last.
  useEffect(() => setRefreshed(null), [kept]);
  const view = refreshed ?? kept;
  usePolling(POLL_INTERVAL_MS, view !== null && (view.isPending || view.change?.state === "applying"), look);
  const isShown = view !== null && view.applies && isPace === false;
  useRowNotes(isShown ? rows : [], view);
  const refresh = async () => {
    setIsRefreshing(true);
    const next = await request("bookings.refresh-contract", { path });
    setIsRefreshing(false);
    if (next) setRefreshed(next);
  };
  const start = (change?: ChangeView) => void open({ path, change, onDone: look });
  if (!isShown) return place;
  const unsent = rows.filter(
    ({ path: form, status }) => rowNote(viewOf(view, form), status) && !viewOf(view, form),
  );
  const failure = problem ?? refusal;
  return (
    <>
      <ContractBookingsLine
        view={view}
        unsent={unsent.length}
        now={now}
        isRefreshing={isRefreshing}
        onOpen={() => start()}
        onRefresh={() => void refresh()}
        onShow={() => start(view.change)}
      />
      {failure && (
        <div class="pb-surface">
          <ProblemNote problem={failure} alert />
        </div>
      )}
      {place}
    </>
  );
}

/** The rows as the page shows them, and again whenever it draws something anew. */
function usePageRows(profile: ContractProfile): { rows: PageRow[]; isPace: boolean | undefined } {
  const read = () => ({
    rows: bookingRows(document, location.href, profile),
    isPace: readContract(document, location.href, profile).isPace,
  });
  const [shown, setShown] = useState(read);
  useRedraws(() => setShown(read()));
  return shown;
}

function useRowNotes(rows: readonly PageRow[], view: RowsView | null): void {
  const notes = useMemo(() => new RowNotes(document), []);
  useEffect(() => {
    if (view) notes.show(rows, ({ path, status }) => rowNote(viewOf(view, path), status));
  }, [notes, rows, view]);
  useEffect(() => () => notes.clear(), [notes]);
}

function viewOf({ rows }: RowsView, path: string) {
  return rows.find((row) => row.path === path);
}
