import type { Page } from "puppeteer-core";
import { openClientList } from "../../support/user.ts";
import type { Sandbox } from "../../sandbox/start.ts";

const BOXES = "tbody input";

/**
 * Opens the client list with every client on one page, as a CRM without a limit would show it: the rows of the other
 * pages are put below those of the first. So one press begins the whole batch, and the extension's own UI begins it.
 */
export async function openLongList(page: Page, sandbox: Sandbox, pages: number): Promise<void> {
  await openClientList(page, sandbox, "?pageSize=200");
  await page.evaluate(async (count) => {
    const body = document.querySelector("tbody");
    for (let at = 2; at <= count; at += 1) {
      const answer = await fetch(`/Clients?pageSize=200&page=${at}`);
      const other = new DOMParser().parseFromString(await answer.text(), "text/html");
      body?.append(...other.querySelectorAll("tbody tr"));
    }
  }, pages);
}

/**
 * Ticks clients from the top until they have exactly so many service contracts together; one that would make it too
 * many is left out. Returns the ids of the ticked ones in the order of the list.
 */
export async function tickContracts(
  page: Page,
  contractsOf: Map<number, number>,
  wanted: number,
): Promise<number[]> {
  const ids = await page.$$eval(BOXES, (boxes) => boxes.map((box) => Number(box.value)));
  const ticked = new Set<number>();
  let left = wanted;
  for (const id of ids) {
    const contracts = contractsOf.get(id) ?? 0;
    if (left === 0 || contracts > left) continue;
    ticked.add(id);
    left -= contracts;
  }
  if (left > 0) throw new Error(`the clients have ${left} contracts too few`);
  await page.$$eval(
    BOXES,
    (boxes, chosen) => {
      for (const box of boxes) box.checked = chosen.includes(Number(box.value));
    },
    [...ticked],
  );
  return [...ticked];
}
