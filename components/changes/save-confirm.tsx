import { useEffect, useId, useRef } from "preact/hooks";
import { type FieldChange, isDifferent } from "../../lib/domain/change/change-set.ts";
import { type Cents, formatMoney } from "../../lib/core/money.ts";
import { Notices } from "./review/change-foot.tsx";
import { FieldChanges } from "./review/field-changes.tsx";
import { TypedConfirm } from "../base/form/typed-confirm.tsx";

export interface SaveConfirmProps {
  client: string;
  category: string;
  changes: FieldChange[];
  /** The amount to type to confirm it; 0: no money moves. */
  moved: Cents;
  onConfirm: (typed: string) => void;
  onCancel: () => void;
}

/** Confirms the CRM's own Save (F55, F60). The only modal dialog: the form behind it must not change meanwhile. */
export function SaveConfirm({ client, category, changes, moved, onConfirm, onCancel }: SaveConfirmProps) {
  const dialog = useModal();
  const id = useId();
  return (
    <dialog
      ref={dialog}
      role="alertdialog"
      class="pb-surface pb-confirm"
      aria-labelledby={`${id}-title`}
      aria-describedby={`${id}-what`}
      onCancel={(event) => {
        event.preventDefault();
        onCancel();
      }}
      onKeyDown={(event) => {
        if (event.key !== "Escape") return;
        // Otherwise the browser would close the dialog itself.
        event.preventDefault();
        event.stopPropagation();
        onCancel();
      }}
    >
      <h2 id={`${id}-title`}>Sync the new budget information into the CRM?</h2>
      <div id={`${id}-what`} class="pb-confirm-what">
        <p>
          <strong>{client}</strong>, {category}
        </p>
        {changes.some(isDifferent) ? <FieldChanges changes={changes} /> : <p>No changes.</p>}
        <Notices />
      </div>
      <TypedConfirm
        amount={moved}
        sentence={`You are about to change ${formatMoney(moved)} of the budget ${category} for ${client}.`}
        action="Save"
        onConfirm={onConfirm}
      >
        <button type="button" class="pb-button" data-safe onClick={onCancel}>
          Cancel
        </button>
      </TypedConfirm>
    </dialog>
  );
}

/** Open while mounted; closing it returns the focus. */
function useModal() {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const opened = dialog.current;
    opened?.showModal();
    opened?.querySelector<HTMLElement>("input, [data-safe]")?.focus();
    return () => opened?.close();
  }, []);
  return dialog;
}
