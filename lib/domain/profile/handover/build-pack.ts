import { formatDays } from "../../../core/date-range.ts";
import { DRIFT_KINDS, type Drift, valueText } from "../../overview/drift.ts";
import { formatAmount } from "../../record/amount.ts";
import { RECORD_WORDS } from "../../record/record-words.ts";
import { packageTables } from "./care-tables.ts";
import { type HandoverPack, type PackSection, tableOf } from "./handover-pack.ts";
import type { PackData } from "./pack-data.ts";
import { planSections } from "./plan-sections.ts";
import { profileSection } from "./profile-section.ts";

/** @param when a moment in words, in the zone of whoever reads it */
export function buildPack(data: PackData, when: (at: number) => string): HandoverPack {
  return {
    title: data.name ?? `NDIS number ${data.ndisNumber}`,
    madeAt: when(data.now),
    isRedacted: false,
    sections: [
      profileSection(data, when),
      ...planSections(data.record),
      differences(data),
      {
        title: "Care package",
        lines: data.packages.length === 0 ? ["None was entered."] : [],
        tables: packageTables(data.packages, data.today),
      },
      { title: "Entered by people", lines: [], tables: data.own },
      history(data, when),
      log(data, when),
    ],
  };
}

function differences({ drifts, uncompared }: PackData): PackSection {
  const lines = [
    ...(drifts.length === 0 ? ["No difference between the CRM and the NDIA is known."] : []),
    ...(uncompared > 0
      ? [
          `${uncompared === 1 ? "1 contract was" : `${uncompared} contracts were`} never compared with the NDIA.`,
        ]
      : []),
  ];
  const table = tableOf<Drift>(
    "Differences between the CRM and the NDIA",
    [
      { header: "Service contract", value: ({ contract }) => contract.reference },
      { header: "Difference", value: ({ kind }) => DRIFT_KINDS[kind] },
      { header: "In the CRM", value: ({ values }) => valueText(values, "crm") },
      { header: "At the NDIA", value: ({ values }) => valueText(values, "ndia") },
      { header: "Money", value: ({ cents }) => formatAmount(cents) },
    ],
    drifts,
  );
  return { title: "Differences", lines, tables: drifts.length > 0 ? [table] : [] };
}

function history({ retrievals }: PackData, when: (at: number) => string): PackSection {
  const table = tableOf<PackData["retrievals"][number]>(
    "Retrievals from the NDIA",
    [
      { header: "When", value: ({ at }) => when(at) },
      { header: "System", value: ({ isPace }) => (isPace ? "PACE" : "Not on PACE") },
      { header: "Plans", value: ({ plans }) => plans.map(formatDays).join("; ") || RECORD_WORDS.notTold },
    ],
    retrievals,
  );
  return {
    title: "History",
    lines: retrievals.length === 0 ? ["Nothing was retrieved from the NDIA yet."] : [],
    tables: retrievals.length > 0 ? [table] : [],
  };
}

function log({ log: entries }: PackData, when: (at: number) => string): PackSection {
  const table = tableOf<PackData["log"][number]>(
    "Log",
    [
      { header: "When", value: ({ at }) => when(at) },
      { header: "What", value: ({ what }) => what },
      { header: "By", isPersonal: true, value: ({ by }) => by ?? "" },
      { header: "Details", isPersonal: true, value: ({ details }) => details },
    ],
    entries,
  );
  return {
    title: "Log",
    lines: entries.length === 0 ? ["Nothing is entered of this participant."] : [],
    tables: entries.length > 0 ? [table] : [],
  };
}
