import { spawn } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { FAULT_TALLY, type FaultEnd, type MachineAwaits } from "../fault-kinds.ts";

export interface EnumeratedPart {
  ends: FaultEnd[];
  awaits: MachineAwaits[];
}

/**
 * Plays every fault of `tests/unit/deaths` at every await of every way that its tests go, in Node. Throws where the tests
 * themselves can't be run; a wrong end is counted.
 */
export async function playEnumerated(): Promise<EnumeratedPart> {
  const folder = mkdtempSync(join(tmpdir(), "planbridge-faults-"));
  try {
    const code = await run(["vitest", "run", "--project", "deaths"], { [FAULT_TALLY]: folder });
    const part = readTally(folder);
    if (code !== 0 && part.ends.every(({ end }) => end !== "unexplained"))
      throw new Error(`the enumerated part ended with ${code}`);
    return part;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** What was written down so far, one row a line. */
function readTally(folder: string): EnumeratedPart {
  const part: EnumeratedPart = { ends: [], awaits: [] };
  for (const file of readdirSync(folder)) {
    for (const line of readFileSync(join(folder, file), "utf8").split("\n")) {
      if (line === "") continue;
      const row = JSON.parse(line) as FaultEnd | MachineAwaits;
      if ("machine" in row) part.awaits.push(row);
      else part.ends.push(row);
    }
  }
  return part;
}

function run([command = "", ...args]: string[], added: Record<string, string>): Promise<number | null> {
  const child = spawn(command, args, { stdio: "inherit", env: { ...process.env, ...added } });
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("exit", resolve);
  });
}
