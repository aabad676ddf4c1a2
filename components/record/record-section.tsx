import type { ComponentChildren } from "preact";
import type { SyncInfo } from "../../lib/domain/record/sync-info.ts";
import { WarningIcon } from "../base/icons.tsx";
import { FOCUS_START } from "../base/focus/keep-focus.ts";
import { VisibleText } from "../base/visible-text.tsx";

/** Each part has an id, for the links above them. */
export type SectionName =
  | "now"
  | "funding"
  | "budgets"
  | "bookings"
  | "goals"
  | "history"
  | ProfileSectionName;

/** What the CRM tells of the person. */
export type ProfileSectionName = "profile" | "schedule" | "appointments";

export interface RecordSectionProps {
  name: SectionName;
  title: string;
  /** Where its numbers come from; absent where it has none. */
  sync?: SyncInfo | undefined;
  children: ComponentChildren;
}

/** One part of the record, with its age beside its heading. */
export function RecordSection({ name, title, sync, children }: RecordSectionProps) {
  const id = `pb-record-${name}`;
  return (
    <section class="pb-record-section" aria-labelledby={id}>
      <header class="pb-record-section-head">
        <h2 id={id} tabIndex={-1} {...{ [FOCUS_START]: "" }}>
          {title}
        </h2>
        {sync && <Age sync={sync} />}
      </header>
      {children}
    </section>
  );
}

/** Scrolls to a part, and focuses its heading. */
export function goToSection(name: SectionName): void {
  const heading = document.getElementById(`pb-record-${name}`);
  heading?.scrollIntoView();
  heading?.focus({ preventScroll: true });
}

/** How old it is. What is too old to be relied on has an icon besides. */
export function Age({ sync: { words, freshness } }: { sync: SyncInfo }) {
  return (
    <span class={`pb-age pb-age-${freshness}`}>
      {freshness === "stale" && <WarningIcon />}
      {words}
    </span>
  );
}

/** What can't be right in the NDIA's answers, in its own words where it has any. */
export function Oddities({ problems }: { problems: readonly string[] }) {
  if (problems.length === 0) return null;
  return (
    <ul class="pb-warnings">
      {[...new Set(problems)].map((problem) => (
        <li key={problem}>
          <WarningIcon />
          <span>
            <span class="pb-unseen">Warning: </span>
            <VisibleText text={problem} />
          </span>
        </li>
      ))}
    </ul>
  );
}
