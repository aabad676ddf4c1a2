import type { TargetedInputEvent } from "preact";
import type { Problem } from "../../../lib/core/problem.ts";
import { CrossIcon } from "../icons.tsx";
import { OddCharacterHint } from "./odd-character-hint.tsx";
import { QuotedMessage } from "../problem-note.tsx";

export interface TextFieldProps {
  /** Unique on the surface. */
  id: string;
  label: string;
  hint?: string | undefined;
  value: string;
  /** `secret`: hidden while it is typed. */
  kind?: "secret" | undefined;
  placeholder?: string | undefined;
  /** Offered while one types; something else may be typed as well. */
  suggestions?: readonly { value: string; name: string }[] | undefined;
  /** Set by enterprise policy: shown, not changed here. */
  managed?: boolean | undefined;
  /** Shown as the error of this field. */
  problem?: Problem | null | undefined;
  onInput: (value: string) => void;
  onBlur?: (() => void) | undefined;
}

/** A labelled text input with its hint and its error, both linked to it for assistive technology. */
export function TextField(props: TextFieldProps) {
  const { id, label, hint, value, kind, placeholder, managed = false, problem, onInput, onBlur } = props;
  const { suggestions = [] } = props;
  const described = [hint && `${id}-hint`, managed && `${id}-managed`, problem && `${id}-error`].filter(
    Boolean,
  );
  const input = {
    id,
    value,
    readOnly: managed,
    autocomplete: "off",
    spellcheck: false,
    "aria-invalid": problem ? true : undefined,
    "aria-describedby": described.join(" ") || undefined,
    onInput: (event: TargetedInputEvent<HTMLInputElement>) => onInput(event.currentTarget.value),
    ...(placeholder ? { placeholder } : {}),
    ...(suggestions.length > 0 ? { list: `${id}-list` } : {}),
    ...(onBlur ? { onBlur } : {}),
  };
  return (
    <div class={`pb-field${problem ? " pb-field-bad" : ""}`}>
      <label for={id}>{label}</label>
      {/* One element per kind, since Preact's types need a literal input type. */}
      {kind === "secret" && <input type="password" {...input} />}
      {kind === undefined && <input type="text" {...input} />}
      {suggestions.length > 0 && (
        <datalist id={`${id}-list`}>
          {suggestions.map((suggestion) => (
            <option key={suggestion.value} value={suggestion.value}>
              {suggestion.name}
            </option>
          ))}
        </datalist>
      )}
      {managed ? <ManagedNote id={id} /> : <OddCharacterHint value={value} inputId={id} onInput={onInput} />}
      {problem && <FieldError id={id} problem={problem} />}
      {hint && (
        <p class="pb-hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
    </div>
  );
}

export function ManagedNote({ id }: { id: string }) {
  return (
    <p class="pb-hint pb-managed" id={`${id}-managed`}>
      Set by your organisation
    </p>
  );
}

/** What is wrong with the field of this id, which names it by `aria-describedby` (`ID-error`). */
export function FieldError({ id, problem }: { id: string; problem: Problem }) {
  return (
    <p class="pb-field-error" id={`${id}-error`}>
      <CrossIcon />
      <span>
        {problem.what} {problem.remedy}
        {problem.said && (
          <>
            {" "}
            <QuotedMessage problem={problem} />
          </>
        )}
      </span>
    </p>
  );
}

/** The part of a problem about this field; `null`: it doesn't name the field. */
export function fieldProblem(problem: Problem | null | undefined, label: string): Problem | null {
  if (!problem || !concernsField(problem, label)) return null;
  const own = problem.fields?.find(({ field }) => field === label);
  return own ? { code: problem.code, ...own } : problem;
}

/** Whether a problem names this field. One problem may name several, separated by commas. */
export function concernsField(problem: Problem | null | undefined, label: string): boolean {
  return problem?.field?.split(", ").includes(label) ?? false;
}
