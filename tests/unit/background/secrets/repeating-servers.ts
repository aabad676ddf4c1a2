import { IDENTITY } from "../../../sandbox/identity.ts";
import type { SecretSearch } from "./secret-search.ts";

/** Everything that a server was sent, as it may repeat it. */
interface Sent {
  url: string;
  /** Headers, body and address in one text. */
  all: string;
  isToken: boolean;
  isProda: boolean;
}

const json = (status: number, body: unknown) =>
  new Response(JSON.stringify(body), { status, headers: { "content-type": "application/json" } });

/** How PRODA and the NDIA answer amiss. `goOn`: what they would answer. */
export const ANSWERS = {
  "refuse in words that repeat the request": ({ all, isToken, isProda }) =>
    isToken
      ? json(400, { error: "mapping_error", error_description: all })
      : json(400, isProda ? { errors: [{ code: "DE.7", message: all }] } : { success: false, errors: [all] }),
  "refuse with a code that repeats the request": ({ all, isToken }) =>
    isToken
      ? json(400, { error: all })
      : json(400, { errors: [{ code: all, key: all, message: all, value: all }] }),
  "don't accept the token and repeat it": ({ all, isToken }) =>
    isToken ? undefined : json(401, { success: false, errors: all }),
  "refuse access and repeat the request": ({ all, isToken }) =>
    isToken
      ? json(403, { error: "device_error", error_description: all })
      : json(403, { errors: [{ key: "participant", value: `not found ${all}` }] }),
  "fail and repeat the request": ({ all }) => json(500, { error: all, errors: [all] }),
  "send a page that repeats the request": ({ all }) =>
    new Response(`<html><pre>${all}</pre>`, { status: 200 }),
  "send half of an answer": ({ all }) => new Response(`{"success":true,"result":"${all}`, { status: 200 }),
  "break off with an error that repeats the request": ({ all }) => {
    throw new TypeError(`Failed to fetch ${all}`);
  },
  "answer with the request in place of each text": async ({ all, isToken }, goOn) => {
    const answer = await goOn();
    if (isToken) return answer;
    const body: unknown = await answer.json().catch(() => null);
    return json(200, { success: true, ...(replaceTexts(body, all) as object) });
  },
} satisfies Record<string, AnswerAmiss>;

type AnswerAmiss = (
  sent: Sent,
  goOn: () => Promise<Response>,
) => Response | undefined | Promise<Response | undefined>;

function replaceTexts(value: unknown, text: string): unknown {
  if (typeof value === "string") return text;
  if (Array.isArray(value)) return value.map((each) => replaceTexts(each, text));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, replaceTexts(part, text)]));
}

/**
 * Stands before the servers: plants each token and assertion that goes by, and answers in their place.
 * @param goOn asks the servers
 */
export function repeatingServers(
  goOn: typeof fetch,
  secrets: SecretSearch,
  amiss: () => keyof typeof ANSWERS | undefined,
): typeof fetch {
  return async (input, init = {}) => {
    const url = new URL(input instanceof Request ? input.url : input);
    const isProda = url.hostname.startsWith("proda.");
    if (!isProda && !url.hostname.startsWith("ndia.")) return goOn(input, init);
    const body = await new Request(url, init).text();
    const isToken = url.pathname.endsWith("/token");
    if (isToken) secrets.plant("assertion", new URLSearchParams(body).get("assertion") ?? "no assertion");
    const headers = [...new Headers(init.headers)].map((pair) => pair.join(": ")).join(" | ");
    const sent: Sent = { url: url.href, all: `${headers} | ${body} | ${url.href}`, isProda, isToken };
    const name = amiss();
    const given = name && (await (ANSWERS[name] as AnswerAmiss)(sent, () => goOn(input, init)));
    if (given) return given;
    const answer = await goOn(input, init);
    if (isToken) {
      const token = ((await answer.clone().json()) as { access_token?: string }).access_token;
      if (token) secrets.plant("access token", token);
    }
    return answer;
  };
}

/** What the sandbox's servers are asked with. */
export function plantIdentity(secrets: SecretSearch): void {
  secrets.plant("API key", IDENTITY.apiKey);
  secrets.plant("CRM password", IDENTITY.password);
}
