import { beforeEach, expect, test, vi } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";

/** Another page of the extension, which has nothing in its memory yet. */
async function newPage() {
  vi.resetModules();
  return import("../../../../lib/platform/session/address-marks.ts");
}

beforeEach(() => {
  fakeBrowser.reset();
});

test("a mark tells nothing of what it stands for, and is the same each time", async () => {
  const { markOf, valueOf } = await newPage();
  const mark = markOf("430000017");
  expect(mark).toMatch(/^~[0-9a-f]{8}$/);
  expect(markOf("430000017")).toBe(mark);
  expect(valueOf(mark)).toBe("430000017");
  expect(valueOf("430000017")).toBe("430000017");
});

test("another page of the same session knows it, and after a lock nobody does", async () => {
  const mark = (await newPage()).markOf("430000017");
  const second = await newPage();
  await second.loadAddressMarks();
  expect(second.valueOf(mark)).toBe("430000017");
  await fakeBrowser.storage.session.clear();
  const third = await newPage();
  await third.loadAddressMarks();
  expect(third.valueOf(mark)).toBeUndefined();
});
