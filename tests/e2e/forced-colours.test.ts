import type { Page } from "puppeteer-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { sandboxBuild } from "../support/build.ts";
import { type Launched, launch } from "../support/launch.ts";
import { pressButton, type } from "../support/user.ts";

let launched: Launched;

/** Firefox lets no driver change what the person prefers. */
beforeAll(async () => {
  launched = await launch("chromium", { extension: sandboxBuild("chromium") });
});
afterAll(() => launched?.close());

test("a pressed button is readable in forced colours", async () => {
  const page = await launched.openExtensionPage("workspace.html#file");
  await forceColours(page);
  await type(page, "textarea", "Client NDIS Number,Invoice Number,Rate\n430000017,INV-1,ten");
  await pressButton(page, "Check pasted rows");
  await pressButton(page, "Check the file");
  const filter = await page.waitForSelector("[aria-pressed=true]");
  const colours = await filter?.evaluate((element) => {
    const { color, backgroundColor } = getComputedStyle(element);
    const system = document.createElement("i");
    system.style.cssText = "forced-color-adjust:none;color:HighlightText;background:Highlight";
    document.body.append(system);
    const { color: text, backgroundColor: ground } = getComputedStyle(system);
    return { is: [color, backgroundColor], wanted: [text, ground] };
  });
  expect(colours?.is).toEqual(colours?.wanted);
  expect(new Set(colours?.wanted).size).toBe(2);
});

test("an error cell has its own border and a disabled button its own colour in forced colours", async () => {
  const page = await launched.openExtensionPage("workspace.html#file");
  await forceColours(page);
  expect(await borderOf(page, ".pb-paste .pb-button")).toBe(await systemColour(page, "GrayText"));
  await type(page, "textarea", "Client NDIS Number,Invoice Number,Rate\n430000017,INV-1,ten");
  await pressButton(page, "Check pasted rows");
  await page.waitForSelector(".pb-cell-block");
  const width = await page.$eval(".pb-cell-block", (cell) => getComputedStyle(cell).borderTopWidth);
  expect(width).toBe("2px");
});

function borderOf(page: Page, selector: string): Promise<string> {
  return page.$eval(selector, (element) => getComputedStyle(element).borderTopColor);
}

function systemColour(page: Page, name: string): Promise<string> {
  return page.evaluate((colour) => {
    const system = document.createElement("i");
    system.style.color = colour;
    document.body.append(system);
    return getComputedStyle(system).color;
  }, name);
}

/** The driver has no name for it among the media features that it lets a test choose. */
async function forceColours(page: Page): Promise<void> {
  const session = await page.createCDPSession();
  await session.send("Emulation.setEmulatedMedia", {
    features: [{ name: "forced-colors", value: "active" }],
  });
}
