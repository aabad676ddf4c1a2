import type { Page } from "puppeteer-core";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { BROWSERS } from "../support/browsers.ts";
import { elementIn, exposeOwnRoots } from "../support/own-roots.ts";
import {
  confirm,
  contractOf,
  openContract,
  openProfile,
  openReview,
  type Person,
  person,
  press,
  reviewWindow,
  textIn,
  waitFor,
  waitUntilSettled,
} from "../support/pace.ts";
import { type TestSession, createTestSession } from "../support/test-session.ts";
import { menuEntry, openActionMenu, openClientList, panelText } from "../support/user.ts";
import { repairClient } from "../support/sync.ts";
import { IDENTITY } from "../sandbox/identity.ts";

const CLIENT = "planbridge-client";
const CONTRACT = "planbridge-status";
const REVIEW = "Review and accept…";
const COVERED = "Planbridge ignored this press";

/** Scripts of the CRM's page try to have something accepted. What they do runs in the page's own world. */
describe.each(BROWSERS)("a hostile page in %s", (name) => {
  let session: TestSession;
  let client: Person;

  beforeAll(async () => {
    session = await createTestSession(name, { clients: 40 });
    client = person(
      session.sandbox,
      ({ caseName, paceTraits }) => caseName === "matching" && paceTraits.includes("shorter-category"),
    );
  });
  afterEach(() => repairClient(session.sandbox));
  afterAll(() => session?.dispose());

  const counters = () => session.sandbox.control.counters();
  const reviews = async () => {
    const addresses = (await session.browser.pages()).map((page) =>
      page.evaluate(() => location.href).catch(() => ""),
    );
    return (await Promise.all(addresses)).filter((address) => address.includes("/review.html"));
  };

  /** The contract's page, with a change proposed and nothing accepted. */
  async function propose(): Promise<void> {
    await openContract(session, contractOf(session.sandbox, client).id);
    await press(session.page, CONTRACT, "Sync PACE plan and budgets");
    await waitFor(session.page, CONTRACT, REVIEW);
    session.sandbox.control.resetCounters();
  }

  test("a script of the page finds no root of ours, and no form to send in one", async () => {
    const { page } = session;
    await openContract(session, contractOf(session.sandbox, client).id);
    expect(await page.$eval(CONTRACT, ({ shadowRoot }) => shadowRoot)).toBeNull();
    await propose();
    await exposeOwnRoots(page);
    const parts = "form,input,select,textarea,[contenteditable]";
    expect(
      await page.$eval(CONTRACT, (host, css) => host.shadowRoot?.querySelectorAll(css).length, parts),
    ).toBe(0);
  });

  test("no event that a script makes opens anything, even with our root in its hands", async () => {
    const { page } = session;
    await propose();
    await exposeOwnRoots(page);
    // A person's press anywhere on the page comes first, as it gives scripts more rights.
    await page.click("h1");
    await page.$eval(CONTRACT, forgeEverything);
    await new Promise((resolve) => setTimeout(resolve, 1500));
    expect(await reviews()).toEqual([]);
    expect(await textIn(CONTRACT)(page)).toContain(REVIEW);
    expect(counters().crm.requests).toEqual({});
    expect(counters().ndia.requests).toEqual({});
    expect(counters().writes).toEqual({});
  });

  test.each<[string, (host: Element, box: Box) => void]>([
    ["a picture over it that lets presses through", coverWithPicture],
    // On the host itself none of these has an effect.
    ["a part of the page that can't be seen", () => document.body.style.setProperty("opacity", "0.01")],
    [
      "a mask over the page",
      () => document.body.style.setProperty("mask-image", "linear-gradient(transparent, transparent)"),
    ],
    [
      "a hole in the page",
      (_host, { x, y }) => {
        const { left, top } = document.body.getBoundingClientRect();
        document.body.style.setProperty("clip-path", `circle(12px at ${x - left}px ${y - top}px)`);
      },
    ],
  ])("a person's press on our button doesn't count through %s", async (_title, attack) => {
    const { page } = session;
    await propose();
    const button = await elementIn(page, CONTRACT, "button", REVIEW);
    await button.scrollIntoView();
    const box = await button.boundingBox();
    if (!box) throw new Error("the button isn't there");
    const place = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
    await page.$eval(CONTRACT, attack, { ...place, width: box.width, height: box.height });
    await page.mouse.click(place.x, place.y);
    await waitFor(page, CONTRACT, COVERED);
    expect(await reviews()).toEqual([]);

    await page.evaluate(() => {
      document.querySelector("#decoy")?.remove();
      document.body.removeAttribute("style");
    });
    const review = await openReview(session, CONTRACT);
    await waitFor(review, "review", client.name);
    await press(review, "review", "Cancel");
    await expect.poll(reviews).toEqual([]);
    expect(counters().writes).toEqual({});
  });

  test("an entry of ours in the page's menu isn't pressed through a picture over it", async () => {
    const { page, sandbox } = session;
    await openClientList(page, sandbox);
    await openActionMenu(page);
    const entry = await page.waitForSelector(`${menuEntry("Sync Active Plans")} a`, { visible: true });
    const box = await entry?.boundingBox();
    if (!box) throw new Error("the entry isn't there");
    const place = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
    await page.evaluate(coverWithPicture, null, { ...place, width: box.width, height: box.height });
    sandbox.control.resetCounters();
    await page.mouse.click(place.x, place.y);
    await new Promise((resolve) => setTimeout(resolve, 1000));
    expect(await panelText(page)).toBe("");
    expect(counters().crm.requests).toEqual({});
  });

  test("forged ticks of a client change nothing, and the person's own stand with their name", async () => {
    const { page, sandbox } = session;
    sandbox.control.setSwitches({ hideLabels: ["NDIS PACE Participant", "API Access"] });
    await openProfile(session, client.id);
    await waitFor(page, CLIENT, "Set up PACE…");
    await exposeOwnRoots(page);
    await page.click("h1");
    await page.$eval(CLIENT, forgeEverything);
    await page.reload();
    await waitFor(page, CLIENT, "Set up PACE…");
    expect(await textIn(CLIENT)(page)).not.toContain("+ NDIS Pace");

    // The page says that it is about somebody else; the window asks the CRM itself.
    await page.evaluate(nameEveryone);
    await press(page, CLIENT, "Set up PACE…");
    const review = await reviewWindow(session);
    await waitFor(review, "review", client.name);
    for (const words of ["NDIS PACE Participant", "API access"]) await tickIn(review, words);
    await press(review, "review", "Save");
    await waitFor(page, CLIENT, "+ NDIS Pace");
    await press(page, CLIENT, "Set up PACE…");
    const again = await reviewWindow(session);
    await waitFor(again, "review", `by ${IDENTITY.userName}`);
    await press(again, "review", "Cancel");
  });

  test("F60: who accepted is what the CRM's server says, whatever the page shows", async () => {
    const { page } = session;
    await propose();
    await page.evaluate(nameEveryone);
    await confirm(await openReview(session, CONTRACT), "Yes, Sync with PACE");
    expect(await waitUntilSettled(page, CONTRACT)).toEqual(["verified"]);
    expect(await textIn(CONTRACT)(page)).toMatch(new RegExp(`by ${IDENTITY.userName}`));
  });
});

