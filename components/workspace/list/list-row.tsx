import type { ListColumn } from "./list-column.ts";

export interface ListRowProps<Row> {
  row: Row;
  columns: readonly ListColumn<Row>[];
  id: string;
  place: number;
  label: string;
  isActive: boolean;
  /** Absent: the list has no tick boxes. */
  isTicked?: boolean | undefined;
  onActive: () => void;
  onOpen: () => void;
  onTick: () => void;
}

/** One row of a list. The first column names it. */
export function ListRow<Row>(props: ListRowProps<Row>) {
  const { row, columns, id, place, label, isActive, isTicked, onActive, onOpen, onTick } = props;
  const [first, ...others] = columns;
  return (
    <tr
      id={id}
      class="pb-list-row"
      aria-rowindex={place + 2}
      aria-selected={isActive}
      onClick={onActive}
      onDblClick={onOpen}
    >
      {isTicked !== undefined && (
        <td>
          <input
            type="checkbox"
            tabIndex={-1}
            aria-label={`Choose ${label}`}
            checked={isTicked}
            onChange={onTick}
          />
        </td>
      )}
      {first && <th scope="row">{first.cell(row)}</th>}
      {others.map(({ key, isNumeric, cell }) => (
        <td key={key} class={isNumeric ? "pb-list-numeric" : undefined}>
          {cell(row)}
        </td>
      ))}
    </tr>
  );
}
