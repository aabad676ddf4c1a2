import { useContext } from "preact/hooks";
import type { Problem } from "../../lib/core/problem.ts";
import { CrossIcon } from "./icons.tsx";
import { UnlockContext } from "./unlock-context.ts";
import { VisibleText } from "./visible-text.tsx";

export interface ProblemNoteProps {
  problem: Problem;
  /** Whose message `problem.said` is; told by the problem's code unless given. */
  source?: MessageSource | undefined;
  /** `box` stands alone with its own frame; `plain` sits inside a row that already has one. */
  look?: "box" | "plain" | undefined;
  /** Announced as soon as it appears: for the reply to something the person has just pressed. */
  alert?: boolean | undefined;
}

/** What happened, the fields to fix, what to do, and the quoted message: always in this order. */
export function ProblemNote({ problem, source, look = "box", alert = false }: ProblemNoteProps) {
  return (
    <div
      class={`pb-note pb-note-${look}${look === "box" ? " pb-tone-danger" : ""}`}
      role={alert ? "alert" : undefined}
    >
      {look === "box" && <CrossIcon />}
      <div class="pb-note-body">
        <p class="pb-note-what">
          <VisibleText text={problem.what} isPublic={NAMES_NOBODY.test(problem.code)} />
        </p>
        {problem.field && <FieldChips field={problem.field} />}
        {problem.remedy && <p class="pb-note-remedy">{problem.remedy}</p>}
        {problem.said && (
          <p class="pb-note-said">
            <QuotedMessage problem={problem} source={source} />
          </p>
        )}
        {problem.code === "database-locked" && <UnlockButton />}
      </div>
    </div>
  );
}

/** Where a locked Planbridge can be unlocked from here. */
function UnlockButton() {
  const unlock = useContext(UnlockContext);
  if (!unlock) return null;
  return (
    <div class="pb-actions">
      <button type="button" class="pb-button" onClick={unlock}>
        Unlock…
      </button>
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

/** About Planbridge, its data or the connection, in words that no record of a person comes into. */
const NAMES_NOBODY = /^(planbridge-|message-|database-|storage-|vault-|passphrase-|key-ends|stale-page)/;
const OF_PRODA = /^(proda-|token-|device-|clock-skew|not-activated|activation-)/;
const OUR_OWN = /^(planbridge-|message-)/;

export type MessageSource = "PRODA" | "the NDIA" | "the CRM" | "Planbridge";

/** The message of another system, word for word: that is what its support staff search for. */
export function QuotedMessage({ problem, source }: Pick<ProblemNoteProps, "problem" | "source">) {
  // The text of an error of our own is a technical detail, not a message to the person, whoever was being asked.
  const label = isOurOwn(problem, source)
    ? "Technical details"
    : `Message from ${source ?? sourceOf(problem)}`;
  return (
    <>
      {label}:{" "}
      <q>
        <VisibleText text={problem.said ?? ""} />
      </q>
    </>
  );
}

function isOurOwn({ code }: Problem, source: MessageSource | undefined): boolean {
  return source === "Planbridge" || OUR_OWN.test(code);
}

/** Connection problems come from PRODA and `crm-` codes from the CRM; everything else that is quoted is the NDIA's. */
function sourceOf({ code }: Problem): Exclude<MessageSource, "Planbridge"> {
  if (code.startsWith("crm-")) return "the CRM";
  return OF_PRODA.test(code) ? "PRODA" : "the NDIA";
}
