import { appendFileSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { FAULT_TALLY, type FaultEnd, type FaultKind, type MachineAwaits } from "../../chaos/fault-kinds.ts";

/** Where each faulted operation is written down, one a line; without it a wrong end fails its test at once. */
const folder = process.env[FAULT_TALLY];

/** Whether a fault is played at every await that is come to (`npm run chaos -- --all`), or at each place in the code. */
export const ENUMERATES_ALL = folder !== undefined;

/** What a check found, where the end is as it should be. Nothing: all is right, and no person was needed. */
export interface Judgement {
  /** A person was told what stands, and pressed what there was to press. */
  told?: boolean;
}

/**
 * Judges the end of one operation that a fault was played to.
 * @param at the await at which it was played; `undefined`: it was over before, so nothing is counted
 * @param judge throws where the end isn't right
 * @param count asked where it isn't: records that the servers hold beyond one each, and those that they lack
 */
export async function tally(
  { fault, subject }: { fault: FaultKind; subject: string },
  at: string | undefined,
  judge: () => Promise<Judgement | undefined | void>,
  count: () => Pick<FaultEnd, "duplicates" | "lost"> = () => ({ duplicates: 0, lost: 0 }),
): Promise<void> {
  if (folder === undefined || at === undefined) return void (await judge());
  const end: FaultEnd = { fault, subject, at, end: "right", duplicates: 0, lost: 0 };
  try {
    if ((await judge())?.told === true) end.end = "told";
  } catch (error) {
    Object.assign(end, count(), { end: "unexplained", why: String(error).slice(0, 600) });
  }
  write(folder, end);
}

/** Notes how many awaits a machine has, and which of them nobody died at. */
export function tallyAwaits(awaits: MachineAwaits): void {
  if (folder !== undefined) write(folder, awaits);
}

function write(into: string, row: FaultEnd | MachineAwaits): void {
  mkdirSync(into, { recursive: true });
  appendFileSync(join(into, `${process.pid}.jsonl`), `${JSON.stringify(row)}\n`);
}
