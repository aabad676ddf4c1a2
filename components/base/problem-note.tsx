import type { Problem } from "../../lib/core/problem.ts";
import { showUnseen } from "../../lib/core/invisible-characters.ts";
import { CrossIcon } from "./icons.tsx";

export interface ProblemNoteProps {
  problem: Problem;
  /** Who spoke, for problems that quote the other side. */
  speaker?: string | undefined;
  /** `box` stands alone with its own frame; `plain` sits inside a row that already has one. */
  look?: "box" | "plain" | undefined;
  /** Read out as soon as it appears: for the answer to something the person has just pressed. */
  alert?: boolean | undefined;
}

/** What happened, the fields to fix, what to do, and the other side's own words: always in this order. */
export function ProblemNote({
  problem,
  speaker = speakerOf(problem),
  look = "box",
  alert = false,
}: ProblemNoteProps) {
  return (
    <div
      class={`pb-note pb-note-${look}${look === "box" ? " pb-tone-failed" : ""}`}
      role={alert ? "alert" : undefined}
    >
      {look === "box" && <CrossIcon />}
      <div class="pb-note-body">
        <p class="pb-note-what">{showUnseen(problem.what)}</p>
        {problem.field && <FieldChips field={problem.field} />}
        {problem.remedy && <p class="pb-note-remedy">{problem.remedy}</p>}
        {problem.said && (
          <p class="pb-note-said">
            {speaker} said: <q>{showUnseen(problem.said)}</q>
          </p>
        )}
      </div>
    </div>
  );
}

/** A problem can name several fields, separated by commas: one chip each. */
function FieldChips({ field }: { field: string }) {
  const fields = field.split(", ");
  return (
    <p class="pb-chips">
      <span>{fields.length === 1 ? "Field to fix:" : "Fields to check:"}</span>
      {fields.map((name) => (
        <span key={name} class="pb-chip">
          {name}
        </span>
      ))}
    </p>
  );
}

const OF_PRODA = /^(proda-|token-|device-|clock-skew|not-activated|activation-)/;
const OUR_OWN = /^(planbridge-|message-)/;

/** The connection's own problems come from PRODA, and errors of our own from nobody else; the rest is the NDIA's word. */
function speakerOf({ code }: Problem): string {
  if (OUR_OWN.test(code)) return "Planbridge";
  if (code.startsWith("crm-")) return "The CRM";
  return OF_PRODA.test(code) ? "PRODA" : "NDIA";
}
