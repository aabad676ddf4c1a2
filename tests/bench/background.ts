import type { WebWorker } from "puppeteer-core";
import type { Launched } from "../support/launch.ts";

/** Runs a function inside the extension. It is sent as source, so it can use nothing but its argument and globals. */
export type Inside = <Given, Result>(
  work: (given: Given) => Promise<Result>,
  given: Given,
) => Promise<Result>;

interface Realm {
  evaluate(work: (given: unknown) => unknown, given: unknown): Promise<unknown>;
}

/** The driver's own types can't follow a generic argument through. */
function insideOf(realm: Realm): Inside {
  return <Given, Result>(work: (given: Given) => Promise<Result>, given: Given) =>
    realm.evaluate(work as (given: unknown) => unknown, given) as Promise<Result>;
}

/** Chromium's worker of the extension, as soon as it runs. */
export async function backgroundWorker({ browser, extension }: Launched): Promise<WebWorker> {
  const target = await browser.waitForTarget(
    (each) => each.type() === "service_worker" && each.url().startsWith(extension),
  );
  const worker = await target.worker();
  if (!worker) throw new Error("the extension's worker can't be reached");
  return worker;
}

/**
 * Lends the place where the extension's background runs: Chromium's service worker itself; in Firefox, whose
 * background page no driver reaches, a page of the extension, which shares the background's process and thread.
 */
export async function withBackground<Result>(
  launched: Launched,
  use: (inside: Inside) => Promise<Result>,
): Promise<Result> {
  if (launched.name === "chromium") return use(insideOf(await backgroundWorker(launched)));
  const page = await launched.openExtensionPage("options.html");
  try {
    return await use(insideOf(page));
  } finally {
    await page.close();
  }
}
