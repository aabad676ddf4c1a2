import { CHANGE_KINDS, type RecordKind } from "../../../lib/domain/change/change-kinds.ts";
import { isDifferent } from "../../../lib/domain/change/change-set.ts";
import type { RecordProgress } from "../../../lib/domain/change/change.ts";
import type { ReviewedRecord, ReviewEntry } from "./change-summary.ts";
import { FieldChanges, FieldDifferences } from "./field-changes.tsx";
import { currentValue, FieldValue } from "./field-value.tsx";
import { DashIcon, PlusIcon } from "../../base/icons.tsx";
import { ProblemNote } from "../../base/problem-note.tsx";
import { FundingPeriods, RecordAmount, RecordFacts } from "./record-facts.tsx";
import { RecordStateChip } from "./record-state.tsx";
import { Warnings } from "../../base/warnings.tsx";
import { VisibleText } from "../../base/visible-text.tsx";

export interface ChangeRecordProps extends ReviewEntry {
  /** Given while the record can still be unticked. */
  onToggle?: ((id: string, included: boolean) => void) | undefined;
  /** Whether to show its progress. */
  shownProgress: boolean;
}

/** One record of the review: its values, its changes, and later its outcome. */
export function ChangeRecord({ record, adjustments, onToggle, shownProgress }: ChangeRecordProps) {
  const { title, group, fields, fundingPeriods = [], reason, warnings, leftOut } = record;
  const progress = shownProgress ? record.progress : undefined;
  // A record that is only in the CRM was never going to be saved, so it isn't excluded.
  const out = !record.included && group !== "only-crm" && Boolean(record.action ?? leftOut);
  const changes = group === "change";
  return (
    <li class={`pb-change${out ? " pb-change-out" : ""}`}>
      <div class="pb-change-head">
        <RecordTitle record={record} onToggle={onToggle} />
        {progress && <RecordStateChip state={progress.state} code={progress.problem?.code} />}
        {!progress && out && <RecordStateChip state="left-out" />}
        {!changes && <RecordAmount fields={fields} />}
      </div>
      <div class="pb-change-body">
        {reason && <p class="pb-hint">{reason}</p>}
        {changes && <FieldChanges changes={fields} isNew={record.action === "create"} />}
        <RecordFacts title={title} fields={changes ? fields.filter((each) => !isDifferent(each)) : fields} />
        <FundingPeriods periods={fundingPeriods} />
        <Warnings warnings={warnings} />
        {leftOut && <ProblemNote problem={leftOut} look="plain" />}
        {progress && <Outcome kind={record.kind} progress={progress} />}
        {adjustments.map((each) => (
          <Adjustment key={each.id} record={each} progress={shownProgress ? each.progress : undefined} />
        ))}
      </div>
    </li>
  );
}

/** Only budgets can be excluded: the contract contains them, and an adjustment belongs to its budget (F37). */
function RecordTitle({
  record: { id, kind, title, action, included },
  onToggle,
}: Pick<ChangeRecordProps, "record" | "onToggle">) {
  if (!action || !onToggle) {
    return (
      <span class="pb-change-title">
        <VisibleText text={title} />
      </span>
    );
  }
  return (
    <label class="pb-change-title pb-tick">
      <input
        type="checkbox"
        checked={included}
        disabled={!CHANGE_KINDS[kind].optional}
        onChange={({ currentTarget }) => onToggle(id, currentTarget.checked)}
      />
      <VisibleText text={title} />
    </label>
  );
}

/** The delivered service that reduces a new budget to its remaining amount (F40). */
function Adjustment({ record, progress }: { record: ReviewedRecord; progress: RecordProgress | undefined }) {
  const amount = record.fields.find(({ kind }) => kind === "money");
  const out = !progress && !record.included;
  return (
    <div class="pb-adjustment">
      <p class="pb-change-head">
        <span class="pb-change-title">
          {out ? <DashIcon /> : <PlusIcon />}
          Adjustment for services delivered to date:{" "}
          {amount && (
            <strong>
              <FieldValue kind="money" value={currentValue(amount)} />
            </strong>
          )}
        </span>
        {progress && <RecordStateChip state={progress.state} code={progress.problem?.code} />}
        {out && <RecordStateChip state="left-out" />}
      </p>
      <Warnings warnings={record.warnings} />
      {record.leftOut && <ProblemNote problem={record.leftOut} look="plain" />}
      {progress && <Outcome kind={record.kind} progress={progress} />}
    </div>
  );
}

function Outcome({
  kind,
  progress: { state, problem, differences },
}: {
  kind: RecordKind;
  progress: RecordProgress;
}) {
  const { target } = CHANGE_KINDS[kind];
  return (
    <>
      {state === "differs" && differences && <FieldDifferences differences={differences} target={target} />}
      {problem && (
        <ProblemNote problem={problem} look="plain" source={target === "ndia" ? "the NDIA" : "the CRM"} />
      )}
    </>
  );
}
