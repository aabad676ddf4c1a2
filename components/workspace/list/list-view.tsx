import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import { formatCount } from "../../../lib/core/count.ts";
import type { Problem } from "../../../lib/core/problem.ts";
import { FOCUS_START } from "../../base/focus/keep-focus.ts";
import { plural } from "../../base/plural.ts";
import { ProblemNote } from "../../base/problem-note.tsx";
import { DataList, type DataListProps } from "./data-list.tsx";
import type { ListFilter, ListSort } from "./list-column.ts";
import { listCsv } from "./list-csv.ts";
import { ListSearch } from "./list-search.tsx";
import { useListRows } from "./use-list-rows.ts";

export interface ListViewProps<Row> extends Pick<
  DataListProps<Row>,
  "columns" | "rowKey" | "rowLabel" | "ticks" | "detail" | "noDetail" | "onOpen"
> {
  /** The tab's heading, such as `Changes`. */
  title: string;
  /** One row and several: `change`, `changes`. */
  words: readonly [one: string, many: string];
  /** Another part of the tab is shown in its place; it stays as it was left. */
  isHidden?: boolean | undefined;
  /** `null` while they are being read. Columns, rows, filters and functions stay the same objects until they change. */
  rows: readonly Row[] | null;
  /** Only the first ones are there yet: what is said in place of their number. */
  reading?: string | undefined;
  /** Why they couldn't be read. */
  problem?: Problem | null | undefined;
  /** What is said where there are none at all. */
  empty: ComponentChildren;
  searchLabel: string;
  searchText: (row: Row) => string;
  filters?: readonly ListFilter<Row>[] | undefined;
  query?: string | undefined;
  chosen?: Readonly<Record<string, string>> | undefined;
  sort?: ListSort | undefined;
  /** Buttons of the heading, such as what is done with the ticked rows. */
  actions?: ComponentChildren;
  /** Worth reading above the list, such as rows that can't be read. */
  notes?: ComponentChildren;
  /** Saves what is on screen: all rows that the search and filters let through, in their order. */
  onSave: (csv: string) => void;
}

/** A tab of the workspace that is a list: search, filters, rows, the details of one, and the whole as a CSV file. */
export function ListView<Row>(props: ListViewProps<Row>) {
  const { title, words, rows, columns, rowKey, problem, filters = NO_FILTERS } = props;
  const list = useListRows<Row>({ ...props, rows: rows ?? NO_ROWS, filters });
  const [active, setActive] = useState<string | null>(null);
  const { shown, query, chosen, sort } = list;
  return (
    <main class="pb-workspace pb-workspace-full" hidden={props.isHidden}>
      <header class="pb-workspace-head">
        <h1 tabIndex={-1} {...{ [FOCUS_START]: "" }}>
          {title}
        </h1>
        <output class="pb-quiet">
          {rows && (props.reading ?? countText(shown.length, rows.length, words))}
        </output>
        <span class="pb-workspace-leave">
          {props.actions}
          {shown.length > 0 && (
            <button type="button" class="pb-button" onClick={() => props.onSave(listCsv(columns, shown))}>
              Save as CSV
            </button>
          )}
        </span>
      </header>
      {problem && <ProblemNote problem={problem} source="Planbridge" alert />}
      {props.notes}
      {rows === null && !problem && <LoadingRows />}
      {rows?.length === 0 && <div class="pb-empty pb-list-empty">{props.empty}</div>}
      {rows && rows.length > 0 && (
        <>
          <ListSearch
            label={props.searchLabel}
            query={query}
            onQuery={list.setQuery}
            filters={filters}
            chosen={chosen}
            onChosen={list.setChosen}
          />
          {shown.length === 0 ? (
            <p class="pb-empty">
              No {words[1]} match.{" "}
              <button type="button" class="pb-link" onClick={list.clear}>
                Show all {formatCount(rows.length)}
              </button>
            </p>
          ) : (
            <DataList
              {...props}
              name={title}
              rows={shown}
              rowKey={rowKey}
              sort={sort}
              onSort={list.setSort}
              active={active}
              onActive={setActive}
              view={JSON.stringify([query, chosen, sort])}
            />
          )}
        </>
      )}
    </main>
  );
}

const NO_FILTERS: readonly never[] = [];
const NO_ROWS: readonly never[] = [];

/** `12 of 300 changes` where something narrows them. */
function countText(shown: number, all: number, [one, many]: ListViewProps<never>["words"]): string {
  return shown === all ? plural(all, one, many) : `${formatCount(shown)} of ${plural(all, one, many)}`;
}

function LoadingRows() {
  return (
    <div class="pb-starting" aria-busy="true">
      <p>Loading…</p>
      <div class="pb-skeleton" />
      <div class="pb-skeleton" />
    </div>
  );
}
