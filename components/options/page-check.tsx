import type { Problem } from "../../lib/core/problem.ts";
import { HEALTH_STATE_WORDS, itemLevel, type PageHealth } from "../../lib/domain/page-health/page-health.ts";
import type { CrmTab, PageCheckView } from "../../lib/messaging/views.ts";
import { Disclosure } from "../base/disclosure.tsx";
import { SelectField } from "../base/form/select-field.tsx";
import { ProblemNote } from "../base/problem-note.tsx";
import { SeverityMark } from "../base/severity.tsx";
import { PageCheckResult } from "../page-health/page-check-result.tsx";

export interface PageCheckProps {
  /** `undefined` while loading. */
  tabs: CrmTab[] | undefined;
  /** The chosen one. */
  tabId: number | undefined;
  /** `undefined` before its page was read. */
  check: PageCheckView | undefined;
  problem?: Problem | null | undefined;
  onChoose: (tabId: number) => void;
  onRefresh: () => void;
}

/** Options > Page check: what Planbridge recognises and reads in an open tab of the CRM. */
export function PageCheck({ tabs, tabId, check, problem, onChoose, onRefresh }: PageCheckProps) {
  const refresh = (
    <button type="button" class="pb-button" onClick={onRefresh}>
      Check again
    </button>
  );
  if (problem) return <ProblemNote problem={problem} />;
  if (!tabs) return <output>Loading…</output>;
  if (tabs.length === 0)
    return (
      <div class="pb-form">
        <p class="pb-empty">No CRM page is open. Open one in another tab, then check again.</p>
        <div class="pb-page-check-actions">{refresh}</div>
      </div>
    );
  return (
    <div class="pb-form">
      <SelectField
        id="pb-page-check-tab"
        label="Open CRM page"
        options={tabs.map((tab) => ({ id: String(tab.tabId), name: tab.title || "Untitled page" }))}
        value={String(tabId)}
        onChange={(id) => onChoose(Number(id))}
      />
      {check && (
        <PageCheckResult check={check} most={0}>
          {refresh}
        </PageCheckResult>
      )}
      {check?.state === "read" ? (
        <>
          {check.pages.map((health) => (
            <Items key={health.page} health={health} />
          ))}
          <Disclosure title="What is copied">
            <pre class="pb-page-diagnostic">{check.diagnostic}</pre>
          </Disclosure>
        </>
      ) : (
        check && <div class="pb-page-check-actions">{refresh}</div>
      )}
    </div>
  );
}

function Items({ health: { title, items } }: { health: PageHealth }) {
  if (items.length === 0) return null;
  return (
    <table class="pb-table pb-page-table" aria-label={title}>
      <thead>
        <tr>
          <th scope="col">On the page</th>
          <th scope="col">Result</th>
          <th scope="col">What was read</th>
        </tr>
      </thead>
      <tbody>
        {items.map((item) => (
          <tr key={item.what}>
            <th scope="row">{item.what}</th>
            <td>
              <SeverityMark level={itemLevel(item)} />
            </td>
            <td class="pb-page-words">
              {HEALTH_STATE_WORDS[item.state]}
              {item.words && `: ${item.words}`}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
