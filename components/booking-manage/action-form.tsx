import { useEffect, useRef, useState } from "preact/hooks";
import { parseIsoDate } from "../../lib/core/calendar-date.ts";
import type { Problem } from "../../lib/core/problem.ts";
import type { ActionState, BookingAction } from "../../lib/domain/booking/manage/booking-actions.ts";
import type { ActionRequest } from "../../lib/domain/booking/manage/propose-action.ts";
import { readReason } from "../../lib/domain/booking/manage/propose-answer.ts";
import { END_FIELD, endProblem, readRetained } from "../../lib/domain/booking/manage/propose-end.ts";
import { readReallocation, typedLine } from "../../lib/domain/booking/manage/reallocation-form.ts";
import type { BookingManageView } from "../../lib/messaging/operations/booking-manage-operations.ts";
import { focusFirstInvalid } from "../base/form/error-summary.tsx";
import { ProblemNote } from "../base/problem-note.tsx";
import { Warnings } from "../base/warnings.tsx";
import { EndFields, type TypedEnd } from "./end-fields.tsx";
import { ReallocationFields } from "./reallocation-fields.tsx";
import { RejectFields, type TypedReason } from "./reject-fields.tsx";

export interface ActionFormProps {
  view: BookingManageView;
  action: ActionState;
  /** A press counts. */
  busy: boolean;
  onPropose: (request: ActionRequest) => void;
  onForceSync: () => void;
  onCancel: () => void;
}

const BUTTONS: Readonly<Record<BookingAction, string>> = {
  approve: "Review approval",
  reject: "Review rejection",
  reallocate: "Review reallocation",
  "reduce-end": "Review new end date",
  "extend-end": "Review new end date",
  "force-sync": "Compare with the CRM",
  delete: "Review deletion",
};

/** What the chosen action needs to know, and the way to its review. Nothing is sent before that is accepted. */
export function ActionForm({ view, action, busy, onPropose, onForceSync, onCancel }: ActionFormProps) {
  const { booking, today, planEnd } = view;
  const { code, notes } = action;
  const lines = booking.lines ?? [];
  const form = useRef<HTMLFormElement>(null);
  const [typedLines, setTypedLines] = useState(() => lines.map(typedLine));
  const [typedEnd, setTypedEnd] = useState<TypedEnd>({ to: "", retained: lines.map(() => "") });
  const [typedReason, setTypedReason] = useState<TypedReason>({ reason: "support", words: "" });
  const [problem, setProblem] = useState<Problem | null>(null);
  useEffect(() => {
    if (problem) focusFirstInvalid(form.current);
  }, [problem]);

  function read(): { request: ActionRequest } | { problem: Problem } {
    if (code === "reallocate") {
      const changed = readReallocation(lines, typedLines);
      return "problem" in changed ? changed : { request: { code, lines: changed.lines } };
    }
    if (code === "reject") {
      const reason = readReason(typedReason.reason, typedReason.words);
      return "problem" in reason ? reason : { request: { code, reason: reason.reason } };
    }
    if (code === "reduce-end" || code === "extend-end") return readEndForm(code);
    return { request: { code: code === "approve" ? "approve" : "delete" } };
  }

  function readEndForm(kind: "reduce-end" | "extend-end"): { request: ActionRequest } | { problem: Problem } {
    const to = parseIsoDate(typedEnd.to);
    const plan = { endDate: planEnd };
    const wrong = endProblem(booking, to, { today, plan, isLater: kind === "extend-end" });
    if (wrong || to === null) return { problem: wrong ?? noEnd() };
    if (kind === "extend-end") return { request: { code: kind, to } };
    const held = readRetained(lines, typedEnd.retained);
    return "problem" in held ? held : { request: { code: kind, to, retained: held.retained } };
  }

  function submit() {
    if (busy) return;
    setProblem(null);
    if (code === "force-sync") return onForceSync();
    const result = read();
    if ("problem" in result) setProblem(result.problem);
    else onPropose(result.request);
  }

  return (
    <form
      ref={form}
      class="pb-action-form"
      aria-label={BUTTONS[code]}
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <Warnings warnings={notes} />
      {code === "reallocate" && (
        <ReallocationFields
          booking={{ ...booking, lines }}
          typed={typedLines}
          problem={problem}
          onType={setTypedLines}
        />
      )}
      {(code === "reduce-end" || code === "extend-end") && (
        <EndFields
          booking={booking}
          isLater={code === "extend-end"}
          today={today}
          planEnd={planEnd}
          typed={typedEnd}
          problem={problem}
          onType={setTypedEnd}
        />
      )}
      {code === "reject" && <RejectFields typed={typedReason} problem={problem} onType={setTypedReason} />}
      {code === "force-sync" && <ForceSyncText linkedRow={view.linkedRow} />}
      {problem && !problem.field && <ProblemNote problem={problem} alert />}
      <div class="pb-actions">
        <button type="submit" class="pb-button pb-button-main" aria-disabled={busy}>
          {BUTTONS[code]}
        </button>
        <button type="button" class="pb-button" onClick={onCancel}>
          Cancel
        </button>
      </div>
    </form>
  );
}

/** F144, F145, F187: before anything is replaced. */
function ForceSyncText({ linkedRow }: Pick<BookingManageView, "linkedRow">) {
  if (linkedRow === null)
    return (
      <p>
        No record of the CRM is linked with this booking, so nothing is changed there. What Planbridge keeps
        of it is replaced by what the NDIA holds.
      </p>
    );
  const name = linkedRow === "plan-budget" ? "plan budget" : "service support";
  return (
    <p>
      The linked {name} in the CRM gets the NDIA's values. You see first what was changed there and would be
      overwritten; it never reached the NDIA. All other fields stay.
    </p>
  );
}

function noEnd(): Problem {
  return {
    code: "booking-end",
    what: `${END_FIELD} isn't a date.`,
    remedy: "Enter a day.",
    field: END_FIELD,
  };
}
