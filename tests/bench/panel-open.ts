import { writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "puppeteer-core";
import type { BrowserName } from "../support/browsers.ts";
import { type Person, person, press } from "../support/pace.ts";
import { createTestSession, type TestSession } from "../support/test-session.ts";
import { type Measured, median, percentile } from "./report.ts";
import { fillWithParticipants, PARTICIPANTS } from "./stored/fill-participants.ts";
import { buildInto, withFolder } from "./temporary.ts";

const ROUNDS = 40;
/** Rounds that bring the code into the browser's caches. */
const WARM_UP = 3;
/** Retrievals of the client's plan: more than most will have of a year. */
const RETRIEVALS = 12;
const EMPTY_PANEL = "empty-panel.html";

/**
 * The browser's own side panel over ten thousand participants: from its opening to the figures of the client in front. The
 * floor is a panel that shows one line and asks for nothing.
 */
export function measurePanelOpen(name: BrowserName): Promise<Measured[]> {
  return withFolder(async (folder) => {
    const extension = await buildInto(folder, name);
    writeFileSync(join(extension, "empty-panel.js"), EMPTY_SCRIPT);
    writeFileSync(join(extension, EMPTY_PANEL), EMPTY_PAGE);
    const session = await createTestSession(name, { clients: 40, extension });
    try {
      await fillWithParticipants(session);
      const who = person(
        session.sandbox,
        ({ caseName, paceTraits }) => caseName === "matching" && paceTraits.includes("one-period"),
      );
      session.sandbox.control.changeParticipant(who.ndisNumber, { consents: true });
      return [await measure(session, who)];
    } finally {
      await session.dispose();
    }
  });
}

const EMPTY_SCRIPT = `document.body.innerHTML = '<dl class="pb-totals"><div>0</div></dl>';\n`;
const EMPTY_PAGE = `<!doctype html><meta charset="utf-8"><title>Empty</title><body><script src="empty-panel.js"></script>\n`;

async function measure(session: TestSession, who: Person): Promise<Measured> {
  const { page, sandbox, browser, extension } = session;
  await page.bringToFront();
  await page.goto(`${sandbox.crm}/Clients/Profile/${who.id}`);
  await synchronise(session, who);
  const before = new Set(browser.targets());
  await press(page, "planbridge-client", "Open side panel");
  const opened = await browser.waitForTarget(
    (target) => !before.has(target) && target.url().endsWith("/sidepanel.html"),
  );
  const panel = await opened.asPage();
  await panel.waitForSelector(".pb-totals");
  await panel.evaluateOnNewDocument(watchFigures);
  const [ours, bare] = [
    await openings(panel, `${extension}/sidepanel.html`),
    await openings(panel, `${extension}/${EMPTY_PANEL}`),
  ];
  const value = percentile(ours, 95);
  return {
    name: "panel-open",
    value,
    unit: "ms",
    floor: percentile(bare, 95),
    aim: { words: "p95 ≤ 100 ms", met: value <= 100 },
    browserVersion: session.version,
    notes: [
      `${PARTICIPANTS} participants stored, ${RETRIEVALS} retrievals of the client's own plan, ${ROUNDS} openings, 95th percentiles; medians ${median(ours).toFixed(0)} and ${median(bare).toFixed(0)} ms`,
    ],
  };
}

async function openings(panel: Page, url: string): Promise<number[]> {
  const found: number[] = [];
  for (let round = 0; round < WARM_UP + ROUNDS; round += 1) {
    await panel.goto(url);
    await panel.waitForFunction(() => "shownAt" in globalThis);
    const shownAt = await panel.evaluate(() => (globalThis as unknown as { shownAt: number }).shownAt);
    if (round >= WARM_UP) found.push(shownAt);
  }
  return found;
}

/** In the panel, before it loads: when its figures are laid out. */
function watchFigures(): void {
  const observer = new MutationObserver(() => {
    if (!document.querySelector(".pb-totals")?.getBoundingClientRect().height) return;
    observer.disconnect();
    Object.assign(globalThis, { shownAt: performance.now() });
  });
  observer.observe(document, { subtree: true, childList: true });
}

async function synchronise(session: TestSession, { id }: Person): Promise<void> {
  const options = await session.openExtensionPage("options.html");
  for (let times = 0; times < RETRIEVALS; times += 1)
    await options.evaluate(
      async (body) => {
        const { browser } = globalThis as unknown as {
          browser: { runtime: { sendMessage(message: object): Promise<unknown> } };
        };
        await browser.runtime.sendMessage({ planbridge: "participant.synchronise", body });
      },
      {
        site: session.sandbox.crm,
        path: `/Clients/Profile/${id}`,
        parts: ["budgets", "goals"],
        isConsentConfirmed: true,
      },
    );
  await options.close();
  await session.page.bringToFront();
}
