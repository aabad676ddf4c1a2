import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { formatAnchor } from "../../../lib/domain/audit/anchor.ts";
import { formatKeyFile, trailHeaderLine, trailLine } from "../../../lib/domain/audit/trail-file.ts";
import { verifyAudit } from "../../verify-audit/verify-audit.ts";
import { headOf, KEY, trailOf } from "../domain/audit/trail-fixtures.ts";

const TRAIL = trailOf(6);
let folder: string;
const at = (name: string) => join(folder, name);

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "verify-audit-"));
  const lines = TRAIL.map((entry) => trailLine(entry, true));
  writeFileSync(at("trail.jsonl"), trailHeaderLine(headOf(TRAIL), 1_800_000_000_000, true) + lines.join(""));
  writeFileSync(at("keys.json"), formatKeyFile([KEY]));
});
afterEach(() => rmSync(folder, { recursive: true }));

test("verifyAudit finds a redacted export right with its key, and says without one that codes weren't checked", () => {
  const right = { entries: 6, ok: true, withoutPersonal: 6, faults: [] };
  expect(verifyAudit(at("trail.jsonl"), { keyFile: at("keys.json") })).toEqual({ ...right, unchecked: 0 });
  const blind = verifyAudit(at("trail.jsonl"));
  expect(blind).toMatchObject({ ...right, unchecked: 6 });
  expect(blind.note).toContain("weren't checked");
});

test("verifyAudit holds a trail against anchors from outside", () => {
  const cut = readFileSync(at("trail.jsonl"), "utf8").split("\n").slice(0, 4).join("\n");
  const head = trailHeaderLine(headOf(TRAIL.slice(0, 3)), 1_800_000_000_000, true);
  writeFileSync(at("cut.jsonl"), `${head}${cut.slice(cut.indexOf("\n") + 1)}\n`);
  const check = (anchors: string[]) => verifyAudit(at("cut.jsonl"), { keyFile: at("keys.json"), anchors });
  expect(check([]).ok).toBe(true);
  expect(check([formatAnchor(headOf(TRAIL))]).faults).toEqual([{ kind: "tail-cut", seq: 4, to: 6 }]);
  expect(() => check(["six"])).toThrow("no anchor");
});

test("the command writes its report and ends with 1 for a trail that was altered", () => {
  const file = readFileSync(at("trail.jsonl"), "utf8").replace('"kind":"accepted"', '"kind":"declined"');
  writeFileSync(at("trail.jsonl"), file);
  const command = [
    "tests/verify-audit/main.ts",
    at("trail.jsonl"),
    "--key-file",
    at("keys.json"),
    "--report",
    at("report.json"),
  ];
  const { status, stdout } = spawnSync(process.execPath, command, { encoding: "utf8" });
  expect(status).toBe(1);
  expect(JSON.parse(stdout)).toMatchObject({ ok: false, faults: [{ kind: "altered", seq: 3 }] });
  expect(readFileSync(at("report.json"), "utf8")).toBe(stdout);
});
