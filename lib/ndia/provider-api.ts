import * as z from "zod/mini";
import type { ConnectionSettings } from "../domain/connection/connection-settings.ts";
import type { NdiaGet } from "./plans.ts";
import type { Proda } from "./proda/proda.ts";
import { currentTime } from "../platform/system-clock.ts";
import { isKnownRefusal, providerProblem, refusalText } from "./provider-errors.ts";
import { type HttpAnswer, request } from "./http/request.ts";

const Envelope = z.looseObject({ success: z.literal(true), result: z.unknown() });

/**
 * The NDIA provider API behind one function. Auth lives here and nowhere else. `beforeCall` runs before each request that goes
 * out, one that is sent again for a new token included; where it throws, nothing is sent.
 */
export function createProviderApi(
  settings: ConnectionSettings,
  proda: Pick<Proda, "accessToken" | "forgetToken">,
  now: () => number = currentTime,
  beforeCall?: () => Promise<void>,
): NdiaGet {
  const base = settings.ndiaHost.replace(/\/+$/, "");

  const send = async (
    path: string,
    query: Record<string, string>,
    signal?: AbortSignal,
    participant?: string,
  ): Promise<HttpAnswer> => {
    const authorization = `Bearer ${await proda.accessToken()}`;
    await beforeCall?.();
    return request(
      "The NDIA",
      `${base}/${path}${Object.keys(query).length > 0 ? `?${new URLSearchParams(query)}` : ""}`,
      {
        headers: {
          accept: "application/json",
          authorization,
          "x-ibm-client-id": settings.apiKey,
          ...(participant === undefined ? {} : { participant }),
        },
        ...(signal ? { signal } : {}),
      },
      now,
    );
  };

  return async (...question) => {
    let answer = await send(...question);
    // A token can be withdrawn before its time. Words about the participant aren't about a token, and a second refusal
    // isn't about its age.
    if (answer.status === 401 && !isKnownRefusal(refusalText(answer))) {
      await proda.forgetToken();
      answer = await send(...question);
    }
    const envelope = Envelope.safeParse(answer.body);
    if (answer.status >= 200 && answer.status <= 299 && envelope.success) return envelope.data.result;
    throw providerProblem(answer);
  };
}
