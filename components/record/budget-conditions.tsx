import type { BudgetCondition, ConditionState } from "../../lib/domain/record/budget-access.ts";
import { type Level, SeverityIcon, severityTone } from "../base/severity.tsx";

const STATES: Record<ConditionState, { level: Level; words: string }> = {
  holds: { level: "ok", words: "Holds." },
  fails: { level: "block", words: "Doesn't hold." },
  unknown: { level: "note", words: "Not known." },
};

/** Why the NDIA may not show a plan's budgets outside PACE: each of its conditions by itself (F102–F104). */
export function BudgetConditions({ conditions }: { conditions: readonly BudgetCondition[] }) {
  return (
    <div class="pb-conditions">
      <p>Outside PACE the NDIA shows budgets only where all of this holds:</p>
      <ul aria-label="Conditions for plan budgets">
        {conditions.map(({ code, what, state, remedy }) => {
          const { level, words } = STATES[state];
          return (
            <li key={code} class={severityTone(level)}>
              <SeverityIcon level={level} />
              <p>
                <strong>{words}</strong> {what}
                {remedy && <span class="pb-hint"> {remedy}</span>}
              </p>
            </li>
          );
        })}
      </ul>
    </div>
  );
}
