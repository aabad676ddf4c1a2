import * as z from "zod/mini";
import type { ConnectionSettings } from "../domain/connection/connection-settings.ts";
import type { NdiaGet } from "./plans.ts";
import type { Proda } from "./proda/proda.ts";
import { currentTime } from "../platform/system-clock.ts";
import { isKnownRefusal, providerProblem, refusalText } from "./provider-errors.ts";
import { type HttpAnswer, request } from "./http/request.ts";

const Envelope = z.looseObject({ success: z.literal(true), result: z.unknown() });

/** The NDIA provider API behind one function. Auth lives here and nowhere else. */
export function createProviderApi(
  settings: ConnectionSettings,
  proda: Pick<Proda, "accessToken" | "forgetToken">,
  now: () => number = currentTime,
): NdiaGet {
  const base = settings.ndiaHost.replace(/\/+$/, "");

  const send = async (
    path: string,
    query: Record<string, string>,
    signal?: AbortSignal,
  ): Promise<HttpAnswer> =>
    request(
      "The NDIA",
      `${base}/${path}?${new URLSearchParams(query)}`,
      {
        headers: {
          accept: "application/json",
          authorization: `Bearer ${await proda.accessToken()}`,
          "x-ibm-client-id": settings.apiKey,
        },
        ...(signal ? { signal } : {}),
      },
      now,
    );

  return async (path, query, signal) => {
    let answer = await send(path, query, signal);
    // A token can be withdrawn before its time. Words about the participant aren't about a token, and a second refusal
    // isn't about its age.
    if (answer.status === 401 && !isKnownRefusal(refusalText(answer))) {
      await proda.forgetToken();
      answer = await send(path, query, signal);
    }
    const envelope = Envelope.safeParse(answer.body);
    if (answer.status >= 200 && answer.status <= 299 && envelope.success) return envelope.data.result;
    throw providerProblem(answer);
  };
}
