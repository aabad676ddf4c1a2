import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { sandboxBuild } from "../harness/build.ts";
import { type Desk, killWorker, sitDown } from "../harness/desk.ts";
import { openClientList, panelText, pressSync, tickAll, waitForWords } from "../harness/person.ts";
import { untilFinished } from "../harness/screen.ts";
import { pressOurs, sync, trueLegend } from "../harness/sync.ts";

/** Room for the beginning of a sync of 24 clients and not for its end, in bytes. */
const LITTLE_ROOM = 60_000;

/** Only Chromium lets a driver bring these about. In Firefox the scripts of a former life can't even speak. */
describe("a full disk and a stale page in chromium", () => {
  let desk: Desk;
  let build: string;

  beforeAll(async () => {
    build = await withLimitedStorage(sandboxBuild("chromium"));
    desk = await sitDown("chromium", {
      clients: 24,
      extension: build,
      args: ["--disable-features=StaticStorageQuota"],
    });
  });
  afterAll(async () => {
    await desk?.leave();
    await rm(build, { recursive: true });
  });

  test("no room left halts the sync with the remedy, and Continue goes on once there is some", async () => {
    const options = await desk.openExtensionPage("options.html");
    const devtools = await options.createCDPSession();
    const used = await options.evaluate(async () => (await navigator.storage.estimate()).usage ?? 0);
    const limit = (quotaSize?: number) =>
      devtools.send("Storage.overrideQuotaForOrigin", {
        origin: desk.extension,
        ...(quotaSize ? { quotaSize } : {}),
      });
    await limit(used + LITTLE_ROOM);
    // Chromium asks for the limit when the database is opened, and closes a database some time after its last user.
    expect(await killWorker(desk)).toBe(true);
    await new Promise((resolve) => setTimeout(resolve, 3000));
    await sync(desk, "all");
    await waitForWords(desk.page, "Paused. This computer has no room left for Planbridge's data");
    expect(await panelText(desk.page)).toContain("Free some disk space, then press Continue");
    await limit();
    await pressOurs(desk.page, "Continue");
    expect((await untilFinished(desk.page)).legend).toMatchObject(trueLegend(desk.sandbox));
  });

  test("a press in a tab whose extension is gone says to refresh the page, and the ticks stay", async () => {
    await openClientList(desk.page, desk.sandbox);
    await tickAll(desk.page);
    await desk.browser.uninstallExtension(new URL(desk.extension).host);
    await pressSync(desk.page);
    await waitForWords(desk.page, "Planbridge was updated or restarted since this page was opened.");
    expect(await panelText(desk.page)).toContain("Save what you are typing, then refresh this page.");
    expect(await desk.page.$$eval("tbody input:checked", (boxes) => boxes.length)).toBe(24);
  });
});

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
