import { useEffect, useRef, useState } from "preact/hooks";
import { HOLIDAY_FIELDS, validateNewHoliday } from "../../lib/domain/holidays/new-holiday.ts";
import type { State } from "../../lib/domain/holidays/states.ts";
import type { AddedHoliday } from "../../lib/domain/holidays/holiday-edits.ts";
import type { Problem } from "../../lib/core/problem.ts";
import type { HolidaySettings } from "../../lib/messaging/views.ts";
import { ErrorSummary, focusFirstInvalid } from "../base/form/error-summary.tsx";
import { ProblemNote } from "../base/problem-note.tsx";
import { SelectField } from "../base/form/select-field.tsx";
import { fieldProblem, TextField } from "../base/form/text-field.tsx";

export interface AddHolidayProps {
  /** The state whose list is shown. */
  state: State;
  settings: HolidaySettings;
  /** With the label of a field it shows there, else below the form. */
  problem?: Problem | null | undefined;
  onAdd: (holiday: AddedHoliday) => void;
}

/** The form below the list of public holidays. */
export function AddHoliday({ state, settings, problem, onAdd }: AddHolidayProps) {
  const [date, setDate] = useState("");
  const [name, setName] = useState("");
  const [scope, setScope] = useState<"one" | "all">("one");
  const [invalid, setInvalid] = useState<Problem | null>(null);
  const form = useRef<HTMLFormElement>(null);
  const asked = useRef<AddedHoliday | null>(null);
  const shown = invalid ?? problem;
  const about = (label: string) => fieldProblem(shown, label);

  // Once the holiday is in the list, the form is cleared.
  useEffect(() => {
    const wanted = asked.current;
    const isThere = settings.extra.some((each) => each.date === wanted?.date && each.state === wanted.state);
    if (!isThere) return;
    asked.current = null;
    setDate("");
    setName("");
  }, [settings]);

  useEffect(() => {
    if (invalid) focusFirstInvalid(form.current);
  }, [invalid]);

  function add() {
    const checked = validateNewHoliday({ date, name, ...(scope === "one" ? { state } : {}) }, settings);
    if ("problem" in checked) {
      return setInvalid(checked.problem);
    }
    setInvalid(null);
    asked.current = checked.holiday;
    onAdd(checked.holiday);
  }

  return (
    <form
      ref={form}
      class="pb-form"
      aria-label="Add a public holiday"
      onSubmit={(event) => {
        event.preventDefault();
        add();
      }}
    >
      <div class="pb-form-row">
        <TextField
          id={DATE_ID}
          label={HOLIDAY_FIELDS.date}
          kind="date"
          value={date}
          problem={about(HOLIDAY_FIELDS.date)}
          onInput={setDate}
        />
        <TextField
          id={NAME_ID}
          label={HOLIDAY_FIELDS.name}
          value={name}
          problem={about(HOLIDAY_FIELDS.name)}
          onInput={setName}
        />
        <SelectField
          id="pb-holiday-scope"
          label="For"
          options={[
            { id: "one", name: `${state} only` },
            { id: "all", name: "All states" },
          ]}
          value={scope}
          onChange={setScope}
        />
        <button type="submit" class="pb-button">
          Add holiday
        </button>
      </div>
      <ErrorSummary problem={shown} idOf={(label) => IDS[label]} />
      {shown && !about(HOLIDAY_FIELDS.date) && !about(HOLIDAY_FIELDS.name) && (
        <ProblemNote problem={shown} alert />
      )}
    </form>
  );
}

const DATE_ID = "pb-holiday-date";
const NAME_ID = "pb-holiday-name";
const IDS: Readonly<Record<string, string>> = {
  [HOLIDAY_FIELDS.date]: DATE_ID,
  [HOLIDAY_FIELDS.name]: NAME_ID,
};
