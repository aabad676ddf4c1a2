import { browser } from "wxt/browser";
import { profiles } from "../../profile/careview.ts";
import { type PageReader, type PageReading, readHtml } from "../read-page.ts";

/**
 * Chrome's worker has no HTML parser, so an offscreen document of the extension reads pages for it.
 * Firefox's background page is a document itself.
 */
export const readPageHtml: PageReader = (html, url, profileId) =>
  typeof DOMParser === "undefined"
    ? readElsewhere({ html, url, profileId })
    : Promise.resolve(readHere({ html, url, profileId }));

interface Reading {
  html: string;
  url: string;
  profileId: string;
}

const DOCUMENT = "offscreen.html";
let opening: Promise<void> | undefined;

async function readElsewhere(page: Reading): Promise<PageReading> {
  await open();
  try {
    return await browser.runtime.sendMessage({ offscreenRead: page });
  } catch (error) {
    // The browser may have ended the document. The next page that is read opens another.
    opening = undefined;
    throw error;
  }
}

function open(): Promise<void> {
  opening ??= openOnce().catch((error: unknown) => {
    opening = undefined;
    throw error;
  });
  return opening;
}

async function openOnce(): Promise<void> {
  const contexts = await browser.runtime.getContexts({ contextTypes: ["OFFSCREEN_DOCUMENT"] });
  if (contexts.length > 0) return;
  await browser.offscreen.createDocument({
    url: DOCUMENT,
    reasons: ["DOM_PARSER"],
    justification: "Reads plan dates from the CRM's own pages.",
  });
}

/** In the offscreen document: reads what the worker sends, and nothing that comes from a tab. */
export function handleReadRequests(): void {
  browser.runtime.onMessage.addListener((message: { offscreenRead?: Reading }, sender) => {
    if (!message.offscreenRead || sender.tab || sender.id !== browser.runtime.id) return undefined;
    return Promise.resolve(readHere(message.offscreenRead));
  });
}

function readHere({ html, url, profileId }: Reading): PageReading {
  const profile = profiles.find(({ id }) => id === profileId);
  if (!profile) throw new Error(`unknown profile ${profileId}`);
  return readHtml(html, url, profile);
}
