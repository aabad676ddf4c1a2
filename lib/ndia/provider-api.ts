import * as z from "zod/mini";
import { ProblemError } from "../core/problem.ts";
import type { ConnectionSettings } from "../domain/connection/connection-settings.ts";
import { NotTakenError } from "./not-taken-error.ts";
import type { NdiaCalls, NdiaGet, NdiaSend } from "./plans.ts";
import type { Proda } from "./proda/proda.ts";
import { currentTime } from "../platform/system-clock.ts";
import { isKnownRefusal, providerProblem, refusalText } from "./provider-errors.ts";
import { type HttpAnswer, request as requestJson } from "./http/request.ts";
import { transientError } from "./http/transport-problems.ts";

const Envelope = z.looseObject({ success: z.literal(true), result: z.unknown() });
/** Of a deletion, say, which has nothing to tell. */
const WriteEnvelope = z.looseObject({ success: z.literal(true), result: z.optional(z.unknown()) });

/**
 * The NDIA provider API. Auth lives here and nowhere else. `beforeCall` runs before each request that goes out, one that is sent
 * again for a new token included; where it throws, nothing is sent.
 */
export function createProviderApi(
  settings: ConnectionSettings,
  proda: Pick<Proda, "accessToken" | "forgetToken">,
  now: () => number = currentTime,
  beforeCall?: () => Promise<void>,
): NdiaCalls {
  const base = settings.ndiaHost.replace(/(?<!\/)\/+$/, "");

  const request = async (
    accessToken: string,
    url: string,
    init: Omit<Parameters<typeof requestJson>[2], "secrets">,
    headers: Record<string, string> = {},
  ) => {
    const authorization = `Bearer ${accessToken}`;
    await beforeCall?.();
    const own = { accept: "application/json", authorization, "x-ibm-client-id": settings.apiKey };
    const secrets = [accessToken, settings.apiKey];
    return requestJson("The NDIA", url, { ...init, headers: { ...own, ...headers }, secrets }, now);
  };

  /** A token can be withdrawn before its time. Words about the participant aren't about a token, and a second refusal isn't about its age. */
  const withNewToken = async (send: (accessToken: string) => Promise<HttpAnswer>): Promise<HttpAnswer> => {
    const accessToken = await proda.accessToken();
    const answer = await send(accessToken);
    if (answer.status !== 401 || isKnownRefusal(refusalText(answer))) return answer;
    await proda.forgetToken(accessToken);
    return send(await proda.accessToken());
  };

  const get: NdiaGet = async (path, query, signal, participant) => {
    const url = `${base}/${path}${Object.keys(query).length > 0 ? `?${new URLSearchParams(query)}` : ""}`;
    const answer = await withNewToken((accessToken) =>
      request(accessToken, url, signal ? { signal } : {}, participant === undefined ? {} : { participant }),
    );
    const envelope = Envelope.safeParse(answer.body);
    if (isSuccess(answer) && envelope.success) return envelope.data.result;
    throw providerProblem(answer);
  };

  const send: NdiaSend = async ({ method, path, body }) => {
    const init = { method, ...(body === undefined ? {} : { body: JSON.stringify(body) }) };
    const answer = await withNewToken((accessToken) =>
      request(
        accessToken,
        `${base}/${path}`,
        init,
        body === undefined ? {} : { "content-type": "application/json" },
      ).catch((error: unknown) => Promise.reject(isTooBusy(error) ? new NotTakenError(error) : error)),
    );
    const envelope = WriteEnvelope.safeParse(answer.body);
    if (isSuccess(answer) && envelope.success) return envelope.data.result;
    throw writeProblem(answer);
  };

  return { get, send };
}

function isSuccess({ status }: HttpAnswer): boolean {
  return status >= 200 && status <= 299;
}

/** It was told to wait before anything was read: only a 429 says that, a 503 may come from behind a service that went on. */
function isTooBusy(error: unknown): error is ProblemError {
  return error instanceof ProblemError && error.problem.code === "ndia-busy";
}

/** A server that reports a fault, or sends no envelope, may have done what it was asked: its words decide nothing then. */
function writeProblem(answer: HttpAnswer): ProblemError {
  const error = providerProblem(answer);
  if (error.kind === "blocked") return new NotTakenError(error);
  if (answer.status < 500 || error.kind === "transient") return error;
  return transientError("The NDIA", "fault", undefined, refusalText(answer));
}
