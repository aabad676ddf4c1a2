import type { Problem } from "../../../lib/core/problem.ts";
import { CrossIcon } from "../icons.tsx";
import { plural } from "../plural.ts";

export interface ErrorSummaryProps {
  problem: Problem | null | undefined;
  /** The id of the input with this label. */
  idOf: (label: string) => string | undefined;
}

/** Lists several invalid fields of a form, each with a link to it. A single one is reported at its field only. */
export function ErrorSummary({ problem, idOf }: ErrorSummaryProps) {
  const fields = problem?.fields ?? [];
  if (fields.length < 2) return null;
  return (
    <div class="pb-note-box pb-tone-danger pb-error-summary" role="alert">
      <CrossIcon />
      <div class="pb-note-body">
        <p class="pb-note-what">{plural(fields.length, "field")} to correct. Nothing was saved.</p>
        <ul>
          {fields.map(({ field, what }) => (
            <li key={field}>
              <a
                class="pb-link"
                href={`#${idOf(field) ?? ""}`}
                onClick={(event) => {
                  event.preventDefault();
                  focusField(document.getElementById(idOf(field) ?? ""));
                }}
              >
                {what}
              </a>
            </li>
          ))}
        </ul>
      </div>
    </div>
  );
}

/** Focuses the first field of a form that is marked as invalid. */
export function focusFirstInvalid(form: HTMLElement | null): void {
  focusField(form?.querySelector<HTMLElement>('[aria-invalid="true"]') ?? null);
}

function focusField(field: HTMLElement | null): void {
  // A field in a closed disclosure can't be focused.
  field?.closest("details")?.setAttribute("open", "");
  field?.focus();
}
