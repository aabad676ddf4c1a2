import type { ComponentChildren } from "preact";
import { VisibleText } from "../../base/visible-text.tsx";
import { formatMoney } from "../../../lib/core/money.ts";

export interface ToldFact {
  label: string;
  value: ComponentChildren;
}

/** Label and value, one beside the other where there is room. */
export function ToldFacts({ facts }: { facts: readonly ToldFact[] }) {
  return (
    <dl class="pb-told-facts">
      {facts.map(({ label, value }) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

export function NotTold() {
  return <span class="pb-quiet">Not told</span>;
}

/** A text of the CRM. `null` and absent: not told; empty: the CRM has nothing there. */
export function ToldText({
  text,
  isPublic = false,
}: {
  text: string | null | undefined;
  isPublic?: boolean;
}) {
  if (text === null || text === undefined) return <NotTold />;
  return text === "" ? <span class="pb-quiet">None</span> : <VisibleText text={text} isPublic={isPublic} />;
}

export function ToldNames({
  names,
  isPublic = false,
}: {
  names: readonly string[] | null;
  isPublic?: boolean;
}) {
  return <ToldText text={names && names.join(", ")} isPublic={isPublic} />;
}

export function ToldMoney({ cents }: { cents: number | null }) {
  return cents === null ? <NotTold /> : <>{formatMoney(cents)}</>;
}
