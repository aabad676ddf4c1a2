import { useLayoutEffect, useRef } from "preact/hooks";
import type { RowView } from "../../../lib/invoice-files/check/check-results.ts";
import { rowNumber } from "../../../lib/invoice-files/parse/row-number.ts";
import { showInvisible } from "../../../lib/core/invisible-characters.ts";
import { CrossIcon } from "../../base/icons.tsx";
import { SeverityMark } from "../../base/severity.tsx";
import { VisibleText } from "../../base/visible-text.tsx";
import { formatCount } from "../../../lib/core/count.ts";
import { findingLabel } from "../finding-label.ts";
import { sortBySeverity, worstSeverity } from "./worst-severity.ts";

export interface RowCellsProps {
  row: RowView;
  columns: number;
  place: number;
  cellId: (place: number, column: number) => string;
  /** The active column, when this row is active. */
  active: number | null;
  editing: boolean;
  onActive: (column: number) => void;
  onStart: () => void;
  /** `null`: unchanged. `byKey`: the table takes the focus again. */
  onDone: (text: string | null, byKey: boolean) => void;
}

/** One row of the file: number, result and cells; the active cell can be edited in place. */
export function RowCells(props: RowCellsProps) {
  const { row, columns, place, cellId, active, editing, onActive, onStart, onDone } = props;
  const worst = worstSeverity(row.findings);
  const isRejected = row.rejected && worst !== "block";
  const bad = new Map(row.findings.map(({ column, severity }) => [column, severity]));
  return (
    <tr class="pb-row" aria-rowindex={place + 2} aria-selected={active !== null}>
      <th scope="row">{rowNumber(row.row)}</th>
      <td>{isRejected ? <Rejected /> : <SeverityMark level={worst} />}</td>
      <td class="pb-row-reason">{isRejected ? "Another row of the invoice" : <Reason row={row} />}</td>
      {Array.from({ length: columns }, (_, column) => (
        <Cell
          // oxlint-disable-next-line react/no-array-index-key
          key={column}
          id={cellId(place, column)}
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

/** The row has no error, but its invoice is rejected as a whole. */
function Rejected() {
  return (
    <span class="pb-state pb-tone-neutral" title="Another row of this invoice has an error.">
      <CrossIcon />
      Rejected
    </span>
  );
}

/** The worst of its findings, in a few words. */
function Reason({ row: { findings } }: Pick<RowCellsProps, "row">) {
  const [worst, ...others] = sortBySeverity(findings);
  if (!worst) return null;
  return (
    <span title={showInvisible(worst.what)}>
      {findingLabel(worst.code)}
      {others.length > 0 && ` (+${formatCount(others.length)})`}
    </span>
  );
}

interface CellProps extends Pick<RowCellsProps, "editing" | "onStart" | "onDone"> {
  id: string;
  text: string;
  state: string;
  active: boolean;
  onActive: () => void;
}

function Cell({ id, text, state, active, editing, onActive, onStart, onDone }: CellProps) {
  return (
    <td
      id={id}
      class={`pb-cell pb-cell-${state}${active ? " pb-cell-active" : ""}`}
      aria-invalid={state === "block" || undefined}
      title={editing ? undefined : showInvisible(truncate(text))}
      onClick={onActive}
      onDblClick={() => {
        onActive();
        onStart();
      }}
    >
      {editing ? <Editor text={text} onDone={onDone} /> : <VisibleText text={truncate(text)} />}
    </td>
  );
}

/** A cell may hold megabytes, of which a column shows a few letters. */
function truncate(text: string): string {
  return text.length > MAX_SHOWN_CHARACTERS ? `${text.slice(0, MAX_SHOWN_CHARACTERS)}…` : text;
}

const MAX_SHOWN_CHARACTERS = 500;

function Editor({ text, onDone }: Pick<CellProps, "text" | "onDone">) {
  const input = useRef<HTMLInputElement>(null);
  const done = useRef(false);
  // Before painting: later, it would select what the person has begun to type.
  useLayoutEffect(() => {
    input.current?.focus();
    input.current?.select();
  }, []);
  // A blur follows the key that ends the edit.
  const end = (value: string | null, byKey: boolean) => {
    if (done.current) return;
    done.current = true;
    onDone(value === text ? null : value, byKey);
  };
  return (
    <input
      ref={input}
      class="pb-cell-input"
      aria-label="Cell"
      defaultValue={text}
      onBlur={({ currentTarget }) => end(currentTarget.value, false)}
      onKeyDown={(event) => {
        event.stopPropagation();
        if (event.key === "Enter") end(event.currentTarget.value, true);
        if (event.key === "Escape") end(null, true);
      }}
    />
  );
}
