import "fake-indexeddb/auto";
import { expect, test, vi } from "vitest";
import { saveList } from "../../../entrypoints/workspace/save-list.ts";
import { database } from "../../../entrypoints/workspace/workspace-database.ts";
import { readNewestFirst } from "../../../lib/storage/reading/newest-first.ts";
import { today } from "../../../lib/platform/system-clock.ts";

test("saveList downloads a list under its name and the day, and the audit trail has it", async () => {
  const saved: { name: string; blob: Blob }[] = [];
  let latest = new Blob();
  vi.spyOn(URL, "createObjectURL").mockImplementation((blob) => {
    latest = blob as Blob;
    return "blob:list";
  });
  vi.spyOn(HTMLAnchorElement.prototype, "click").mockImplementation(function (this: HTMLAnchorElement) {
    saved.push({ name: this.download, blob: latest });
  });
  saveList("changes", "\uFEFFName\r\n");
  expect(saved.map(({ name }) => name)).toEqual([`planbridge-changes-${today()}.csv`]);
  // As bytes: reading it as text drops the mark that Excel needs.
  expect([...new Uint8Array(await (saved[0] as { blob: Blob }).blob.arrayBuffer()).slice(0, 4)]).toEqual([
    0xef, 0xbb, 0xbf, 0x4e,
  ]);
  await vi.waitFor(async () => {
    const pages = await Array.fromAsync(readNewestFirst(await database, "audit"));
    expect(pages.flatMap(({ rows }) => rows)).toMatchObject([
      { kind: "exported", personal: { details: { list: "changes" } } },
    ]);
  });
});
