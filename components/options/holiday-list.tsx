import { useState } from "preact/hooks";
import { formatDate, type IsoDate } from "../../lib/core/calendar-date.ts";
import { type State, STATES } from "../../lib/domain/holidays/states.ts";
import { weekdayName } from "../../lib/core/days.ts";
import { COMPARED_YEARS, HOLIDAY_SOURCE } from "../../lib/domain/holidays/holidays.ts";
import type { HolidaySettings } from "../../lib/messaging/views.ts";
import { AddHoliday, type AddHolidayProps } from "./add-holiday.tsx";
import { type HolidayRow, holidayRows, holidayYears, yearOf } from "./holiday-rows.ts";
import { SelectField } from "../base/form/select-field.tsx";

export interface HolidayListProps extends Pick<AddHolidayProps, "problem" | "onAdd"> {
  settings: HolidaySettings;
  today: IsoDate;
  /** Removes an added holiday; without a state, one for all states. */
  onRemove: (holiday: { date: IsoDate; state?: State }) => void;
  /** Removes a holiday of the built-in list, or restores it. */
  onKeep: (holiday: { date: IsoDate; state: State; kept: boolean }) => void;
  /** `null`: no default state. */
  onHome: (state: State | null) => void;
}

const NONE = { id: "", name: "None" } as const;

/** Options > Public holidays: each state's list with its changes, and the default state. */
export function HolidayList({ settings, today, problem, onAdd, onRemove, onKeep, onHome }: HolidayListProps) {
  // The state with the most participants, unless a default is set.
  const [state, setState] = useState<State>(settings.homeState ?? "NSW");
  const [year, setYear] = useState(yearOf(today));
  const years = [...new Set([...holidayYears(settings, today), year])].toSorted((a, b) => a - b);
  const rows = holidayRows(state, year, settings);
  return (
    <div class="pb-holidays">
      <SelectField
        id="pb-home-state"
        label="Default state"
        hint="Used when a client's address doesn't give the state, and in files. Findings say when it was used."
        options={[NONE, ...STATES]}
        value={settings.homeState ?? NONE.id}
        managed={settings.homeStateFixed}
        onChange={(id) => onHome(id || null)}
      />
      <div class="pb-form-row">
        <SelectField id="pb-holiday-state" label="State" options={STATES} value={state} onChange={setState} />
        <SelectField
          id="pb-holiday-year"
          label="Year"
          options={years.map((each) => ({ id: String(each), name: String(each) }))}
          value={String(year)}
          onChange={(id) => setYear(Number(id))}
        />
      </div>
      {rows.length === 0 ? (
        <p class="pb-empty">No public holidays are listed for {year}.</p>
      ) : (
        <table class="pb-table" aria-label={`Public holidays in ${state}, ${year}`}>
          <thead>
            <tr>
              <th scope="col">Date</th>
              <th scope="col">Holiday</th>
              <th scope="col">
                <span class="pb-unseen">Change</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <Row
                key={`${row.kind === "added"}/${row.date}/${row.everywhere}/${row.fixed}`}
                row={row}
                onRemove={() => onRemove({ date: row.date, ...(row.everywhere ? {} : { state }) })}
                onKeep={(kept) => onKeep({ date: row.date, state, kept })}
              />
            ))}
          </tbody>
        </table>
      )}
      <p class="pb-hint">
        The list for {COMPARED_YEARS.first} to {COMPARED_YEARS.last} is {HOLIDAY_SOURCE}. Later years are
        calculated by the same rules and not yet gazetted: compare them with your state's list once it is
        published. The list contains statewide holidays only: add local days, such as show days, and days
        before {COMPARED_YEARS.first}.
      </p>
      <AddHoliday
        state={state}
        onState={setState}
        settings={settings}
        problem={problem}
        onAdd={(holiday) => {
          setYear(yearOf(holiday.date));
          onAdd(holiday);
        }}
      />
    </div>
  );
}

interface RowProps {
  row: HolidayRow;
  onRemove: () => void;
  onKeep: (kept: boolean) => void;
}

function Row({ row, onRemove, onKeep }: RowProps) {
  const { date, name, kind, fixed } = row;
  const isRemoved = kind === "removed";
  const action = isRemoved ? "Restore" : "Remove";
  const press = kind === "added" ? onRemove : () => onKeep(isRemoved);
  return (
    <tr>
      <th scope="row">
        {formatDate(date)} <span class="pb-quiet">{weekdayName(date).slice(0, 3)}</span>
      </th>
      <td class="pb-holiday-name">
        {isRemoved ? <s>{name}</s> : name} <span class="pb-hint">{hintOf(row)}</span>
      </td>
      <td>
        {fixed ? (
          <span class="pb-hint pb-managed">Set by your organisation</span>
        ) : (
          <button
            type="button"
            class="pb-link"
            aria-label={`${action} ${name}, ${formatDate(date)}`}
            onClick={press}
          >
            {action}
          </button>
        )}
      </td>
    </tr>
  );
}

function hintOf({ kind, partOfDay, computed, everywhere }: HolidayRow): string {
  if (kind === "removed") return "removed";
  if (kind === "added") return everywhere ? "added for all states" : "added";
  return [partOfDay && "evening only", computed && COMPUTED[computed]].filter(Boolean).join("; ");
}

const COMPUTED = {
  "by-rule": "calculated, not yet gazetted",
  "may-move": "calculated, not yet gazetted; declared each year, so the date may change",
} as const;
