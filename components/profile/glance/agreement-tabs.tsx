import { useId, useRef, useState } from "preact/hooks";
import { formatDate } from "../../../lib/core/calendar-date.ts";
import type { AgreementSummary } from "../../../lib/domain/profile/crm-profile/agreement-summary.ts";
import type { ServiceAgreement } from "../../../lib/domain/profile/crm-profile/crm-profile.ts";
import { plural } from "../../base/plural.ts";
import { VisibleText } from "../../base/visible-text.tsx";
import { NotTold, ToldFacts, ToldMoney, ToldText } from "./told-facts.tsx";

export interface AgreementTabsProps {
  /** `null`: the CRM's page doesn't list them. */
  agreements: AgreementSummary | null;
  /** Opens the contract's page in the CRM. */
  onOpen: (path: string) => void;
}

/** What each service agreement has approved, used and left, and when it ends (F162); several have a tab each (F163). */
export function AgreementTabs({ agreements, onOpen }: AgreementTabsProps) {
  if (!agreements) return <p class="pb-quiet">Not told: the CRM's page lists no service contracts.</p>;
  const { active, others } = agreements;
  return (
    <>
      {active.length === 0 && <p>The CRM lists no service contract that is in use.</p>}
      {active.length === 1 && active[0] && <Agreement agreement={active[0]} onOpen={onOpen} />}
      {active.length > 1 && <Tabs agreements={active} onOpen={onOpen} />}
      {others > 0 && (
        <p class="pb-hint">{plural(others, "other contract", "other contracts")} of the CRM not in use.</p>
      )}
    </>
  );
}

/** Arrow keys go from tab to tab, and only the chosen one is in the way of the Tab key. */
function Tabs({
  agreements,
  onOpen,
}: { agreements: readonly ServiceAgreement[] } & Pick<AgreementTabsProps, "onOpen">) {
  const id = useId();
  const [at, setAt] = useState(0);
  const list = useRef<HTMLDivElement>(null);
  const chosen = agreements[at] ?? agreements[0];
  const shown = agreements[at] ? at : 0;
  const go = (to: number) => {
    const next = (to + agreements.length) % agreements.length;
    setAt(next);
    list.current?.querySelectorAll<HTMLElement>("[role=tab]")[next]?.focus();
  };
  const move = (event: KeyboardEvent) => {
    const to = { ArrowRight: shown + 1, ArrowLeft: shown - 1, Home: 0, End: agreements.length - 1 }[
      event.key
    ];
    if (to === undefined) return;
    event.preventDefault();
    go(to);
  };
  return (
    <>
      <div
        ref={list}
        class="pb-agreement-tabs"
        role="tablist"
        aria-label="Service agreements"
        tabIndex={-1}
        onKeyDown={move}
      >
        {agreements.map(({ reference, path }, position) => (
          <button
            key={path ?? reference}
            type="button"
            role="tab"
            id={`${id}-tab-${position}`}
            aria-selected={position === shown}
            aria-controls={`${id}-panel`}
            tabIndex={position === shown ? 0 : -1}
            onClick={() => setAt(position)}
          >
            <VisibleText text={reference || "No reference"} />
          </button>
        ))}
      </div>
      <div id={`${id}-panel`} role="tabpanel" aria-labelledby={`${id}-tab-${shown}`}>
        {chosen && <Agreement agreement={chosen} onOpen={onOpen} />}
      </div>
    </>
  );
}

function Agreement({
  agreement: { reference, path, status, approved, remaining, utilised, endDate },
  onOpen,
}: { agreement: ServiceAgreement } & Pick<AgreementTabsProps, "onOpen">) {
  return (
    <>
      <ToldFacts
        facts={[
          { label: "Reference", value: <ToldText text={reference} /> },
          { label: "Status", value: <ToldText text={status} isPublic /> },
          { label: "Approved", value: <ToldMoney cents={approved} /> },
          { label: "Remaining", value: <ToldMoney cents={remaining} /> },
          { label: "Utilised", value: <ToldMoney cents={utilised} /> },
          { label: "End date", value: endDate === null ? <NotTold /> : formatDate(endDate) },
        ]}
      />
      {path !== null && (
        <p>
          <button type="button" class="pb-link" onClick={() => onOpen(path)}>
            Open in the CRM <span class="pb-unseen">contract {reference}</span>
          </button>
        </p>
      )}
    </>
  );
}
