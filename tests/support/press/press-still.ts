import type { ElementHandle } from "puppeteer-core";
import { machineTime } from "../clock/machine-clock.ts";

const STILL_FOR_MS = 60;
const PATIENCE_MS = 30_000;

/** Where the last press of this driver in a page's world went. */
interface Pressed {
  pressed?: "here" | "elsewhere" | undefined;
}

/**
 * Presses it as a person does, who waits until a page has stopped moving and looks where the press went. The driver itself works
 * out a place and presses that: on a slow machine words that come above it in between move it away.
 */
export async function pressStill(element: ElementHandle, count = 1): Promise<void> {
  const end = machineTime() + PATIENCE_MS;
  do {
    await element.scrollIntoView();
    await untilStill(element, end);
    await element.evaluate((wanted) => {
      const page = globalThis as Pressed;
      page.pressed = undefined;
      const note = (event: Event) => {
        // Events that leave a closed root are retold: the element itself hears them too.
        page.pressed = event.currentTarget === wanted ? "here" : (page.pressed ?? "elsewhere");
      };
      for (const each of [wanted, document])
        each.addEventListener("pointerdown", note, { capture: each === wanted, once: true });
    });
    await element.click({ count });
  } while ((await wentElsewhere(element)) && machineTime() < end);
}

async function untilStill(element: ElementHandle, end: number): Promise<void> {
  let before = "";
  for (;;) {
    const place = await element.evaluate((wanted) => {
      const { left, top, width, height } = wanted.getBoundingClientRect();
      return [left, top, width, height].join(" ");
    });
    if (place === before || machineTime() > end) return;
    before = place;
    await new Promise((resolve) => setTimeout(resolve, STILL_FOR_MS));
  }
}

/** A page that is gone was left by the press. */
function wentElsewhere(element: ElementHandle): Promise<boolean> {
  return element.evaluate(() => (globalThis as Pressed).pressed === "elsewhere").catch(() => false);
}
