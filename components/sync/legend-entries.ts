/** One entry of the Sync Active Plan legend, with the meaning that CareView's guide gives it. */
export interface LegendEntry {
  label: string;
  meaning: string;
}

/**
 * The six entries (F15a–F15f) in the guide's order. Staff learn and discuss the counters by these very meanings,
 * so they stand here as the guide has them.
 */
export const legendEntries = {
  totalClients: {
    label: "Total Clients selected",
    meaning: "Total Clients selected in the CRM > Client List.",
  },
  progress: {
    label: "Progress Bar",
    meaning:
      "Will indicate when it has completed processing the Clients selected and will display 100% when it is completed.",
  },
  processed: { label: "Processed", meaning: "Number of Service Contracts that have been processed." },
  success: {
    label: "Success",
    meaning: "Number of Active Service Contracts that were successfully synced with PRODA.",
  },
  failed: { label: "Failed", meaning: "Number of Active Service Contracts that failed to sync with PRODA." },
  uncompleted: {
    label: "Uncompleted",
    meaning: "Number of Active Service Contracts that failed to sync due to an error, i.e. API Timeout.",
  },
} as const satisfies Record<string, LegendEntry>;

/** The same six entries where participants are synchronised: the labels stay, and nothing is about contracts. */
export const participantEntries = {
  totalClients: { label: "Total Clients selected", meaning: "Number of clients that were chosen." },
  progress: {
    label: "Progress Bar",
    meaning: "How many of the clients are done; 100% when all are.",
  },
  processed: { label: "Processed", meaning: "Number of clients that have been processed." },
  success: { label: "Success", meaning: "Number of clients for whom everything came that was chosen." },
  failed: {
    label: "Failed",
    meaning: "Number of clients for whom something was refused. What came is kept.",
  },
  uncompleted: {
    label: "Uncompleted",
    meaning: "Number of clients for whom an answer was lost. Planbridge retries it.",
  },
} as const satisfies Record<keyof typeof legendEntries, LegendEntry>;
