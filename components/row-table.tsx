import { useEffect, useRef, useState } from "preact/hooks";
import type { RowView } from "../lib/files/checked-file.ts";
import { formatCount } from "./plural.ts";
import { RowCells } from "./row-cells.tsx";
import { RowDetail } from "./row-detail.tsx";

export interface RowTableProps {
  header: readonly string[];
  window: { total: number; from: number; rows: RowView[] };
  /** A place among the filtered rows, and a column. */
  active: { place: number; column: number };
  onActive: (active: { place: number; column: number }) => void;
  onWindow: (from: number, count: number) => void;
  onEdit: (row: number, column: number, text: string) => void;
  onRestore: (row: number) => void;
}

const ROW = 34;
/** Browsers can't make an element as high as a million rows are; beyond this, scrolling is by proportion. */
const HIGHEST = 10_000_000;
const SHOWN = 30;
/** Rows that fit under the header. */
const IN_SIGHT = 15;
/** How high the scroller is, without its header. */
const VIEW = 544;

/** Any number of rows, of which only those in sight are in the page. Arrow keys move, Enter or F2 edits. */
export function RowTable(props: RowTableProps) {
  const { header, window, active, onActive, onWindow, onEdit, onRestore } = props;
  const { total, from, rows } = window;
  const scroller = useRef<HTMLDivElement>(null);
  const [top, setTop] = useState(0);
  const [editing, setEditing] = useState(false);
  const height = Math.min(total * ROW, HIGHEST);
  const first = Math.max(0, Math.min(placeAt(top, height, total), total - 1));
  const current = rows[active.place - from];

  const asked = useRef("");
  useEffect(() => {
    const held = first >= from && Math.min(first + SHOWN, total) <= from + rows.length;
    const wanted = `${first} of ${total}, ${from} to ${from + rows.length}`;
    // Once for each place: every render before the answer would ask again.
    if (held || total === 0 || asked.current === wanted) return;
    asked.current = wanted;
    onWindow(Math.max(0, first - 10), SHOWN + 20);
  }, [first, from, rows.length, total, onWindow]);

  const followed = useRef(active.place);
  useEffect(() => {
    if (followed.current === active.place || !scroller.current) return;
    followed.current = active.place;
    if (active.place >= first && active.place < first + IN_SIGHT) return;
    scroller.current.scrollTop = topOf(Math.max(0, active.place - 5), height, total);
    setTop(scroller.current.scrollTop);
  }, [active.place, first, height, total]);

  function move(places: number, columns: number) {
    setEditing(false);
    onActive({
      place: Math.max(0, Math.min(total - 1, active.place + places)),
      column: Math.max(0, Math.min(header.length - 1, active.column + columns)),
    });
  }

  function onKeyDown(event: KeyboardEvent) {
    const [places, columns] = MOVES[event.key] ?? [];
    if (editing) return;
    if (places !== undefined && columns !== undefined) move(places, columns);
    else if (event.key === "Enter" || event.key === "F2") setEditing(true);
    else return;
    event.preventDefault();
  }

  if (total === 0) return <p class="pb-empty">No rows here.</p>;
  const start = Math.max(first, from);
  const visible = rows.slice(start - from, start - from + SHOWN);
  const above = Math.max(
    0,
    Math.min(topOf(first, height, total) + (start - first) * ROW, height - visible.length * ROW),
  );
  return (
    <div class="pb-row-area">
      <div
        ref={scroller}
        class="pb-row-scroller"
        onScroll={({ currentTarget }) => setTop(currentTarget.scrollTop)}
      >
        <table
          // Its cells take the focus, which makes it a grid.
          // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-to-interactive-role
          role="grid"
          class="pb-row-table"
          aria-label={`Rows, ${formatCount(total)}`}
          aria-rowcount={total + 1}
          aria-colcount={header.length + 2}
          tabIndex={-1}
          onKeyDown={onKeyDown}
        >
          <thead>
            <tr aria-rowindex={1}>
              <th scope="col">Row</th>
              <th scope="col">Verdict</th>
              {header.map((name, column) => (
                // oxlint-disable-next-line react/no-array-index-key
                <th key={column} scope="col">
                  {name || `Column ${column + 1}`}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            <Space height={above} />
            {visible.map((row, at) => (
              <RowCells
                key={row.row}
                row={row}
                columns={header.length}
                place={start + at}
                active={start + at === active.place ? active.column : null}
                editing={editing && start + at === active.place}
                onActive={(column) => {
                  if (start + at !== active.place || column !== active.column) setEditing(false);
                  onActive({ place: start + at, column });
                }}
                onStart={() => setEditing(true)}
                onDone={(text) => {
                  setEditing(false);
                  if (text !== null) onEdit(row.row, active.column, text);
                }}
              />
            ))}
            <Space height={height - above - visible.length * ROW} />
          </tbody>
        </table>
      </div>
      {current && <RowDetail row={current} header={header} onEdit={onEdit} onRestore={onRestore} />}
    </div>
  );
}

/** Stands for the rows that aren't in the page. */
function Space({ height }: { height: number }) {
  return height > 0 ? <tr aria-hidden="true" style={{ height: `${height}px` }} /> : null;
}

const MOVES: Record<string, [number, number]> = {
  ArrowDown: [1, 0],
  ArrowUp: [-1, 0],
  ArrowRight: [0, 1],
  ArrowLeft: [0, -1],
  PageDown: [12, 0],
  PageUp: [-12, 0],
};

function placeAt(top: number, height: number, total: number): number {
  if (total * ROW <= HIGHEST) return Math.floor(top / ROW);
  return Math.floor((top / (height - VIEW)) * (total - IN_SIGHT));
}

function topOf(place: number, height: number, total: number): number {
  return total * ROW <= HIGHEST ? place * ROW : (place / (total - IN_SIGHT)) * (height - VIEW);
}
