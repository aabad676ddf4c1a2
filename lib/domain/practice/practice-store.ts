import type { PracticeRecords } from "./practice-records.ts";

/** Where practice mode keeps what people change. */
export interface PracticeStore {
  read: () => Promise<PracticeRecords>;
  /** Reads and writes in one transaction. */
  update: (change: (records: PracticeRecords) => PracticeRecords) => Promise<void>;
}
