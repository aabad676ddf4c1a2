import type { ComponentChildren } from "preact";
import type { RowSort } from "../../../lib/invoice-files/check/check-results.ts";

interface SortedHeadProps {
  column: RowSort["column"];
  sort: RowSort | null;
  title: string;
  onSort: (column: RowSort["column"]) => void;
  children: ComponentChildren;
}

/** A heading that sorts the rows at a press; by the keyboard, S in the rows sorts by the active column. */
export function SortedHead({ column, sort, title, onSort, children }: SortedHeadProps) {
  const direction = sort?.column !== column ? "none" : sort.descending ? "descending" : "ascending";
  return (
    // Its button is its label.
    // oxlint-disable-next-line jsx-a11y/control-has-associated-label
    <th scope="col" title={title} aria-sort={direction}>
      <button type="button" class="pb-list-sort" tabIndex={-1} onClick={() => onSort(column)}>
        <span>{children}</span>
        <span aria-hidden="true">{ARROWS[direction]}</span>
      </button>
    </th>
  );
}

const ARROWS = { ascending: "▲", descending: "▼", none: "" } as const;

/** Ascending, descending, then as in the file. */
export function nextSort(sort: RowSort | null, column: RowSort["column"]): RowSort | null {
  if (sort?.column !== column) return { column, descending: false };
  return sort.descending ? null : { column, descending: true };
}
