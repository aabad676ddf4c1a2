import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type axe from "axe-core";
import type { Page } from "puppeteer-core";
import { exposeOwnRoots } from "./own-roots.ts";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** A surface of Planbridge: the host of a shadow root in the CRM's page, or an extension page as a whole. */
export type Surface =
  | "planbridge-sync"
  | "planbridge-status"
  | "planbridge-client"
  | "planbridge-budget"
  | "planbridge-invoice"
  | "planbridge-import"
  | "planbridge-palette"
  | "page";

/** The serious and critical findings of axe in a surface, contrast included: `rule: element`. */
export async function accessibilityFindings(page: Page, surface: Surface): Promise<string[]> {
  await exposeOwnRoots(page);
  if (!(await page.evaluate(() => "axe" in globalThis))) await page.evaluate(AXE);
  return page.evaluate(async (host) => {
    const { axe: checker } = globalThis as unknown as { axe: typeof axe };
    // axe judges the contrast of what is in the body alone, and the dialog's host stands beside the body. A page that
    // moves it loses its styles to the CRM's content security policy, so they are put there in a way that stays.
    const beside = document.querySelector("html > planbridge-sync");
    if (beside?.shadowRoot && beside.shadowRoot.adoptedStyleSheets.length === 0) {
      const kept = new CSSStyleSheet();
      kept.replaceSync(
        Array.from(beside.shadowRoot.querySelectorAll("style"), ({ textContent }) => textContent).join("\n"),
      );
      beside.shadowRoot.adoptedStyleSheets = [kept];
    }
    if (beside) document.body.append(beside);
    // A colour on its way to another is neither of them. A document tells only of what isn't in a shadow.
    const moving = [document, document.querySelector(host)?.shadowRoot].flatMap(
      (root) => root?.getAnimations() ?? [],
    );
    for (const change of moving) if (change instanceof CSSTransition) change.finish();
    const ours: axe.Selector[] = [
      { fromShadowDom: [host, ".pb-surface"] },
      ...(document.querySelector("[data-planbridge]") ? ["[data-planbridge]"] : []),
    ];
    const what: axe.ElementContext = host === "page" ? document : { include: ours };
    const { violations, passes } = await checker.run(what, { resultTypes: ["violations"] });
    if (beside) document.documentElement.append(beside);
    if (!passes.some(({ id }) => id === "color-contrast")) throw new Error("axe didn't look at any text");
    return violations
      .filter(({ impact }) => impact === "serious" || impact === "critical")
      .flatMap(({ id, nodes }) =>
        nodes.map(({ html, failureSummary }) => `${id}: ${html} ${failureSummary ?? ""}`),
      );
  }, surface);
}

/**
 * Elements of a surface that overflow their container or the window, so that a person would have to scroll sideways. The
 * rows of a file do so in a frame of their own, since cells can't wrap.
 */
export async function tooWide(page: Page, surface: Surface): Promise<string[]> {
  await exposeOwnRoots(page);
  return page.evaluate((host) => {
    const root = host === "page" ? document : document.querySelector(host)?.shadowRoot;
    const ours = Array.from(root?.querySelectorAll<HTMLElement>(".pb-surface") ?? []);
    if (ours.length === 0) return [`${host} isn't there`];
    const width = document.documentElement.clientWidth;
    const within = ours.flatMap((top) => [
      top,
      ...top.querySelectorAll<HTMLElement>("*:not(.pb-unseen,.pb-row-scroller,.pb-row-scroller *)"),
    ]);
    return [...(host === "page" ? [document.documentElement] : []), ...within].flatMap((element) => {
      const { left, right } = element.getBoundingClientRect();
      // What is meant to reach into the margins around its place is none too wide for it.
      const reachesOut = Array.from(element.children, (child) => getComputedStyle(child).marginRight);
      const scrolls =
        element instanceof HTMLElement &&
        element.clientWidth > 0 &&
        element.scrollWidth > element.clientWidth + 1 &&
        !reachesOut.some((margin) => margin.startsWith("-"));
      if (!scrolls && right <= width + 1 && left >= -1) return [];
      return [`${element.tagName}.${element.className}: ${element.textContent?.slice(0, 60)}`];
    });
  }, surface);
}