async function tickIn(review: Page, words: string): Promise<void> {
  const box = await review.waitForSelector(`::-p-xpath(//label[contains(., "${words}")]//input)`);
  await box?.press(" ");
}

interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** In the page. */
function coverWithPicture(_host: unknown, { x, y, width, height }: Box): void {
  const decoy = document.createElement("div");
  decoy.id = "decoy";
  decoy.textContent = "Play video";
  Object.assign(decoy.style, {
    position: "fixed",
    left: `${x - width / 2}px`,
    top: `${y - height / 2}px`,
    width: `${width}px`,
    height: `${height}px`,
    background: "white",
    pointerEvents: "none",
    zIndex: "2147483647",
  });
  document.documentElement.append(decoy);
}

/** In the page: every event that a person could cause, at every element of the surface, and every form sent. */
function forgeEverything(host: Element): void {
  const root = host.shadowRoot;
  if (!root) throw new Error("the test has no root to attack");
  const types = ["click", "dblclick", "pointerdown", "pointerup", "mousedown", "mouseup", "keydown", "keyup"];
  const more = ["keypress", "input", "change", "submit", "focus", "blur", "focusin", "toggle", "touchend"];
  for (const element of root.querySelectorAll<HTMLElement>("*")) {
    if (element.matches("input[type=checkbox]")) (element as HTMLInputElement).checked = true;
    for (const type of [...types, ...more])
      element.dispatchEvent(
        type.startsWith("key")
          ? new KeyboardEvent(type, { key: "Enter", bubbles: true, composed: true, cancelable: true })
          : new MouseEvent(type, { bubbles: true, composed: true, cancelable: true }),
      );
    element.click?.();
    if (element instanceof HTMLFormElement) element.requestSubmit();
  }
}

/** In the page: another user, and another client on their profile. */
function nameEveryone(): void {
  const names = [
    ...document.querySelectorAll("header span"),
    document.querySelector("h1:has(small)")?.firstChild,
  ];
  for (const each of names) if (each) each.textContent = "Mallory Forger ";
}
