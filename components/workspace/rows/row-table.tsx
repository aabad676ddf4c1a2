import type { RefObject } from "preact";
import { useEffect, useId, useRef, useState } from "preact/hooks";
import type { RowSort, RowWindow } from "../../../lib/invoice-files/check/check-results.ts";
import { formatCount } from "../../../lib/core/count.ts";
import { showInvisible } from "../../../lib/core/invisible-characters.ts";
import { RowCells } from "./row-cells.tsx";
import { FIXED_COLUMN_WIDTHS, useRowScroll } from "./row-scroll.ts";
import { SortedHead } from "./sorted-head.tsx";
import { ROW_HEIGHT_PX, RowSpace } from "./virtual-rows.tsx";
import { VisibleText } from "../../base/visible-text.tsx";

export interface RowTableProps {
  header: readonly string[];
  /** Of each column, in px. */
  widths: readonly number[];
  window: RowWindow;
  /** A position in the filtered rows, -1 before one was chosen, and a column. */
  active: { place: number; column: number };
  sort: RowSort | null;
  /** The table, which has the focus while somebody moves in it. */
  table: RefObject<HTMLTableElement | null>;
  onActive: (active: { place: number; column: number }) => void;
  onWindow: (from: number, count: number) => void;
  onEdit: (row: number, column: number, text: string) => void;
  /** Sorts by a column; by the same again the other way round, and then as in the file. */
  onSort: (column: RowSort["column"]) => void;
  /** Writes to the provider of the active row's invoice. */
  onReply: () => void;
}

/** Rows that are loaded on either side of the visible ones, so that a turn of the wheel finds them. */
const OVERSCAN_ROWS = 20;

/**
 * Any number of rows, of which only the visible ones are rendered. Arrow keys move, Enter or F2 edits. The focus stays on
 * the table: a focused cell would lose it when scrolled away.
 */
export function RowTable(props: RowTableProps) {
  const { header, widths, window, active, sort, table, onActive, onWindow, onEdit } = props;
  const { total, from, rows } = window;
  const id = useId();
  const [editing, setEditing] = useState(false);
  const { scroller, first, height, inSight, topOf, onScroll } = useRowScroll({ total, active, widths });
  // One is cut off at the top, one at the bottom, and one is loaded ahead.
  const shown = inSight + 3;
  const held = rows[active.place - from];

  const asked = useRef("");
  useEffect(() => {
    const all = first >= from && Math.min(first + shown, total) <= from + rows.length;
    const wanted = `${first} of ${total}, ${from} to ${from + rows.length}`;
    // Once per position: every render before the reply would request it again.
    if (all || total === 0 || asked.current === wanted) return;
    asked.current = wanted;
    onWindow(Math.max(0, first - OVERSCAN_ROWS), shown + 2 * OVERSCAN_ROWS);
  }, [first, shown, from, rows.length, total, onWindow]);

  function go(place: number, column: number) {
    setEditing(false);
    onActive({
      place: Math.max(0, Math.min(total - 1, place)),
      column: Math.max(0, Math.min(widths.length - 1, column)),
    });
  }

  function onKeyDown(event: KeyboardEvent) {
    if (editing || event.altKey) return;
    const place = Math.max(0, active.place);
    const farAway = event.ctrlKey || event.metaKey;
    const moves: Record<string, [number, number]> = {
      ArrowDown: [place + 1, active.column],
      ArrowUp: [place - 1, active.column],
      ArrowRight: [place, active.column + 1],
      ArrowLeft: [place, active.column - 1],
      PageDown: [place + inSight - 1, active.column],
      PageUp: [place - inSight + 1, active.column],
      Home: [farAway ? 0 : place, 0],
      End: [farAway ? total - 1 : place, widths.length - 1],
    };
    const move = moves[event.key];
    if (move) go(...move);
    else if (event.key === "s" && !farAway) props.onSort(active.column);
    else if (event.key === "r" && !farAway && held) props.onReply();
    else if ((event.key === "Enter" || event.key === "F2") && held) setEditing(true);
    else return;
    event.preventDefault();
  }

  if (total === 0) return <p class="pb-empty">No rows here.</p>;
  const start = Math.max(first, from);
  const visible = rows.slice(start - from, start - from + shown);
  const above = Math.max(
    0,
    Math.min(topOf(first) + (start - first) * ROW_HEIGHT_PX, height - visible.length * ROW_HEIGHT_PX),
  );
  const cellId = (place: number, column: number) => `${id}-${place}-${column}`;
  return (
    <div ref={scroller} class="pb-row-scroller" tabIndex={-1} onScroll={onScroll}>
      <table
        ref={table}
        // Its cells can be navigated, which makes it a grid.
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-to-interactive-role
        role="grid"
        class="pb-row-table"
        style={{ width: `${[...FIXED_COLUMN_WIDTHS, ...widths].reduce((sum, width) => sum + width, 0)}px` }}
        aria-label={`Rows, ${formatCount(total)}`}
        aria-rowcount={total + 1}
        aria-colcount={widths.length + FIXED_COLUMN_WIDTHS.length}
        aria-activedescendant={held ? cellId(active.place, active.column) : undefined}
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        tabIndex={0}
        onFocus={({ target }) => target === table.current && active.place < 0 && go(first, 0)}
        onKeyDown={onKeyDown}
        onCopy={(event) => {
          if (editing || getSelection()?.toString()) return;
          event.clipboardData?.setData("text/plain", held?.cells[active.column] ?? "");
          event.preventDefault();
        }}
      >
        <colgroup>
          {[...FIXED_COLUMN_WIDTHS, ...widths].map((width, column) => (
            // Columns have no other identity than their place.
            // oxlint-disable-next-line react/no-array-index-key
            <col key={column} style={{ width: `${width}px` }} />
          ))}
        </colgroup>
        <thead>
          <tr aria-rowindex={1}>
            <th scope="col">Row</th>
            <SortedHead column="result" sort={sort} onSort={props.onSort} title="Result">
              Result
            </SortedHead>
            <th scope="col">Reason</th>
            {widths.map((_, column) => (
              <SortedHead
                // oxlint-disable-next-line react/no-array-index-key
                key={column}
                column={column}
                sort={sort}
                onSort={props.onSort}
                title={showInvisible(header[column] ?? "")}
              >
                <VisibleText text={header[column] || `Column ${column + 1}`} isPublic />
              </SortedHead>
            ))}
          </tr>
        </thead>
        <tbody>
          <RowSpace height={above} />
          {visible.map((row, at) => (
            <RowCells
              key={row.row}
              row={row}
              columns={widths.length}
              place={start + at}
              cellId={cellId}
              active={start + at === active.place ? active.column : null}
              editing={editing && start + at === active.place}
              onActive={(column) => {
                if (start + at !== active.place || column !== active.column) go(start + at, column);
              }}
              onStart={() => setEditing(true)}
              onDone={(text, byKey) => {
                setEditing(false);
                if (byKey) table.current?.focus();
                if (text !== null) onEdit(row.row, active.column, text);
              }}
            />
          ))}
          <RowSpace height={height - above - visible.length * ROW_HEIGHT_PX} />
        </tbody>
      </table>
    </div>
  );
}
