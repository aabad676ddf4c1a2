import type { ComponentChildren } from "preact";
import type { Problem } from "../../../lib/core/problem.ts";
import { FieldError } from "../../base/form/text-field.tsx";

interface FieldProps {
  /** Unique on the surface. */
  id: string;
  label: string;
  value: string;
  hint?: string | undefined;
  problem: Problem | null;
  onInput: (value: string) => void;
}

/** A text of several lines. */
export function LongTextField({ id, label, value, problem, onInput }: FieldProps) {
  return (
    <div class={`pb-field${problem ? " pb-field-bad" : ""}`}>
      <label for={id}>{label}</label>
      <textarea
        id={id}
        class="pb-entry-text"
        rows={3}
        value={value}
        aria-invalid={problem ? true : undefined}
        aria-describedby={problem ? `${id}-error` : undefined}
        onInput={({ currentTarget }) => onInput(currentTarget.value)}
      />
      {problem && <FieldError id={id} problem={problem} />}
    </div>
  );
}

/** A choice among people or goals: presentation mode hides it. */
export function NamesField<Id extends string>({
  id,
  label,
  value,
  problem,
  hint,
  options,
  onInput,
}: Omit<FieldProps, "onInput" | "value"> & {
  value: Id;
  options: readonly { id: Id; name: string }[];
  onInput: (value: Id) => void;
}) {
  const described = [hint && `${id}-hint`, problem && `${id}-error`].filter(Boolean).join(" ");
  return (
    <div class={`pb-field${problem ? " pb-field-bad" : ""}`}>
      <label for={id}>{label}</label>
      <select
        id={id}
        value={value}
        data-private=""
        aria-invalid={problem ? true : undefined}
        aria-describedby={described || undefined}
        onChange={({ currentTarget }) => {
          const chosen = options[currentTarget.selectedIndex];
          if (chosen) onInput(chosen.id);
        }}
      >
        {options.map((option) => (
          <option key={option.id} value={option.id}>
            {option.name}
          </option>
        ))}
      </select>
      {problem && <FieldError id={id} problem={problem} />}
      {hint && (
        <p class="pb-hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
    </div>
  );
}

/** A tick with its label. */
export function TickField({
  id,
  isTicked,
  problem,
  onTick,
  children,
}: {
  id: string;
  isTicked: boolean;
  problem?: Problem | null | undefined;
  onTick: (isTicked: boolean) => void;
  children: ComponentChildren;
}) {
  return (
    <div class="pb-entry-tick">
      <label for={id}>
        <input
          id={id}
          type="checkbox"
          checked={isTicked}
          aria-invalid={problem ? true : undefined}
          aria-describedby={problem ? `${id}-error` : undefined}
          onChange={({ currentTarget: { checked } }) => onTick(checked)}
        />
        <span>{children}</span>
      </label>
      {problem && <FieldError id={id} problem={problem} />}
    </div>
  );
}
