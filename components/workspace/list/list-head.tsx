import type { ListColumn, ListSort } from "./list-column.ts";

export interface ListHeadProps<Row> {
  columns: readonly ListColumn<Row>[];
  sort: ListSort | null;
  onSort: (sort: ListSort) => void;
  /** How many of the rows shown are ticked; absent: the list has no tick boxes. */
  ticks?: { ticked: number; shown: number; onAll: (ticked: boolean) => void } | undefined;
}

/** The heading of a list: a press on a column sorts by it, another one the other way round. */
export function ListHead<Row>({ columns, sort, onSort, ticks }: ListHeadProps<Row>) {
  return (
    <thead>
      <tr aria-rowindex={1}>
        {ticks && (
          <th scope="col">
            <input
              type="checkbox"
              aria-label="Choose all rows shown"
              checked={ticks.shown > 0 && ticks.ticked === ticks.shown}
              indeterminate={ticks.ticked > 0 && ticks.ticked < ticks.shown}
              onChange={({ currentTarget }) => ticks.onAll(currentTarget.checked)}
            />
          </th>
        )}
        {columns.map(({ key, label, isNumeric, sortBy }) => {
          const direction = sort?.key === key ? sort.direction : undefined;
          return (
            <th
              key={key}
              scope="col"
              class={isNumeric ? "pb-list-numeric" : undefined}
              aria-sort={sortBy ? (direction ?? "none") : undefined}
            >
              {sortBy ? (
                <button
                  type="button"
                  class="pb-list-sort"
                  onClick={() =>
                    onSort({ key, direction: direction === "ascending" ? "descending" : "ascending" })
                  }
                >
                  <span>{label}</span>
                  <span aria-hidden="true">{ARROWS[direction ?? "none"]}</span>
                </button>
              ) : (
                label
              )}
            </th>
          );
        })}
      </tr>
    </thead>
  );
}

const ARROWS = { ascending: "▲", descending: "▼", none: "" } as const;
