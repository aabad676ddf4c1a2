import type { BrowserName } from "../../support/browsers.ts";
import { FAULT_KINDS, type FaultEnd, type FaultKind, type MachineAwaits } from "../fault-kinds.ts";

/** `none`: the extension's code in Node, over the sandbox's servers and a database in memory. */
export type FaultBrowser = BrowserName | "none";

/** What came of one kind of fault. */
export interface FaultRow {
  fault: FaultKind;
  browser: FaultBrowser;
  /** Operations that it was played to. */
  played: number;
  /** All was right in the end, and no person was needed. */
  rightState: number;
  /** A person was told what stands, pressed what there was to press, and all was right. */
  saidWhatStands: number;
  duplicates: number;
  lost: number;
  /** Neither. */
  unexplained: number;
}

export interface FaultReport {
  seed: number;
  seconds: number;
  totals: Omit<FaultRow, "fault" | "browser">;
  rows: FaultRow[];
  /** Of each machine: its awaits, and those at which no worker died. */
  awaits: MachineAwaits[];
  /** Kinds that were played nowhere. */
  notPlayed: FaultKind[];
  /** One line for each that counts as a fault of ours. */
  faults: string[];
}

const NOTHING = { played: 0, rightState: 0, saidWhatStands: 0, duplicates: 0, lost: 0, unexplained: 0 };

/** Counts the ends of single operations, by kind and browser. */
export function createFaultReport(
  ends: readonly (FaultEnd & { browser: FaultBrowser })[],
  awaits: readonly MachineAwaits[],
  { seed, seconds }: Pick<FaultReport, "seed" | "seconds">,
): FaultReport {
  const groups = Map.groupBy(ends, ({ fault, browser }) => `${fault} ${browser}`);
  const rows = [...groups.values()].flatMap((group): FaultRow[] => {
    const [first] = group;
    if (!first) return [];
    return [{ fault: first.fault, browser: first.browser, ...countEnds(group) }];
  });
  const order = (row: FaultRow) => FAULT_KINDS.indexOf(row.fault);
  return {
    seed,
    seconds,
    totals: countEnds(ends),
    rows: rows.toSorted((a, b) => order(a) - order(b) || a.browser.localeCompare(b.browser)),
    awaits: [...awaits],
    notPlayed: FAULT_KINDS.filter((kind) => !ends.some(({ fault }) => fault === kind)),
    faults: ends.flatMap(({ fault, browser, subject, at, end, why = "", duplicates, lost }) =>
      end === "unexplained" || duplicates + lost > 0
        ? [`${fault}, ${browser}, ${subject}, at ${at}: ${duplicates} twice, ${lost} lost. ${why}`]
        : [],
    ),
  };
}

function countEnds(ends: readonly FaultEnd[]): typeof NOTHING {
  return ends.reduce(
    (sum, { end, duplicates, lost }) => ({
      played: sum.played + 1,
      rightState: sum.rightState + Number(end === "right"),
      saidWhatStands: sum.saidWhatStands + Number(end === "told"),
      duplicates: sum.duplicates + duplicates,
      lost: sum.lost + lost,
      unexplained: sum.unexplained + Number(end === "unexplained"),
    }),
    NOTHING,
  );
}

/** Whether nothing stands twice, is lost or unexplained, and no await was left out. */
export function isFaultless({ totals, awaits }: FaultReport): boolean {
  const { duplicates, lost, unexplained } = totals;
  return duplicates + lost + unexplained === 0 && awaits.every(({ leftOut }) => leftOut.length === 0);
}
