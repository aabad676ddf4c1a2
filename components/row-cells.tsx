import { useEffect, useLayoutEffect, useRef } from "preact/hooks";
import type { RowView } from "../lib/files/checked-file.ts";
import { SeverityMark } from "./severity.tsx";
import { worstOf } from "./worst-of.ts";

export interface RowCellsProps {
  row: RowView;
  columns: number;
  place: number;
  /** The column with the focus, when it is in this row. */
  active: number | null;
  editing: boolean;
  onActive: (column: number) => void;
  onStart: () => void;
  /** `null`: left as it was. */
  onDone: (text: string | null) => void;
}

/** One row of the file: its number, its verdict, its cells; the active one can be edited where it stands. */
export function RowCells(props: RowCellsProps) {
  const { row, columns, place, active, editing, onActive, onStart, onDone } = props;
  const worst = worstOf(row.findings);
  const bad = new Map(row.findings.map(({ column, severity }) => [column, severity]));
  return (
    <tr class="pb-row" aria-rowindex={place + 2} aria-selected={active !== null}>
      <th scope="row">{row.row + 2}</th>
      <td>
        <SeverityMark severity={worst} />
        {row.rejected && worst !== "block" && <span class="pb-quiet"> with its invoice</span>}
      </td>
      {Array.from({ length: Math.max(columns, row.cells.length) }, (_, column) => (
        <Cell
          // oxlint-disable-next-line react/no-array-index-key
          key={column}
          text={row.cells[column] ?? ""}
          state={bad.get(column) ?? (row.edited.includes(column) ? "edited" : "fine")}
          active={active === column}
          editing={editing && active === column}
          onActive={() => onActive(column)}
          onStart={onStart}
          onDone={onDone}
        />
      ))}
    </tr>
  );
}

interface CellProps extends Pick<RowCellsProps, "editing" | "onStart" | "onDone"> {
  text: string;
  state: string;
  active: boolean;
  onActive: () => void;
}

function Cell({ text, state, active, editing, onActive, onStart, onDone }: CellProps) {
  const cell = useRef<HTMLTableCellElement>(null);
  useEffect(() => {
    if (active && !editing && document.activeElement?.closest('[role="grid"]')) cell.current?.focus();
  }, [active, editing]);
  return (
    <td
      ref={cell}
      class={`pb-cell pb-cell-${state}`}
      aria-invalid={state === "block" || undefined}
      tabIndex={active && !editing ? 0 : -1}
      onClick={onActive}
      onDblClick={() => {
        onActive();
        onStart();
      }}
    >
      {editing ? <Editor text={text} onDone={onDone} /> : text}
    </td>
  );
}

function Editor({ text, onDone }: Pick<CellProps, "text" | "onDone">) {
  const input = useRef<HTMLInputElement>(null);
  const done = useRef(false);
  // Before anything is drawn: later, it would select what somebody has begun to type.
  useLayoutEffect(() => input.current?.select(), []);
  // A blur follows the key that ends the edit.
  const end = (value: string | null) => {
    if (done.current) return;
    done.current = true;
    onDone(value === text ? null : value);
  };
  return (
    <input
      ref={input}
      class="pb-cell-input"
      aria-label="Cell"
      defaultValue={text}
      onBlur={({ currentTarget }) => end(currentTarget.value)}
      onKeyDown={(event) => {
        event.stopPropagation();
        if (event.key === "Enter") end(event.currentTarget.value);
        if (event.key === "Escape") end(null);
      }}
    />
  );
}
