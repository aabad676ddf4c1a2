import { browser } from "wxt/browser";
import type { Problem } from "../core/problem.ts";
import type { Operation, ReplyBody, Response, RequestBody } from "./operations.ts";

/** What a surface gets when the background refuses: the problem, to be shown where the person is looking. */
export class RequestError extends Error {
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(problem.code);
    this.name = "RequestError";
    this.problem = problem;
  }
}

/** Asks the background. Throws `RequestError` with a problem that can be shown as it is. */
export async function send<Name extends Operation>(
  name: Name,
  body: RequestBody<Name>,
): Promise<ReplyBody<Name>> {
  let response: Response<Name> | undefined;
  try {
    response = await browser.runtime.sendMessage({ planbridge: name, body });
  } catch {
    // The only cause: nobody there to hear. After an update this script belongs to a version that is gone.
    throw new RequestError(STALE_PAGE);
  }
  if (response && "problem" in response) throw new RequestError(response.problem);
  // No reply at all, or what the background's polyfill sends when its start failed.
  if (!response || !("ok" in response)) throw new RequestError(STALE_PAGE);
  return response.ok;
}

/**
 * For what only looks something up: the browser may end the background while it does, and the next message begins it anew.
 * After an update nobody hears that one either.
 */
export async function sendWithRetry<Name extends Operation>(
  name: Name,
  body: RequestBody<Name>,
): Promise<ReplyBody<Name>> {
  try {
    return await send(name, body);
  } catch (error) {
    if (!(error instanceof RequestError) || error.problem !== STALE_PAGE) throw error;
    return send(name, body);
  }
}

/** Never answered by reloading the page: what was typed there would be lost. */
export const STALE_PAGE: Problem = {
  code: "stale-page",
  what: "Planbridge was updated or restarted since this page was opened.",
  remedy: "Save what you are typing, then refresh this page.",
};
