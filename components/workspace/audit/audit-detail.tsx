import { siteName } from "../../../lib/core/site-name.ts";
import type { AuditEntry } from "../../../lib/domain/audit/audit-entry.ts";
import { AUDIT_WORDS } from "../../../lib/domain/audit/audit-words.ts";
import { dayAndTime } from "../../base/time-ago.ts";
import { ListFacts } from "../list/list-facts.tsx";
import { detailFacts } from "../../../lib/domain/audit/entry-text.ts";

/** One entry of the audit trail, with all that it tells. */
export function AuditDetail({ entry }: { entry: AuditEntry }) {
  const { seq, at, kind, change, snapshot, personal, mac, previous, key } = entry;
  const facts: [string, string | null][] = [
    ["When", dayAndTime(at)],
    ["By", personal ? (personal.user ?? "Not told") : null],
    ["NDIS number", personal?.ndisNumber ?? null],
    ["CRM", personal?.site ? siteName(personal.site) : null],
    ["CRM record", personal?.record ?? null],
    ["Change", change],
    ["Retrieval", snapshot],
    ...detailFacts(entry),
    ["Code", mac],
    ["Code of the entry before", previous],
    ["Key", key],
  ];
  return (
    <>
      <h2>
        {seq}: {AUDIT_WORDS[kind]}
      </h2>
      {!personal && <p>The personal part was removed when the participant was deleted.</p>}
      <ListFacts facts={facts} />
    </>
  );
}
