import { NEW_BOOKING } from "../booking/new-booking-words.ts";

/** What a person can do from the palette, by its two letters and its words. */
export interface Verb {
  /** Unique among all verbs: with the palette's key and Enter, four keys. The label's first letters or those of its words. */
  readonly keys: string;
  readonly label: string;
}

/** Every verb of every surface, in the order in which they are offered. A surface offers those that it has. */
export const VERBS = {
  synchronise: { keys: "sy", label: "Synchronise with the NDIA" },
  "sync-plans": { keys: "sa", label: "Sync Active Plans" },
  "sync-pace": { keys: "sp", label: "Sync PACE plan and budgets" },
  "sync-steps": { keys: "ss", label: "Sync step by step" },
  retrieve: { keys: "rp", label: "Retrieve the PACE plan" },
  "fetch-booking": { keys: "fs", label: "Fetch Service Booking" },
  compare: { keys: "co", label: "Compare with the NDIA" },
  next: { keys: "nd", label: "Next difference or problem" },
  unavailable: { keys: "wh", label: "Why is a category unavailable?" },
  "show-change": { keys: "sc", label: "Show the change" },
  "retry-sync": { keys: "ru", label: "Retry uncompleted" },
  stop: { keys: "st", label: "Stop the sync or retrieval" },
  "set-up": { keys: "su", label: "Set up PACE" },
  "copy-number": { keys: "cn", label: "Copy NDIS number" },
  pin: { keys: "pi", label: "Pin or unpin this client" },
  now: { keys: "no", label: "Now" },
  funding: { keys: "fu", label: "Funding" },
  budgets: { keys: "bu", label: "Budgets and periods" },
  bookings: { keys: "bo", label: "Bookings" },
  "manage-booking": { keys: "mb", label: "Manage service booking" },
  "check-bookings": { keys: "bc", label: "Booking checklist" },
  goals: { keys: "go", label: "Goals" },
  "create-booking": { keys: "cs", label: NEW_BOOKING },
  columns: { keys: "cc", label: "Change columns" },
  "open-client": { keys: "oc", label: "Open client or contract" },
  results: { keys: "re", label: "Results of syncs" },
  drift: { keys: "dr", label: "Drift between CRM and NDIA" },
  history: { keys: "hi", label: "History" },
  profile: { keys: "pr", label: "Profile of a participant" },
  forecast: { keys: "fo", label: "Forecast" },
  changes: { keys: "ch", label: "Changes that were accepted" },
  "price-lists": { keys: "pl", label: "Price lists" },
  "check-file": { keys: "cf", label: "Check a file" },
  "open-panel": { keys: "os", label: "Open side panel" },
  present: { keys: "hn", label: "Hide or show names" },
  "page-check": { keys: "pc", label: "Page check" },
  options: { keys: "op", label: "Options" },
  "change-key": { keys: "ck", label: "Change the key that opens this" },
} as const satisfies Record<string, Verb>;

export type VerbId = keyof typeof VERBS;
