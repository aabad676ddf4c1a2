import { useEffect, useMemo, useState } from "preact/hooks";
import type { ListColumn, ListFilter, ListSort } from "./list-column.ts";
import { filterRows, indexRows, sortRows } from "./list-rows.ts";

interface ListRows<Row> {
  rows: readonly Row[];
  columns: readonly ListColumn<Row>[];
  /** All that the search finds a row by. */
  searchText: (row: Row) => string;
  filters: readonly ListFilter<Row>[];
  /** What is searched for at the start, and whenever the address says something else. */
  query?: string | undefined;
  /** Choices at the start, by the filter's id. */
  chosen?: Readonly<Record<string, string>> | undefined;
  sort?: ListSort | undefined;
}

/**
 * Search, filters and order of a list. Texts are folded when rows come and sorted when the order changes, so that a key in the
 * search only goes once over folded texts.
 */
export function useListRows<Row>(list: ListRows<Row>) {
  const { rows, columns, searchText, filters } = list;
  const [query, setQuery] = useState(list.query ?? "");
  const [chosen, setChosen] = useState(list.chosen ?? {});
  const [sort, setSort] = useState<ListSort | null>(list.sort ?? null);
  useEffect(() => {
    if (list.query !== undefined) setQuery(list.query);
  }, [list.query]);
  const indexed = useMemo(() => indexRows(rows, searchText), [rows, searchText]);
  const sorted = useMemo(() => sortRows(indexed, columns, sort), [indexed, columns, sort]);
  const shown = useMemo(() => filterRows(sorted, query, filters, chosen), [sorted, query, filters, chosen]);
  return {
    query,
    setQuery,
    chosen,
    setChosen,
    sort,
    setSort,
    shown,
    clear: () => {
      setQuery("");
      setChosen({});
    },
  };
}
