import type { ComponentChildren, RefObject } from "preact";

export interface ConsentTickProps {
  input: RefObject<HTMLInputElement | null>;
  isConfirmed: boolean;
  /** Somebody pressed on without it. */
  isNeeded: boolean;
  onConfirm: (isConfirmed: boolean) => void;
  /** What is confirmed. */
  label: ComponentChildren;
  /** What is needed, or what becomes of it. */
  note: ComponentChildren;
  /** Of the note: unique in its page. */
  noteId: string;
}

/** The confirmation that participants consent before their budgets are asked for (F149). */
export function ConsentTick({
  input,
  isConfirmed,
  isNeeded,
  onConfirm,
  label,
  note,
  noteId,
}: ConsentTickProps) {
  return (
    <div class="pb-record-consent">
      <label class="pb-tick">
        <input
          ref={input}
          type="checkbox"
          checked={isConfirmed}
          aria-invalid={isNeeded}
          aria-describedby={noteId}
          onChange={({ currentTarget: { checked } }) => onConfirm(checked)}
        />
        {label}
      </label>
      <p id={noteId} class={isNeeded ? "pb-record-needed" : "pb-hint"}>
        {note}
      </p>
    </div>
  );
}
