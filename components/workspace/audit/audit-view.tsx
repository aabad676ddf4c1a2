import { useState } from "preact/hooks";
import type { Problem } from "../../../lib/core/problem.ts";
import { AUDIT_KINDS, type AuditEntry } from "../../../lib/domain/audit/audit-entry.ts";
import { AUDIT_WORDS } from "../../../lib/domain/audit/audit-words.ts";
import { plural } from "../../base/plural.ts";
import { Warnings } from "../../base/warnings.tsx";
import type { ListFilter } from "../list/list-column.ts";
import { ListView } from "../list/list-view.tsx";
import { detailText } from "../../../lib/domain/audit/entry-text.ts";
import { AUDIT_COLUMNS } from "./audit-columns.tsx";
import { AuditDetail } from "./audit-detail.tsx";
import { TrailTools, type TrailToolsProps } from "./trail-tools.tsx";

export interface AuditViewProps extends TrailToolsProps {
  /** Newest first; `null` while they are being read. */
  entries: readonly AuditEntry[] | null;
  /** Older ones are still being read. */
  isReading: boolean;
  unreadable: number;
  readingProblem: Problem | null;
  query?: string | undefined;
  /** Resolves once the anchor is on the clipboard. */
  onCopyAnchor: () => Promise<void>;
  onSave: (csv: string) => void;
}

/** Everything that was done with Planbridge in this browser, and whether that record is whole. */
export function AuditView({ entries, isReading, unreadable, readingProblem, ...props }: AuditViewProps) {
  const [isOpen, setIsOpen] = useState(false);
  const [copied, setCopied] = useState("");
  const copy = () =>
    void props.onCopyAnchor().then(
      () => setCopied("Anchor copied."),
      () => setCopied("The anchor couldn't be copied."),
    );
  return (
    <ListView
      title="Audit"
      words={ENTRY_WORDS}
      columns={AUDIT_COLUMNS}
      rows={entries}
      reading={isReading ? "Reading older entries…" : undefined}
      problem={readingProblem}
      rowKey={entryKey}
      rowLabel={entryLabel}
      searchLabel="What, NDIS number, user, record or detail"
      searchText={entryText}
      query={props.query}
      filters={FILTERS}
      sort={NEWEST_FIRST}
      empty={<p>Nothing has been entered yet. Whatever is retrieved, accepted or written is listed here.</p>}
      detail={entryDetail}
      noDetail="Choose an entry to see all that it tells."
      onSave={props.onSave}
      actions={
        <>
          <output class="pb-quiet">{copied}</output>
          <button type="button" class="pb-button" onClick={copy}>
            Copy anchor
          </button>
          <button type="button" class="pb-button" aria-expanded={isOpen} onClick={() => setIsOpen(!isOpen)}>
            Check and export…
          </button>
        </>
      }
      notes={
        <>
          {unreadable > 0 && (
            <Warnings
              warnings={[
                `${plural(unreadable, "entry", "entries")} can't be read and ${unreadable === 1 ? "isn't" : "aren't"} listed. A check of the trail says which.`,
              ]}
            />
          )}
          {isOpen && (
            <TrailTools
              check={props.check}
              problem={props.problem}
              onCheck={props.onCheck}
              onExport={props.onExport}
              onExportKey={props.onExportKey}
            />
          )}
        </>
      }
    />
  );
}

const ENTRY_WORDS = ["entry", "entries"] as const;
const NEWEST_FIRST = { key: "seq", direction: "descending" } as const;

const FILTERS: readonly ListFilter<AuditEntry>[] = [
  {
    id: "kind",
    label: "What",
    all: "Everything",
    options: AUDIT_KINDS.map((kind) => ({ id: kind, name: AUDIT_WORDS[kind] })),
    matches: ({ kind }, option) => kind === option,
  },
];

const entryKey = ({ seq }: AuditEntry) => String(seq);
const entryLabel = ({ seq, kind }: AuditEntry) => `Entry ${seq}, ${AUDIT_WORDS[kind]}`;
const entryDetail = (entry: AuditEntry) => <AuditDetail entry={entry} />;

function entryText(entry: AuditEntry): string {
  const { kind, change, personal } = entry;
  const { user, ndisNumber, record, site } = personal ?? {};
  return [AUDIT_WORDS[kind], user, ndisNumber, record, site, change, detailText(entry)]
    .filter(Boolean)
    .join(" ");
}
