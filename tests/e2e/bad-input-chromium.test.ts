import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { sandboxBuild } from "../support/build.ts";
import { type TestSession, killWorker, createTestSession } from "../support/test-session.ts";
import { openClientList, panelText, pressSync, tickAll, waitForWords } from "../support/user.ts";
import { waitUntilFinished } from "../support/screen.ts";
import { pressOwnButton, sync, expectedCounts } from "../support/sync.ts";

/** Only Chromium lets a driver bring these about. In Firefox the scripts of a former life can't even speak. */
describe("a full disk and a stale page in chromium", () => {
  let session: TestSession;
  let build: string;

  beforeAll(async () => {
    build = await withLimitedStorage(sandboxBuild("chromium"));
    session = await createTestSession("chromium", {
      clients: 24,
      extension: build,
      args: ["--disable-features=StaticStorageQuota"],
    });
  });
  afterAll(async () => {
    await session?.dispose();
    await rm(build, { recursive: true });
  });

  test("a full disk pauses the sync with the remedy, and Continue resumes it once there is space", async () => {
    const options = await session.openExtensionPage("options.html");
    const devtools = await options.createCDPSession();
    const limit = (quotaSize?: number) =>
      devtools.send("Storage.overrideQuotaForOrigin", {
        origin: session.extension,
        ...(quotaSize ? { quotaSize } : {}),
      });
    // The batch has begun and waits for the NDIA when the room ends.
    await session.sandbox.control.setFaults({ ndia: { latencyMs: 100_000 } });
    await sync(session, "all");
    await waitForWords(session.page, "Total Clients selected");
    await session.page.goto("about:blank");
    await limit(1);
    // Chromium looks how much room there is when a database is opened, and closes one some time after its last user.
    const roomEnded = async () => {
      await killWorker(session);
      await new Promise((resolve) => setTimeout(resolve, 3000));
      return options.evaluate(hasNoRoom);
    };
    await vi.waitUntil(roomEnded, { timeout: 60_000 });
    await session.sandbox.control.setFaults({});
    await session.page.bringToFront();
    await openClientList(session.page, session.sandbox);
    await pressSync(session.page);
    await waitForWords(session.page, "Paused. This computer has no room left for Planbridge's data");
    expect(await panelText(session.page)).toContain("Free some disk space, then press Continue");
    await limit();
    await pressOwnButton(session.page, "Continue");
    expect((await waitUntilFinished(session.page)).legend).toMatchObject(expectedCounts(session.sandbox));
  }, 100_000);

  test("a press in a tab of a removed extension asks to refresh the page, and the ticks stay", async () => {
    await openClientList(session.page, session.sandbox);
    await tickAll(session.page);
    await session.browser.uninstallExtension(new URL(session.extension).host);
    await pressSync(session.page);
    await waitForWords(session.page, "Planbridge was updated or restarted since this page was opened.");
    expect(await panelText(session.page)).toContain("Save what you are typing, then refresh this page.");
    expect(await session.page.$$eval("tbody input:checked", (boxes) => boxes.length)).toBe(24);
  });
});

/** Whether this origin's next transaction is refused for want of room. Runs in the page. */
async function hasNoRoom(): Promise<boolean> {
  const database = await new Promise<IDBDatabase | null>((resolve) => {
    const request = indexedDB.open("room");
    request.addEventListener("upgradeneeded", () => request.result.createObjectStore("room"));
    request.addEventListener("success", () => resolve(request.result));
    request.addEventListener("error", () => resolve(null));
  });
  if (!database) return true;
  const full = await new Promise<boolean>((resolve) => {
    const transaction = database.transaction("room", "readwrite");
    transaction.addEventListener("complete", () => resolve(false));
    transaction.addEventListener("abort", () => resolve(true));
    transaction.objectStore("room").put("x".repeat(1000), "room");
  });
  database.close();
  return full;
}

/** The same extension, with a limit to what it may store: Chromium has none for those that ask for none. */
async function withLimitedStorage(build: string): Promise<string> {
  const copy = await mkdtemp(join(tmpdir(), "planbridge-"));
  await cp(build, copy, { recursive: true });
  const file = join(copy, "manifest.json");
  const manifest = JSON.parse(await readFile(file, "utf8")) as { permissions: string[] };
  const permissions = manifest.permissions.filter((permission) => permission !== "unlimitedStorage");
  await writeFile(file, JSON.stringify({ ...manifest, permissions }));
  return copy;
}
