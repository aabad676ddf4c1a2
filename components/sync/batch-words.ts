import type { BatchKind } from "../../lib/domain/sync/batch.ts";
import { type LegendEntry, legendEntries, participantEntries } from "./legend-entries.ts";

/** What a kind of batch is called in the Action menu, on buttons and as a title. */
export const BATCH_TITLES: Readonly<Record<BatchKind, string>> = {
  "active-plans": "Sync Active Plans",
  "pace-proposals": "Sync PACE plan and budgets",
  participants: "Synchronise Participant Information",
};

/** What a batch of this kind counts, in the singular. */
export function countedOf(kind: BatchKind): "client" | "contract" {
  return kind === "participants" ? "client" : "contract";
}

export function entriesOf(kind: BatchKind): Readonly<Record<keyof typeof legendEntries, LegendEntry>> {
  return kind === "participants" ? participantEntries : legendEntries;
}
