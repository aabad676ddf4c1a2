import type { ComponentChildren } from "preact";
import { useId, useLayoutEffect, useMemo, useRef } from "preact/hooks";
import { formatCount } from "../../../lib/core/count.ts";
import { ROW_HEIGHT_PX, RowSpace, useVirtualRows } from "../rows/virtual-rows.tsx";
import type { ListColumn, ListSort } from "./list-column.ts";
import { ListHead } from "./list-head.tsx";
import { placeAfterKey } from "./list-moves.ts";
import { ListRow } from "./list-row.tsx";

/** Rows that are chosen by tick boxes, by their keys. */
export interface ListTicks {
  ticked: ReadonlySet<string>;
  onTicked: (ticked: ReadonlySet<string>) => void;
}

export interface DataListProps<Row> {
  /** What the rows are, such as `Changes`. */
  name: string;
  columns: readonly ListColumn<Row>[];
  /** As they are shown: filtered and sorted. */
  rows: readonly Row[];
  rowKey: (row: Row) => string;
  /** What a row is called for its tick box and its details, such as the client's name. */
  rowLabel: (row: Row) => string;
  sort: ListSort | null;
  onSort: (sort: ListSort) => void;
  /** The key of the active row, `null` for none. */
  active: string | null;
  onActive: (key: string) => void;
  /** Names the search and the order: another one begins at the top. */
  view?: string | undefined;
  ticks?: ListTicks | undefined;
  /** Shown of the active row, beside the list or under it; what is said there without one. */
  detail?: ((row: Row) => ComponentChildren) | undefined;
  noDetail?: ComponentChildren;
  /** Enter or a double click on a row; without it they lead into its details. */
  onOpen?: ((row: Row) => void) | undefined;
}

const TICK_WIDTH_PX = 40;

/**
 * Any number of rows of one height, of which only the visible ones are rendered. The focus stays on the table: a focused row
 * would lose it when scrolled away. Arrow keys, Page Up and Down, Home and End move; Enter opens; Space ticks.
 */
export function DataList<Row>(props: DataListProps<Row>) {
  const { name, columns, rows, rowKey, rowLabel, active, onActive, view = "", ticks, detail, onOpen } = props;
  const id = useId();
  const table = useRef<HTMLTableElement>(null);
  const details = useRef<HTMLElement>(null);
  const place = useMemo(
    () => (active === null ? -1 : rows.findIndex((row) => rowKey(row) === active)),
    [rows, rowKey, active],
  );
  const followed = useMemo(() => ({ place }), [place]);
  const { scroller, first, height, inSight, topOf, onScroll } = useVirtualRows({
    total: rows.length,
    active: followed,
  });
  const latestView = useRef(view);
  useLayoutEffect(() => {
    if (latestView.current !== view && scroller.current) scroller.current.scrollTop = 0;
    latestView.current = view;
  }, [view, scroller]);
  const shown = rows.slice(first, first + inSight + 3);
  const above = Math.max(0, Math.min(topOf(first), height - shown.length * ROW_HEIGHT_PX));
  const held = rows[place];

  function go(to: number) {
    const row = rows[Math.max(0, Math.min(rows.length - 1, to))];
    if (row !== undefined) onActive(rowKey(row));
  }

  function open(row: Row) {
    if (onOpen) onOpen(row);
    else details.current?.focus();
  }

  function tick(keys: readonly string[], isTicked: boolean) {
    const next = new Set(ticks?.ticked);
    for (const key of keys) {
      if (isTicked) next.add(key);
      else next.delete(key);
    }
    ticks?.onTicked(next);
  }

  function onKeyDown(event: KeyboardEvent) {
    if (event.target !== table.current || event.altKey || event.ctrlKey || event.metaKey) return;
    const move = placeAfterKey(event.key, { place, total: rows.length, inSight });
    if (move !== undefined) go(move);
    else if (event.key === "Enter" && held !== undefined) open(held);
    else if (event.key === " " && held !== undefined && ticks)
      tick([rowKey(held)], !ticks.ticked.has(rowKey(held)));
    else return;
    event.preventDefault();
  }

  const widths = [...(ticks ? [TICK_WIDTH_PX] : []), ...columns.map(({ width }) => width)];
  const rowId = (at: number) => `${id}-${at}`;
  return (
    <div class={detail ? "pb-row-area" : "pb-row-area pb-row-area-alone"}>
      <div ref={scroller} class="pb-row-scroller" tabIndex={-1} onScroll={onScroll}>
        <table
          ref={table}
          // Its rows can be navigated, which makes it a grid.
          // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-to-interactive-role
          role="grid"
          class="pb-list-table"
          style={{ minWidth: `${widths.reduce((sum, width) => sum + width, 0)}px` }}
          aria-label={`${name}, ${formatCount(rows.length)}`}
          aria-rowcount={rows.length + 1}
          aria-activedescendant={place >= first && place < first + shown.length ? rowId(place) : undefined}
          // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
          tabIndex={0}
          onFocus={({ target }) => target === table.current && place < 0 && go(first)}
          onKeyDown={onKeyDown}
        >
          <colgroup>
            {widths.map((width, column) => (
              // Columns have no other identity than their place.
              // oxlint-disable-next-line react/no-array-index-key
              <col key={column} style={{ width: `${width}px` }} />
            ))}
          </colgroup>
          <ListHead
            columns={columns}
            sort={props.sort}
            onSort={props.onSort}
            ticks={
              ticks && {
                ticked: rows.filter((row) => ticks.ticked.has(rowKey(row))).length,
                shown: rows.length,
                onAll: (isTicked) => tick(rows.map(rowKey), isTicked),
              }
            }
          />
          <tbody>
            <RowSpace height={above} />
            {shown.map((row, at) => (
              <ListRow
                key={rowKey(row)}
                row={row}
                columns={columns}
                id={rowId(first + at)}
                place={first + at}
                label={rowLabel(row)}
                isActive={first + at === place}
                isTicked={ticks?.ticked.has(rowKey(row))}
                onActive={() => go(first + at)}
                onOpen={() => open(row)}
                onTick={() => {
                  tick([rowKey(row)], !ticks?.ticked.has(rowKey(row)));
                  table.current?.focus();
                }}
              />
            ))}
            <RowSpace height={height - above - shown.length * ROW_HEIGHT_PX} />
          </tbody>
        </table>
      </div>
      {detail && (
        // It takes the focus, and Escape leads back.
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
        <section
          ref={details}
          class="pb-row-detail pb-list-detail"
          aria-label={held === undefined ? "Details" : rowLabel(held)}
          tabIndex={-1}
          onKeyDown={(event) => event.key === "Escape" && table.current?.focus()}
        >
          {held === undefined ? <p class="pb-quiet">{props.noDetail}</p> : detail(held)}
        </section>
      )}
    </div>
  );
}
