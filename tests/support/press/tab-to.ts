import type { Page } from "puppeteer-core";
import { focusedName } from "./focus.ts";

/** More than any surface has to be gone through by keys. */
const MOST_PRESSES = 150;

/** Presses Tab until the focused element's name begins with these words, as a person without a mouse does. */
export async function tabTo(page: Page, words: string): Promise<void> {
  const passed: string[] = [];
  for (let presses = 0; presses < MOST_PRESSES; presses += 1) {
    await page.keyboard.press("Tab");
    const name = await focusedName(page);
    if (name.startsWith(words)) return;
    passed.push(name);
  }
  throw new Error(`no Tab leads to ${words}; it passes ${[...new Set(passed)].join(" | ").slice(0, 1500)}`);
}

/** Goes to a field by Tab and types into it, over what stands there. */
export async function typeAt(page: Page, label: string, text: string): Promise<void> {
  await tabTo(page, label);
  await page.keyboard.type(text);
}

/** Goes to a button by Tab and presses it. */
export async function enterAt(page: Page, words: string): Promise<void> {
  await tabTo(page, words);
  await page.keyboard.press("Enter");
}
