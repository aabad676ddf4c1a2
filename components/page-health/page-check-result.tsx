import type { PageCheckView } from "../../lib/messaging/views.ts";
import { CopyDetails } from "../base/form/copy-details.tsx";
import { PageSummary, type PageSummaryProps } from "./page-summary.tsx";
import type { ComponentChildren } from "preact";

export interface PageCheckResultProps extends Pick<PageSummaryProps, "most"> {
  check: PageCheckView;
  /** Further actions beside Copy details. */
  children?: ComponentChildren;
}

/** How the page of a tab is read, and the way to pass it on. */
export function PageCheckResult({ check, most, children }: PageCheckResultProps) {
  if (check.state !== "read") return <p class="pb-hint">{WORDS[check.state]}</p>;
  return (
    <div class="pb-page-check">
      {check.pages.map((health) => (
        <PageSummary key={health.page} health={health} most={most} />
      ))}
      <div class="pb-page-check-actions">
        <CopyDetails details={check.diagnostic} />
        {children}
      </div>
    </div>
  );
}

const WORDS = {
  "other-site": "This tab isn't at one of your CRM addresses, or the browser doesn't allow Planbridge there.",
  unreadable: "This tab can't be read at the moment. Refresh it, then try again.",
} as const;
