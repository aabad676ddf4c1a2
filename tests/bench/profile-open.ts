import type { Page } from "puppeteer-core";
import type { BrowserName } from "../support/browsers.ts";
import { person } from "../support/pace.ts";
import { createTestSession } from "../support/test-session.ts";
import { waitForWords } from "../support/user.ts";
import { textOf } from "../support/workspace.ts";
import { type Measured, median, percentile } from "./report.ts";
import { buildInto, withFolder } from "./temporary.ts";

const APPOINTMENTS = 1_000;
const ROUNDS = 40;
/** Rounds that bring the code into the browser's caches. */
const WARM_UP = 3;

/**
 * A participant's profile in the workspace: from the press on their name to the first ten of a thousand appointments. The floor
 * reads the same row and draws ten lines.
 */
export function measureProfileOpen(name: BrowserName): Promise<Measured[]> {
  return withFolder(async (folder) => {
    const extension = await buildInto(folder, name);
    const session = await createTestSession(name, { clients: 20, extension });
    const { sandbox } = session;
    try {
      sandbox.control.setSwitches({ firstClientAppointments: APPOINTMENTS });
      const who = person(sandbox, ({ id }) => id === 1);
      const panel = await session.openExtensionPage("sidepanel.html");
      await session.page.bringToFront();
      await session.page.goto(`${sandbox.crm}/Clients/Profile/${who.id}`);
      await waitForWords(panel, "1,000 appointments to come", textOf);
      await panel.close();
      const workspace = await session.openExtensionPage("workspace.html#profile");
      const key = [sandbox.crm, who.ndisNumber];
      const { opened, bare } = await measure(workspace, key);
      const value = percentile(opened, 95);
      return [
        {
          name: "profile-open",
          value,
          unit: "ms",
          floor: percentile(bare, 95),
          aim: { words: "p95 ≤ 100 ms", met: value <= 100 },
          browserVersion: session.version,
          notes: [
            `${APPOINTMENTS} appointments, ${ROUNDS} openings, 95th percentiles; medians ${median(opened).toFixed(0)} and ${median(bare).toFixed(0)} ms`,
          ],
        },
      ];
    } finally {
      await session.dispose();
    }
  });
}

async function measure(page: Page, key: string[]): Promise<{ opened: number[]; bare: number[] }> {
  const link = await page.waitForSelector("a[href^='#profile?ndis=']");
  const address = await link?.evaluate((element) => element.getAttribute("href"));
  if (!address) throw new Error("the participant isn't listed");
  const [opened, bare]: [number[], number[]] = [[], []];
  for (let round = 0; round < WARM_UP + ROUNDS; round += 1) {
    await page.evaluate(() => void (location.hash = "profile"));
    await page.waitForFunction(() => !document.querySelector(".pb-appointment"));
    const shown = await page.evaluate(openProfile, address);
    const read = await page.evaluate(readBare, key);
    if (round < WARM_UP) continue;
    opened.push(shown);
    bare.push(read);
  }
  return { opened, bare };
}

/** In the page: milliseconds until the first appointments are laid out. */
function openProfile(address: string): Promise<number> {
  const start = performance.now();
  return new Promise((resolve) => {
    const observer = new MutationObserver(() => {
      if (!document.querySelector(".pb-appointment")?.getBoundingClientRect().height) return;
      observer.disconnect();
      resolve(performance.now() - start);
    });
    observer.observe(document, { subtree: true, childList: true });
    location.hash = address;
  });
}

/** In the page: the same row by the browser's own means, and ten lines of it. */
async function readBare(key: string[]): Promise<number> {
  const start = performance.now();
  const list = document.createElement("ol");
  await new Promise<void>((resolve, reject) => {
    const opening = indexedDB.open("planbridge");
    opening.addEventListener("error", reject);
    opening.addEventListener("success", () => {
      const asked = opening.result.transaction("crmProfiles").objectStore("crmProfiles").get(key);
      asked.addEventListener("success", () => {
        const { appointments } = (asked.result as { read: { profile: { appointments: object[] } } }).read
          .profile;
        list.innerHTML = appointments
          .slice(0, 10)
          .map(() => "<li>x</li>")
          .join("");
        opening.result.close();
        resolve();
      });
    });
  });
  document.body.append(list);
  list.getBoundingClientRect();
  list.remove();
  return performance.now() - start;
}
