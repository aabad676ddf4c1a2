import { useId } from "preact/hooks";
import { type FieldChange, isDifferent } from "../../lib/domain/change/change-set.ts";
import { formatDate } from "../../lib/core/calendar-date.ts";
import { formatMoney } from "../../lib/core/money.ts";
import type { Problem } from "../../lib/core/problem.ts";
import type { BudgetChoice, BudgetsView } from "../../lib/domain/change/plan-choices.ts";
import { ONLY_TOTALS } from "./review/change-text.ts";
import { FieldChanges } from "./review/field-changes.tsx";
import { InfoIcon, TickIcon, WarningIcon } from "../base/icons.tsx";
import { ProblemNote } from "../base/problem-note.tsx";
import { timeAgo } from "../base/time-ago.ts";
import { useAnnouncement } from "../base/focus/use-announcement.ts";

export interface BudgetRetrieveProps {
  /** `none`: PACE has no budget for the form's category. */
  state: "idle" | "retrieving" | "found" | "none";
  view: BudgetsView | null;
  /** A record's key. */
  chosen: string | null;
  /** What Save will store with the chosen record, compared with the form's earlier values. */
  changes: FieldChange[];
  problem: Problem | null;
  now: number;
  onRetrieve: () => void;
  onChoose: (key: string) => void;
}

/** In the CRM's own budget form: retrieve, choose the record, see what Save will store (F51–F59). */
export function BudgetRetrieve(props: BudgetRetrieveProps) {
  const { state, view, chosen, changes, problem, now, onRetrieve, onChoose } = props;
  const found = state === "found";
  const announcement = useAnnouncement({ key: state, text: stateText(state, view) }, true);
  return (
    <section class="pb-surface pb-budget" aria-label="Planbridge: PACE budget">
      <div class="pb-actions">
        <button
          type="button"
          class={`pb-button${found ? " pb-button-found" : ""}`}
          aria-disabled={state === "retrieving"}
          onClick={() => state !== "retrieving" && onRetrieve()}
        >
          {found && <TickIcon />}
          Retrieve PACE Plan Budget
        </button>
        <output aria-live="polite">{announcement}</output>
        {view && <span class="pb-quiet">Retrieved {timeAgo(view.retrievedAt, now)}</span>}
      </div>
      {problem && <ProblemNote problem={problem} alert />}
      {found && view && (
        <>
          <Choice choices={view.choices} chosen={chosen} onChoose={onChoose} />
          <p class="pb-inline-note">
            <InfoIcon />
            {ONLY_TOTALS}
          </p>
          {view.choices.find(({ key }) => key === chosen)?.managementStyle === null && (
            <p class="pb-inline-note">
              <WarningIcon />
              {MANAGEMENT_KEPT}
            </p>
          )}
          {chosen !== null && <ToBeSaved changes={changes} />}
        </>
      )}
    </section>
  );
}

const MANAGEMENT_KEPT =
  "The NDIA doesn't state who manages this budget. Management Style and Exclude stay as they are in this form. Check them against the plan before you save.";

function stateText(state: BudgetRetrieveProps["state"], view: BudgetsView | null): string {
  if (state === "retrieving") return "Retrieving from the NDIA…";
  if (state === "found") return "PACE has a corresponding budget.";
  return state === "none" ? `PACE has no budget for ${view?.category ?? "this category"}.` : "";
}

function Choice({
  choices,
  chosen,
  onChoose,
}: Pick<BudgetRetrieveProps, "chosen" | "onChoose"> & Pick<BudgetsView, "choices">) {
  const id = useId();
  return (
    <div class="pb-field">
      <label htmlFor={id}>Plan Budget to Sync</label>
      <select
        id={id}
        value={chosen ?? ""}
        onChange={({ currentTarget: { value } }) => value && onChoose(value)}
      >
        {chosen === null && <option value="">Choose a record</option>}
        {choices.map((choice) => (
          <option key={choice.key} value={choice.key}>
            {choiceText(choice)}
          </option>
        ))}
      </select>
    </div>
  );
}

/** `$12,345.00, 01/07/2026 to 30/06/2027, Plan Management, Core Flexible`. */
function choiceText(choice: BudgetChoice): string {
  const { total, startDate, endDate, managementStyle, component, stated, excluded } = choice;
  return [
    formatMoney(total),
    `${formatDate(startDate)} to ${formatDate(endDate)}`,
    managementStyle ?? "management not stated",
    component ?? (stated ? "Stated" : ""),
    excluded ? "excluded from the totals" : "",
  ]
    .filter(Boolean)
    .join(", ");
}

/** F59: before Save, not after. */
function ToBeSaved({ changes }: { changes: FieldChange[] }) {
  if (!changes.some(isDifferent)) return <p>No changes.</p>;
  return (
    <div class="pb-to-save">
      <h3>Changes to be saved</h3>
      <FieldChanges changes={changes} />
    </div>
  );
}
