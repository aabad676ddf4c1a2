import type { ComponentChildren } from "preact";
import { useMemo } from "preact/hooks";
import type { Problem } from "../../../lib/core/problem.ts";
import type { ChangeEntry } from "../../../lib/domain/change/change-log.ts";
import { plural } from "../../base/plural.ts";
import { Warnings } from "../../base/warnings.tsx";
import { ListView } from "../list/list-view.tsx";
import { CHANGE_COLUMNS } from "./change-columns.tsx";
import { changeFilters, FIRST_CHOICE } from "./change-filters.ts";

export interface ChangesListProps {
  /** Newest first; `null` while they are being read. */
  entries: readonly ChangeEntry[] | null;
  /** Older ones are still being read. */
  isReading: boolean;
  /** Stored changes that can't be read. */
  unreadable: number;
  problem: Problem | null;
  /** Epoch milliseconds. */
  now: number;
  query?: string | undefined;
  detail: (entry: ChangeEntry) => ComponentChildren;
  onSave: (csv: string) => void;
}

/** Every change that was ever accepted; those that nobody accepted are behind a filter. */
export function ChangesList({ entries, isReading, unreadable, now, ...props }: ChangesListProps) {
  const filters = useMemo(() => {
    const sites = new Set((entries ?? []).map(({ site }) => site));
    return changeFilters([...sites].toSorted(), now);
  }, [entries, now]);
  return (
    <ListView
      {...props}
      reading={isReading ? "Reading older changes…" : undefined}
      title="Changes"
      words={CHANGE_WORDS}
      columns={CHANGE_COLUMNS}
      rows={entries}
      rowKey={changeId}
      rowLabel={clientName}
      searchLabel="Name, NDIS number, contract or user"
      searchText={changeSearchText}
      filters={filters}
      chosen={FIRST_CHOICE}
      sort={NEWEST_FIRST}
      empty={
        <p>Nobody has proposed a change yet. Sync a client with PACE in the CRM, and it is listed here.</p>
      }
      noDetail="Choose a change to see its records. Press Enter to go to its details, Esc to come back."
      notes={
        <>
          {unreadable > 0 && (
            <Warnings
              warnings={[
                `${plural(unreadable, "stored change")} can't be read and ${unreadable === 1 ? "isn't" : "aren't"} listed. Options says which, under “What Planbridge stores, and where”.`,
              ]}
            />
          )}
        </>
      }
    />
  );
}

const CHANGE_WORDS = ["change", "changes"] as const;
const NEWEST_FIRST = { key: "when", direction: "descending" } as const;

const changeId = ({ id }: ChangeEntry) => id;
const clientName = ({ client }: ChangeEntry) => client.name;

function changeSearchText({ client, ndisNumber, contract, user }: ChangeEntry): string {
  return [client.name, ndisNumber, contract?.reference, user].filter(Boolean).join(" ");
}
