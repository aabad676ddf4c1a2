import { useEffect, useRef, useState } from "preact/hooks";
import type { RowQuery, RowView } from "../../lib/invoice-files/check/check-results.ts";
import { columnWidths } from "./rows/column-widths.ts";
import { FilePlans } from "./file-plans.tsx";
import { FileSummary } from "./file-summary.tsx";
import { formatCount } from "../../lib/core/count.ts";
import { useOffers } from "../palette/offers.ts";
import { RowDetail } from "./rows/row-detail.tsx";
import { nextSort } from "./rows/sorted-head.tsx";
import type { ProviderReply } from "../../lib/invoice-files/export/reply-message.ts";
import { RowTable } from "./rows/row-table.tsx";
import { sortBySeverity } from "./rows/worst-severity.ts";
import type { WorkspaceAppProps, WorkspaceState } from "./workspace-state.ts";

export interface FileResultsProps extends Omit<WorkspaceAppProps, "problem" | "state" | "onShow"> {
  state: Extract<WorkspaceState, { phase: "results" }>;
}

/** A checked file: its summary, its rows, and the details of the active row. */
export function FileResults({ state, plans, now, isShown, ...on }: FileResultsProps) {
  const { header, columns, summary, query, window } = state;
  const [active, setActive] = useState(BEFORE_FIRST);
  const [announcement, announce] = useState("");
  const [widths] = useState(() => columnWidths(header, window.rows));
  const row = useRowAt(active.place, query, window);
  // The column to activate is known once the row is loaded.
  const [goTo, setGoTo] = useState<number | null>(null);
  useEffect(() => {
    if (goTo === null || !row || goTo !== active.place) return;
    setGoTo(null);
    const about = sortBySeverity(row.findings).find((finding) => (finding.column ?? -1) >= 0)?.column;
    if (about !== undefined) setActive({ place: goTo, column: about });
  }, [goTo, row, active.place]);

  async function next() {
    const place = await on.onNext(active.place);
    if (place === null) {
      announce("No errors or warnings in these rows.");
      return;
    }
    announce(`${formatCount(place + 1)} of ${formatCount(window.total)}`);
    setGoTo(place);
    setActive({ ...active, place });
  }
  useOffers({ next: isShown && (() => void next()) });
  const table = useRef<HTMLTableElement>(null);
  const [reply, setReply] = useState<{ row: number; reply: ProviderReply } | null>(null);
  const openReply = async () => {
    const found = row && (await on.onReply(row.row));
    setReply(row && found ? { row: row.row, reply: found } : null);
  };
  const closeReply = () => {
    setReply(null);
    table.current?.focus();
  };
  // Another choice begins before its first row; one kind at the cell that it is about.
  const choose = (chosen: RowQuery) => {
    const isKind = typeof chosen.filter !== "string" && chosen.filter !== query.filter;
    setActive(isKind ? { place: 0, column: 0 } : BEFORE_FIRST);
    setGoTo(isKind ? 0 : null);
    announce("");
    on.onQuery(chosen);
  };
  const latest = useRef(next);
  latest.current = next;
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== "F8" || !isShown) return;
      event.preventDefault();
      table.current?.focus();
      void latest.current();
    };
    addEventListener("keydown", onKey);
    return () => removeEventListener("keydown", onKey);
  }, [isShown]);
  return (
    <>
      <FileSummary
        summary={summary}
        query={query}
        fixes={state.fixes}
        fixed={state.fixed}
        importable={state.layout !== null}
        announcement={announcement}
        onQuery={choose}
        onNext={() => void next()}
        onWrite={on.onWrite}
        onFixKind={on.onFixKind}
        onUndoFixes={on.onUndoFixes}
      />
      <FilePlans
        plans={plans}
        now={now}
        isShown={isShown}
        onRetrieve={on.onRetrieve}
        onStop={on.onStopRetrieving}
        onCheckAgain={on.onCheckAgain}
      />
      <div class="pb-row-area">
        <RowTable
          key={JSON.stringify(query)}
          sort={query.sort}
          table={table}
          header={header}
          widths={widths}
          window={window}
          active={active}
          onActive={setActive}
          onWindow={on.onWindow}
          onEdit={on.onEdit}
          onSort={(column) => choose({ ...query, sort: nextSort(query.sort, column) })}
          onReply={() => void openReply()}
        />
        <RowDetail
          row={row}
          header={header}
          ndisNumber={row?.cells[columns.indexOf("ndisNumber")]?.trim() ?? ""}
          plans={plans}
          now={now}
          onColumn={(column) => setActive({ ...active, column })}
          onEdit={on.onEdit}
          onRestore={on.onRestore}
          onRetrieve={on.onRetrieve}
          reply={reply && row?.row === reply.row ? reply.reply : null}
          onReply={() => void openReply()}
          onSaveReply={on.onSaveReply}
          onCopyReply={on.onCopyReply}
          onCloseReply={closeReply}
        />
      </div>
    </>
  );
}

/** Before the first row, so that the next problem may be in it. */
const BEFORE_FIRST = { place: -1, column: 0 };

type Results = FileResultsProps["state"];

/** The row at a place; it stays when the list is scrolled away from it. */
function useRowAt(place: number, query: Results["query"], { from, rows }: Results["window"]): RowView | null {
  const where = `${JSON.stringify(query)} ${place}`;
  const seen = useRef<{ where: string; row: RowView } | null>(null);
  const here = place < 0 ? undefined : rows[place - from];
  if (here) seen.current = { where, row: here };
  return seen.current?.where === where ? seen.current.row : null;
}
