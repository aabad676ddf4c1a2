import * as z from "zod/mini";
import { Trouble } from "../ndis/problem.ts";
import type { ConnectionSettings } from "./connection.ts";
import type { Ask } from "./plans.ts";
import type { Proda } from "./proda/proda.ts";
import { providerTrouble } from "./provider-errors.ts";
import { type Answer, request } from "./request.ts";

const Envelope = z.looseObject({ success: z.literal(true), result: z.unknown() });

/** The NDIA provider API behind one function. Auth lives here and nowhere else. */
export function createProviderApi(
  settings: ConnectionSettings,
  proda: Pick<Proda, "accessToken" | "forgetToken">,
): Ask {
  const base = settings.ndiaHost.replace(/\/+$/, "");

  const send = async (path: string, query: Record<string, string>, signal?: AbortSignal): Promise<Answer> =>
    request("The NDIA", `${base}/${path}?${new URLSearchParams(query)}`, {
      headers: {
        accept: "application/json",
        authorization: `Bearer ${await proda.accessToken()}`,
        "x-ibm-client-id": settings.apiKey,
      },
      ...(signal ? { signal } : {}),
    });

  return async (path, query, signal) => {
    let answer = await send(path, query, signal);
    if (answer.status === 401) {
      // A token can be withdrawn before its time. A second refusal is not about its age.
      await proda.forgetToken();
      answer = await send(path, query, signal);
    }
    if (answer.status === 401) throw refused();
    const envelope = Envelope.safeParse(answer.body);
    if (answer.status === 200 && envelope.success) return envelope.data.result;
    throw providerTrouble(answer);
  };
}

function refused(): Trouble {
  return new Trouble("blocked", {
    code: "ndia-refused-access",
    at: "options",
    what: "The NDIA refused this organisation's access.",
    remedy:
      "Check the API key in Options > Connection, and that “NDIS API” is added as a service provider for the device in PRODA.",
    field: "API key",
  });
}
