import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { describe, expect, test } from "vitest";
import { reproducibleZip } from "../../../lib/build/reproducible-zip.ts";
import { ROOT } from "../../support/run.ts";

const FILES = { "manifest.json": "{}", "content-scripts/invoice.js": "1;".repeat(5000), "Äpfel.txt": "ü" };

function zipOf(names: string[], mtime: Date, level: 0 | 9): Uint8Array {
  return zipSync(
    Object.fromEntries(names.map((name) => [name, strToU8(FILES[name as keyof typeof FILES])])),
    { mtime, level },
  );
}

const NAMES = Object.keys(FILES);
const first = zipOf(NAMES, new Date(2026, 10, 28, 8, 0), 9);
const later = zipOf(NAMES.toReversed(), new Date(2027, 5, 1, 23, 59), 0);

describe("reproducibleZip", () => {
  test("reproducibleZip gives the same bytes for the same files, whenever and in whatever order they were packed", () => {
    expect(first).not.toEqual(later);
    expect(reproducibleZip(first)).toEqual(reproducibleZip(later));
  });

  test("reproducibleZip keeps every file as it is", () => {
    const files = unzipSync(reproducibleZip(later));
    expect(
      Object.fromEntries(Object.entries(files).map(([name, bytes]) => [name, strFromU8(bytes)])),
    ).toEqual(FILES);
  });

  test("reproducibleZip gives the same bytes in every time zone", async () => {
    const script = `
      import { readFileSync } from "node:fs";
      import { createHash } from "node:crypto";
      import { reproducibleZip } from "${join(ROOT, "lib/build/reproducible-zip.ts")}";
      const zip = Buffer.from("${Buffer.from(first).toString("base64")}", "base64");
      console.log(createHash("sha256").update(reproducibleZip(zip)).digest("hex"));`;
    const hashes = await Promise.all(
      ["Australia/Sydney", "America/Los_Angeles", "Asia/Kathmandu"].map(async (TZ) => {
        const { stdout } = await promisify(execFile)(
          process.execPath,
          ["--input-type=module", "-e", script],
          { env: { ...process.env, TZ } },
        );
        return stdout.trim();
      }),
    );
    expect(hashes[0]).toMatch(/^[0-9a-f]{64}$/);
    expect(new Set(hashes).size).toBe(1);
  });
});
