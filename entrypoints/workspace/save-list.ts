import { today } from "../../lib/platform/system-clock.ts";
import { noteExport } from "./enter-export.ts";
import { saveBlob } from "./save-blob.ts";

/** Downloads what a list shows, and enters that in the audit trail: under the list's name and the day: `planbridge-changes-2026-11-28.csv`. */
export function saveList(name: string, csv: string): void {
  noteExport(name);
  saveBlob(new Blob([csv], { type: "text/csv" }), `planbridge-${name}-${today()}.csv`);
}
