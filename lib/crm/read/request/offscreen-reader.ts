import { browser } from "wxt/browser";
import { type BriefReading, type PageReader, readHtml, readHtmlBriefly } from "../read-page.ts";
import { type Depth, type HtmlPage, type ReadAnswer, readHere, type ReadRequest } from "./read-requests.ts";

/**
 * Chrome's worker has no HTML parser, so an offscreen document of the extension reads pages for it.
 * Firefox's background page is a document itself.
 */
export const readPageHtml: PageReader = (html, url, profileId) =>
  hasParser()
    ? Promise.resolve(readHere({ html, url, profileId }, readHtml))
    : readElsewhere({ html, url, profileId }, "whole");

/** As `readPageHtml`, without the tables of a contract. */
export const readPageHtmlBriefly: PageReader<BriefReading> = (html, url, profileId) =>
  hasParser()
    ? Promise.resolve(readHere({ html, url, profileId }, readHtmlBriefly))
    : readElsewhere({ html, url, profileId }, "brief");

function hasParser(): boolean {
  return typeof DOMParser !== "undefined";
}

const DOCUMENT = "offscreen.html";

/** Far longer than any page takes, in ms. Chrome doesn't tell when it has ended the document (27 Nov 2026). */
const LONGEST_READ_MS = 30_000;

/** The way to the offscreen document. A port of its own: the browser's messages take ten times as long. */
interface Link {
  port: MessagePort;
  waiting: Map<number, PromiseWithResolvers<BriefReading>>;
}

let linking: Promise<Link> | undefined;
let reads = 0;

async function readElsewhere<Reading extends BriefReading>(page: HtmlPage, depth: Depth): Promise<Reading> {
  const { port, waiting } = await link();
  const id = (reads += 1);
  const reading = Promise.withResolvers<BriefReading>();
  waiting.set(id, reading);
  port.postMessage({ ...page, id, depth } satisfies ReadRequest);
  const late = setTimeout(() => {
    // The browser may have ended the document. The next page that is read opens another.
    linking = undefined;
    reading.reject(new Error("the offscreen document didn't answer"));
  }, LONGEST_READ_MS);
  try {
    // The document reads a page as deep as it is asked to.
    return (await reading.promise) as Reading;
  } finally {
    clearTimeout(late);
    waiting.delete(id);
  }
}

function link(): Promise<Link> {
  linking ??= openLink().catch((error: unknown) => {
    linking = undefined;
    throw error;
  });
  return linking;
}

async function openLink(): Promise<Link> {
  await openDocument();
  const windows = await (globalThis as unknown as WorkerScope).clients.matchAll({
    includeUncontrolled: true,
  });
  const target = windows.find(({ url }) => new URL(url).pathname === `/${DOCUMENT}`);
  if (!target) throw new Error("the offscreen document can't be reached");
  const { port1: port, port2 } = new MessageChannel();
  const waiting: Link["waiting"] = new Map();
  port.addEventListener("message", ({ data }: MessageEvent<ReadAnswer>) => {
    const reading = waiting.get(data.id);
    if ("error" in data) reading?.reject(new Error(data.error));
    else reading?.resolve(data.reading);
  });
  port.start();
  target.postMessage("read", [port2]);
  return { port, waiting };
}

async function openDocument(): Promise<void> {
  const contexts = await browser.runtime.getContexts({ contextTypes: ["OFFSCREEN_DOCUMENT"] });
  if (contexts.length > 0) return;
  await browser.offscreen.createDocument({
    url: DOCUMENT,
    reasons: ["DOM_PARSER"],
    justification: "Reads plan dates from the CRM's own pages.",
  });
}

/** The part of a service worker's scope that is used here; the project's types are those of a document. */
interface WorkerScope {
  clients: {
    matchAll(options: {
      includeUncontrolled: boolean;
    }): Promise<{ url: string; postMessage(message: unknown, transfer: Transferable[]): void }[]>;
  };
}
