import { ManagedNote } from "./text-field.tsx";

export interface SelectFieldProps<Id extends string> {
  /** Unique on the surface. */
  id: string;
  label: string;
  hint?: string | undefined;
  options: readonly { id: Id; name: string }[];
  value: Id;
  /** Set by enterprise policy: shown, not changed here. */
  managed?: boolean | undefined;
  onChange: (value: Id) => void;
}

/** A labelled choice of a few. */
export function SelectField<Id extends string>(props: SelectFieldProps<Id>) {
  const { id, label, hint, options, value, managed = false, onChange } = props;
  const described = [hint && `${id}-hint`, managed && `${id}-managed`].filter(Boolean);
  return (
    <div class="pb-field pb-field-narrow">
      <label for={id}>{label}</label>
      <select
        id={id}
        value={value}
        disabled={managed}
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
      {hint && (
        <p class="pb-hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
    </div>
  );
}
