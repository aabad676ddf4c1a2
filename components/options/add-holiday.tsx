import { useEffect, useRef, useState } from "preact/hooks";
import { HOLIDAY_FIELDS, validateNewHoliday } from "../../lib/domain/holidays/new-holiday.ts";
import { type State, STATE_IDS } from "../../lib/domain/holidays/states.ts";
import type { AddedHoliday } from "../../lib/domain/holidays/holiday-edits.ts";
import type { Problem } from "../../lib/core/problem.ts";
import type { HolidaySettings } from "../../lib/messaging/views.ts";
import { ErrorSummary, focusFirstInvalid } from "../base/form/error-summary.tsx";
import { ProblemNote } from "../base/problem-note.tsx";
import { RestoredNote } from "../base/form/restored-note.tsx";
import { SelectField } from "../base/form/select-field.tsx";
import { DateField } from "../base/form/date-field.tsx";
import { fieldProblem, TextField } from "../base/form/text-field.tsx";
import { restoreTexts, useDraft } from "../hooks/use-draft.ts";

export interface AddHolidayProps {
  /** The state whose list is shown. */
  state: State;
  /** A holiday that was being entered is for one state, whose list has to be shown again. */
  onState: (state: State) => void;
  settings: HolidaySettings;
  /** With the label of a field it shows there, else below the form. */
  problem?: Problem | null | undefined;
  onAdd: (holiday: AddedHoliday) => void;
}

/** The form below the list of public holidays. */
export function AddHoliday({ state, onState, settings, problem, onAdd }: AddHolidayProps) {
  const { value, setValue, isRestored, reset } = useDraft<HolidayDraft>({
    name: "holiday",
    initial: BLANK,
    keep: (draft) => (isBlank(draft) ? BLANK : draft),
    restore: restoreHoliday,
  });
  const { date, name, scope } = value;
  const change = (part: Partial<HolidayDraft>) => setValue((now) => ({ ...now, ...part, state }));
  // What was entered for one state isn't another's.
  const restoredState = isRestored ? value.state : undefined;
  useEffect(() => {
    if (restoredState) onState(restoredState);
    // Once, when it was restored: from then on the person chooses.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [isRestored]);
  useEffect(() => {
    setValue((now) => (isBlank(now) ? now : { ...now, state }));
  }, [state, setValue]);
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
    reset({ ...BLANK, scope });
  }, [settings, reset, scope]);

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
        <DateField
          id={DATE_ID}
          label={HOLIDAY_FIELDS.date}
          value={date}
          problem={about(HOLIDAY_FIELDS.date)}
          onInput={(text) => change({ date: text })}
        />
        <TextField
          id={NAME_ID}
          label={HOLIDAY_FIELDS.name}
          value={name}
          problem={about(HOLIDAY_FIELDS.name)}
          onInput={(text) => change({ name: text })}
        />
        <SelectField
          id="pb-holiday-scope"
          label="For"
          options={[
            { id: "one", name: `${state} only` },
            { id: "all", name: "All states" },
          ]}
          value={scope}
          onChange={(id) => change({ scope: id })}
        />
        <button type="submit" class="pb-button">
          Add holiday
        </button>
      </div>
      <RestoredNote isShown={isRestored} onClear={() => reset()} />
      <ErrorSummary problem={shown} idOf={(label) => IDS[label]} />
      {shown && !about(HOLIDAY_FIELDS.date) && !about(HOLIDAY_FIELDS.name) && (
        <ProblemNote problem={shown} alert />
      )}
    </form>
  );
}

/** What is being entered, and for which state. */
interface HolidayDraft {
  date: string;
  name: string;
  scope: "one" | "all";
  state?: State;
}

const BLANK: HolidayDraft = { date: "", name: "", scope: "one" };

function isBlank({ date, name }: HolidayDraft): boolean {
  return date === "" && name === "";
}

function restoreHoliday(kept: unknown): HolidayDraft | undefined {
  const texts = restoreTexts(kept, { ...BLANK, scope: "one", state: "" });
  const state = STATE_IDS.find((id) => id === texts?.state);
  if (!texts || !state) return undefined;
  return { date: texts.date, name: texts.name, scope: texts.scope === "all" ? "all" : "one", state };
}

const DATE_ID = "pb-holiday-date";
const NAME_ID = "pb-holiday-name";
const IDS: Readonly<Record<string, string>> = {
  [HOLIDAY_FIELDS.date]: DATE_ID,
  [HOLIDAY_FIELDS.name]: NAME_ID,
};
