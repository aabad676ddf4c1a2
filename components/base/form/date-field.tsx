import type { TargetedInputEvent, TargetedKeyboardEvent } from "preact";
import { useState } from "preact/hooks";
import { formatDate, parseIsoDate } from "../../../lib/core/calendar-date.ts";
import { addDays } from "../../../lib/core/days.ts";
import type { Problem } from "../../../lib/core/problem.ts";
import { parseTypedDate } from "../../../lib/core/typed-date.ts";
import { today } from "../../../lib/platform/system-clock.ts";
import { FieldError } from "./text-field.tsx";

export interface DateFieldProps {
  /** Unique on the surface. */
  id: string;
  label: string;
  hint?: string | undefined;
  /** A day as `YYYY-MM-DD`; else what was typed, which is no day. */
  value: string;
  /** Shown as the error of this field. */
  problem?: Problem | null | undefined;
  /** Given the day as `YYYY-MM-DD`; else what was typed, so that it isn't taken for an empty field. */
  onInput: (value: string) => void;
}

/**
 * A day, typed in any of the usual ways and shown as dd/mm/yyyy whatever the browser's language is. Up and Down go to the next
 * and the previous day.
 */
export function DateField({ id, label, hint, value, problem, onInput }: DateFieldProps) {
  const [typed, setTyped] = useState(() => ({ text: shownAs(value), value }));
  const [isLeft, setLeft] = useState(true);
  // Set by something else than this field, such as a restored draft.
  const text = typed.value === value ? typed.text : shownAs(value);
  const enter = (next: string, shown: string) => {
    setTyped({ text: shown, value: next });
    onInput(next);
  };
  const isUnread = isLeft && text.trim() !== "" && parseIsoDate(value) === null;
  const shownProblem = problem ?? (isUnread ? UNREAD : null);
  const described = [`${id}-format`, hint && `${id}-hint`, shownProblem && `${id}-error`].filter(Boolean);
  const move = (event: TargetedKeyboardEvent<HTMLInputElement>) => {
    const step = { ArrowUp: 1, ArrowDown: -1 }[event.key];
    const day = parseIsoDate(value);
    if (step === undefined || day === null || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    const next = addDays(day, step);
    enter(next, formatDate(next));
  };
  return (
    <div class={`pb-field${shownProblem ? " pb-field-bad" : ""}`}>
      <label for={id}>{label}</label>
      <input
        type="text"
        id={id}
        value={text}
        class="pb-date-input"
        placeholder="dd/mm/yyyy"
        autocomplete="off"
        spellcheck={false}
        aria-invalid={shownProblem ? true : undefined}
        aria-describedby={described.join(" ")}
        onInput={(event: TargetedInputEvent<HTMLInputElement>) => {
          const next = event.currentTarget.value;
          enter(parseTypedDate(next, today()) ?? next.trim(), next);
        }}
        onFocus={() => setLeft(false)}
        onBlur={() => {
          setLeft(true);
          setTyped({ text: shownAs(value), value });
        }}
        onKeyDown={move}
      />
      <span class="pb-unseen" id={`${id}-format`}>
        Day, month and year, such as 01/07/2026. Up and Down change the day.
      </span>
      {shownProblem && <FieldError id={id} problem={shownProblem} />}
      {hint && (
        <p class="pb-hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
    </div>
  );
}

const UNREAD: Problem = {
  code: "date-unreadable",
  what: "This isn't a date.",
  remedy: "Enter day, month and year, such as 01/07/2026.",
};

function shownAs(value: string): string {
  const day = parseIsoDate(value);
  return day ? formatDate(day) : value;
}
