import { foldForSearch, hasTerms, searchTerms } from "../../../lib/core/search-text.ts";
import type { ListColumn, ListFilter, ListSort } from "./list-column.ts";

/** A row with the text that it is searched by, which is folded once. */
export interface IndexedRow<Row> {
  row: Row;
  folded: string;
}

/** Words in the order of a dictionary, whatever machine it is; numbers in them by their value. */
const COLLATOR = new Intl.Collator("en-AU", { numeric: true });

export function indexRows<Row>(rows: readonly Row[], searchText: (row: Row) => string): IndexedRow<Row>[] {
  return rows.map((row) => ({ row, folded: foldForSearch(searchText(row)) }));
}

/** Equal ones stay in their order; what isn't told comes last in both directions. */
export function sortRows<Row>(
  rows: readonly IndexedRow<Row>[],
  columns: readonly ListColumn<Row>[],
  sort: ListSort | null,
): readonly IndexedRow<Row>[] {
  const { sortBy, isFolded } = columns.find(({ key }) => key === sort?.key) ?? {};
  if (!sort || !sortBy) return rows;
  const compare = isFolded ? compareFolded : compareValues;
  const sign = sort.direction === "ascending" ? 1 : -1;
  return rows
    .map((indexed) => ({ indexed, value: sortBy(indexed.row) }))
    .sort((a, b) => {
      if (a.value === null || b.value === null) return Number(a.value === null) - Number(b.value === null);
      return sign * compare(a.value, b.value);
    })
    .map(({ indexed }) => indexed);
}

/** The rows with all the words, that every chosen filter lets through. `chosen`: an option by the filter's id. */
export function filterRows<Row>(
  rows: readonly IndexedRow<Row>[],
  query: string,
  filters: readonly ListFilter<Row>[],
  chosen: Readonly<Record<string, string>>,
): Row[] {
  const terms = searchTerms(query);
  const active = filters.flatMap(({ id, matches }) => {
    const option = chosen[id];
    return option ? [(row: Row) => matches(row, option)] : [];
  });
  const found: Row[] = [];
  for (const { row, folded } of rows)
    if (hasTerms(folded, terms) && active.every((isMatch) => isMatch(row))) found.push(row);
  return found;
}

function compareFolded(a: string | number, b: string | number): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

function compareValues(a: string | number, b: string | number): number {
  return typeof a === "number" && typeof b === "number" ? a - b : COLLATOR.compare(String(a), String(b));
}
