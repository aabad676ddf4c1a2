import type { ComponentChildren, RefObject } from "preact";
import type { Problem } from "../../../lib/core/problem.ts";
import { ErrorSummary } from "../../base/form/error-summary.tsx";
import { concernsField } from "../../base/form/text-field.tsx";
import { ProblemNote } from "../../base/problem-note.tsx";

export interface EntryFormProps {
  /** What is entered, such as `Add a connection`. */
  title: string;
  /** The id of each field by its label: what concerns none of them is said above the buttons. */
  fields: Readonly<Record<string, string>>;
  problem: Problem | null;
  isBusy: boolean;
  form: RefObject<HTMLFormElement | null>;
  onSubmit: () => void;
  onCancel: () => void;
  children: ComponentChildren;
}

/** A form in place of the row that it changes, or below the list that it adds to. */
export function EntryForm(props: EntryFormProps) {
  const { title, fields, problem, isBusy, form, onSubmit, onCancel, children } = props;
  const isAtField = Object.keys(fields).some((label) => concernsField(problem, label));
  return (
    <form
      ref={form}
      class="pb-entry-form"
      aria-label={title}
      onSubmit={(event) => {
        event.preventDefault();
        onSubmit();
      }}
    >
      <h3>{title}</h3>
      <ErrorSummary problem={problem} idOf={(label) => fields[label]} />
      {children}
      {problem && !isAtField && <ProblemNote problem={problem} alert />}
      <div class="pb-actions">
        <button type="submit" class="pb-button pb-button-main" aria-disabled={isBusy}>
          {isBusy ? "Saving…" : "Save"}
        </button>
        <button type="button" class="pb-button" onClick={onCancel}>
          Cancel
        </button>
      </div>
    </form>
  );
}
