import { useId } from "preact/hooks";
import type { Problem } from "../../lib/core/problem.ts";
import {
  REASON_FIELD,
  REJECT_REASONS,
  type RejectReason,
} from "../../lib/domain/booking/manage/propose-answer.ts";
import { SelectField } from "../base/form/select-field.tsx";
import { fieldProblem, TextField } from "../base/form/text-field.tsx";

/** The reason of a rejection as it is chosen and typed. */
export interface TypedReason {
  reason: RejectReason;
  words: string;
}

export interface RejectFieldsProps {
  typed: TypedReason;
  problem: Problem | null;
  onType: (typed: TypedReason) => void;
}

/** Why the booking is rejected (F141); “Other” needs words. */
export function RejectFields({ typed, problem, onType }: RejectFieldsProps) {
  const id = useId();
  const isOther = typed.reason === "other";
  return (
    <>
      <SelectField
        id={`${id}-reason`}
        label="Reason"
        options={Object.entries(REJECT_REASONS).map(([key, name]) => ({ id: key as RejectReason, name }))}
        value={typed.reason}
        onChange={(reason) => onType({ ...typed, reason })}
      />
      <TextField
        id={`${id}-words`}
        label={REASON_FIELD}
        hint={isOther ? "The NDIA gets these words." : "Not needed. The NDIA gets them with the reason."}
        value={typed.words}
        problem={fieldProblem(problem, REASON_FIELD)}
        onInput={(words) => onType({ ...typed, words })}
      />
    </>
  );
}
