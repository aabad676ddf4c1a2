/** Environment variable: the folder in which the enumerated part writes down each operation that it played a fault to. */
export const FAULT_TALLY = "PLANBRIDGE_FAULT_TALLY";

/** What goes wrong, in the order of the report. */
export const FAULT_KINDS = [
  "worker-killed",
  "browser-killed",
  "power-cut",
  "disk-full",
  "database-closed",
  "database-blocked",
  "database-upgraded",
  "extension-updated",
  "clock-forward",
  "clock-back",
  "daylight-saving",
  "network-gone",
  "answers-lost",
  "proda-down",
  "token-withdrawn",
  "key-refresh-interrupted",
  "signed-out",
  "two-windows",
  "two-profiles",
  "crm-deploy",
  "server-fault",
] as const;

export type FaultKind = (typeof FAULT_KINDS)[number];

/** How one operation ended that a fault was played to. */
export interface FaultEnd {
  fault: FaultKind;
  /** What was going on. */
  subject: string;
  /** The place in the code, or the moment. */
  at: string;
  /** `told`: a person was told what stands and had to press something; `unexplained`: neither right nor told. */
  end: "right" | "told" | "unexplained";
  /** Records that the servers hold beyond one for each that was meant. */
  duplicates: number;
  /** Records that are meant to be there, aren't, and nobody is told. */
  lost: number;
  why?: string;
}

/** The awaits of a machine's modules. */
export interface MachineAwaits {
  machine: string;
  awaits: number;
  /** Those at which no worker died, with their place. */
  leftOut: string[];
}
