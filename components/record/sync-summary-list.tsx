import type { PartSummary, SyncSummary } from "../../lib/domain/record/participant-record.ts";
import { PART_TITLES } from "../../lib/domain/record/record-words.ts";
import { plural } from "../base/plural.ts";
import { ProblemNote } from "../base/problem-note.tsx";
import { type Level, SeverityIcon, severityTone } from "../base/severity.tsx";
import { dayAndTime } from "../base/time-ago.ts";
import { BudgetConditions } from "./budget-conditions.tsx";
import { Oddities } from "./record-section.tsx";

const NAMES: Record<PartSummary["part"], { one: string; many: string }> = {
  plans: { one: "plan", many: "plans" },
  budgets: { one: "budget", many: "budgets" },
  goals: { one: "goal", many: "goals" },
  bookings: { one: "booking", many: "bookings" },
};

const LEVELS: Record<PartSummary["result"], Level> = {
  retrieved: "ok",
  partly: "warn",
  failed: "block",
  "not-asked": "note",
  "not-here": "note",
};

/** What came of a synchronisation, part by part (F152): what came, what differs, what couldn't be had and why. */
export function SyncSummaryList({ summary: { at, parts, conditions } }: { summary: SyncSummary }) {
  const withoutPlans = parts.find(({ part, result }) => part === "plans" && result === "failed")?.problem;
  return (
    <>
      <p class="pb-quiet">Synchronised {dayAndTime(at)}</p>
      <ul class="pb-summary">
        {parts.map((part) => {
          // All else depends on the plans: why those failed is said once.
          const isOfPlans = part.part !== "plans" && part.problem?.what === withoutPlans?.what;
          const problem = isOfPlans ? undefined : part.problem;
          return (
            <li key={part.part}>
              <span class={`pb-summary-part ${severityTone(LEVELS[part.result])}`}>
                <SeverityIcon level={LEVELS[part.result]} />
                <strong>{PART_TITLES[part.part]}</strong>
              </span>
              <span>{resultText(part)}</span>
              <Oddities problems={part.unread} />
              {problem && <ProblemNote problem={problem} look="plain" />}
              {part.part === "budgets" && conditions && <BudgetConditions conditions={conditions} />}
            </li>
          );
        })}
      </ul>
    </>
  );
}

function resultText({ part, result, count, added, removed, changed }: PartSummary): string {
  const { one, many } = NAMES[part];
  if (result === "failed") return "Couldn't be retrieved. What is kept from before stays.";
  if (result === "not-asked") return "Not asked for.";
  if (result === "not-here") return "A PACE plan has none.";
  const differs = [
    ...(added ? [`${added} new`] : []),
    ...(changed ? [`${changed} changed`] : []),
    ...(removed ? [`${removed} gone`] : []),
  ];
  const what = count ? plural(count, one, many) : `The NDIA holds no ${many}`;
  const partly = result === "partly" ? "Not all came. " : "";
  const same = count ? ", nothing new" : "";
  return `${partly}${what}${differs.length > 0 ? `: ${differs.join(", ")}` : same}.`;
}
