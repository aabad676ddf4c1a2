import type { RecordChange } from "../../../lib/domain/change/change-set.ts";
import { ChangeRecord, type ChangeRecordProps } from "./change-record.tsx";
import { entriesOf, type ReviewedRecord } from "./change-summary.ts";
import { Disclosure } from "../../base/disclosure.tsx";
import { formatCount } from "../../../lib/core/count.ts";

type Group = RecordChange["group"];

const groups: readonly { group: Group; title: string; hint: string; collapsed?: boolean }[] = [
  { group: "change", title: "Will change", hint: "" },
  { group: "only-ndia", title: "Only in NDIA", hint: "Will be created in the CRM." },
  { group: "same", title: "Same", hint: "No differences.", collapsed: true },
  { group: "only-crm", title: "Only in CRM", hint: "These aren't changed.", collapsed: true },
];

export interface ChangeGroupsProps extends Pick<ChangeRecordProps, "onToggle" | "shownProgress"> {
  records: readonly ReviewedRecord[];
}

/** The records compared with the NDIA: differences first, the rest collapsed. */
export function ChangeGroups({ records, ...rest }: ChangeGroupsProps) {
  return groups.map(({ group, title, hint, collapsed }) => {
    const entries = entriesOf(records, group);
    if (entries.length === 0) return null;
    const isNew = group === "change" && entries.every(({ record }) => record.action === "create");
    const heading = (
      <h3>
        {isNew ? "Will be created" : title}{" "}
        <span class="pb-results-total">{formatCount(entries.length)}</span>
      </h3>
    );
    const list = (
      <ul class="pb-change-list">
        {entries.map((entry) => (
          <ChangeRecord key={entry.record.id} {...entry} {...rest} />
        ))}
      </ul>
    );
    const hinted = hint && <p class="pb-hint">{hint}</p>;
    return (
      <section key={group} class={`pb-change-group pb-change-group-${group}`} aria-label={title}>
        {collapsed ? (
          <Disclosure title={heading}>
            {hinted}
            {list}
          </Disclosure>
        ) : (
          <>
            {heading}
            {hinted}
            {list}
          </>
        )}
      </section>
    );
  });
}
