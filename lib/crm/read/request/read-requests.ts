import type { SiteProfile } from "../../profile/site-profile.ts";
import { profiles } from "../../profile/careview.ts";
import { type BriefReading, readHtml, readHtmlBriefly } from "../read-page.ts";

export interface HtmlPage {
  html: string;
  url: string;
  profileId: string;
}

/** `brief`: without the tables of a contract. */
export type Depth = "whole" | "brief";

/** What the worker sends to the offscreen document, and what comes back under the same number. */
export type ReadRequest = HtmlPage & { id: number; depth: Depth };
export type ReadAnswer = { id: number } & ({ reading: BriefReading } | { error: string });

/** Reads a page in this very context, which has to have a parser. */
export function readHere<Reading>(
  { html, url, profileId }: HtmlPage,
  read: (html: string, url: string, profile: SiteProfile) => Reading,
): Reading {
  const profile = profiles.find(({ id }) => id === profileId);
  if (!profile) throw new Error(`unknown profile ${profileId}`);
  return read(html, url, profile);
}

/**
 * In the offscreen document: reads what comes in through the ports of the extension's worker. Nobody else can send here: the
 * browser gives only a worker of the same origin the way to this document.
 */
export function answerWorker(workers: ServiceWorkerContainer): void {
  workers.addEventListener("message", ({ ports: [port] }) => {
    port?.addEventListener("message", ({ data }: MessageEvent<ReadRequest>) =>
      port.postMessage(answer(data)),
    );
    port?.start();
  });
  workers.startMessages();
}

function answer({ id, depth, ...page }: ReadRequest): ReadAnswer {
  try {
    return { id, reading: readHere(page, depth === "brief" ? readHtmlBriefly : readHtml) };
  } catch (error) {
    return { id, error: String(error) };
  }
}
