import type { Problem } from "../../../lib/core/problem.ts";
import { FieldError, ManagedNote } from "./text-field.tsx";

export interface SelectFieldProps<Id extends string> {
  /** Unique on the surface. */
  id: string;
  label: string;
  hint?: string | undefined;
  options: readonly { id: Id; name: string }[];
  value: Id;
  /** Set by enterprise policy: shown, not changed here. */
  managed?: boolean | undefined;
  /** Shown as the error of this field. */
  problem?: Problem | null | undefined;
  onChange: (value: Id) => void;
}

/** A labelled choice of a few. */
export function SelectField<Id extends string>(props: SelectFieldProps<Id>) {
  const { id, label, hint, options, value, managed = false, problem, onChange } = props;
  const described = [hint && `${id}-hint`, managed && `${id}-managed`, problem && `${id}-error`].filter(
    Boolean,
  );
  return (
    <div class={`pb-field pb-field-narrow${problem ? " pb-field-bad" : ""}`}>
      <label for={id}>{label}</label>
      <select
        id={id}
        value={value}
        disabled={managed}
        aria-invalid={problem ? true : undefined}
        aria-describedby={described.join(" ") || undefined}
        onChange={({ currentTarget }) => {
          const chosen = options[currentTarget.selectedIndex];
          if (chosen) onChange(chosen.id);
        }}
      >
        {options.map((option) => (
          <option key={option.id} value={option.id}>
            {option.name}
          </option>
        ))}
      </select>
      {managed && <ManagedNote id={id} />}
      {problem && <FieldError id={id} problem={problem} />}
      {hint && (
        <p class="pb-hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
    </div>
  );
}
