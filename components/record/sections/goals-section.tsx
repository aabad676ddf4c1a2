import { formatDate } from "../../../lib/core/calendar-date.ts";
import type { Goal, GoalTerm } from "../../../lib/domain/record/goal.ts";
import type { GoalsView, PlanView } from "../../../lib/domain/record/record-view.ts";
import { dayAndTime } from "../../base/time-ago.ts";
import { VisibleText } from "../../base/visible-text.tsx";
import { HelpLink } from "../help-link.tsx";
import { Oddities, RecordSection } from "../record-section.tsx";

const TERMS: Record<GoalTerm, string | null> = {
  short: "Short term",
  long: "Medium or long term",
  "not-told": null,
};

/** The goals of the plan that runs, and how they differ from the copy before (F106–F108). */
export function GoalsSection({ plan }: { plan: PlanView | undefined }) {
  const goals = plan?.goals;
  return (
    <RecordSection name="goals" title="Goals" sync={goals?.sync}>
      {goals ? (
        <Goals goals={goals} />
      ) : (
        <p>Goals were never retrieved. Synchronise with Plan goals ticked.</p>
      )}
      <HelpLink topic="goals" />
    </RecordSection>
  );
}

type Mark = "New" | "Changed" | "Gone" | null;

function Goals({ goals: { goals, since, problems } }: { goals: GoalsView }) {
  const marked: { goal: Goal; mark: Mark; before?: Goal }[] = since
    ? [
        ...since.diff.added.map((goal) => ({ goal, mark: "New" as const })),
        ...since.diff.changed.map(({ before, after }) => ({ goal: after, before, mark: "Changed" as const })),
        ...since.diff.same.map((goal) => ({ goal, mark: null })),
        ...since.diff.removed.map((goal) => ({ goal, mark: "Gone" as const })),
      ]
    : goals.map((goal) => ({ goal, mark: null }));
  return (
    <>
      {goals.length === 0 && <p>The NDIA holds no goals of this plan.</p>}
      {since && <p class="pb-hint">Compared with the copy of {dayAndTime(since.at)}.</p>}
      <Oddities problems={problems} />
      <ul class="pb-goals">
        {marked.map(({ goal, mark, before }, at) => (
          <li key={`${mark} ${goal.term} ${goal.text ?? at}`}>
            <GoalItem goal={goal} mark={mark} before={before} />
          </li>
        ))}
      </ul>
    </>
  );
}

function GoalItem({ goal, mark, before }: { goal: Goal; mark: Mark; before: Goal | undefined }) {
  const { text, term, steps, created, past, status } = goal;
  const facts = [
    TERMS[term],
    past ? "of an earlier time" : null,
    status ?? null,
    created === null ? null : `made on ${formatDate(created)}`,
  ].filter((fact) => fact !== null);
  return (
    <>
      <p class={mark === "Gone" ? "pb-goal-gone" : undefined}>
        {mark !== null && <span class={`pb-goal-mark pb-goal-${mark.toLowerCase()}`}>{mark}</span>}
        {text === null ? "A goal without a text" : <VisibleText text={text} />}
      </p>
      {facts.length > 0 && (
        <p class="pb-hint">
          <VisibleText text={facts.join(", ")} />
        </p>
      )}
      {mark === "Changed" && before && (
        <p class="pb-hint">
          Before: <VisibleText text={stepsText(before)} />
        </p>
      )}
      {steps.length > 0 && (
        <p class="pb-goal-steps">
          <VisibleText text={stepsText(goal)} />
        </p>
      )}
    </>
  );
}

function stepsText({ steps, status }: Goal): string {
  const words = steps.map(({ how, support }) =>
    [how, support ? `Support: ${support}` : null].filter((word) => word !== null && word !== "").join(". "),
  );
  return words.filter((line) => line !== "").join("; ") || (status ?? "No steps told");
}
