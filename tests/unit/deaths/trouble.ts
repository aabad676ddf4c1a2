import { CRM, type RequestInterceptor } from "../services/sandbox-office.ts";

type Fits = (request: { method: string; path: string }) => boolean;

/** So many of the requests that fit come to this, from the first one on. */
export function failing(count: number, fits: Fits, how: RequestInterceptor): () => RequestInterceptor {
  return () => {
    let seen = 0;
    return (request, goOn) => (fits(request) && (seen += 1) <= count ? how(request, goOn) : goOn());
  };
}

export const isForm: Fits = ({ method }) => method === "POST";
export const isPage: Fits = ({ method }) => method === "GET";
export const isFormOf =
  (part: string): Fits =>
  ({ method, path }) =>
    method === "POST" && path.startsWith(part);
export const isPageOf =
  (part: string): Fits =>
  ({ method, path }) =>
    method === "GET" && path.startsWith(part);

/** The CRM gets it, and its answer doesn't arrive. */
export const lost: RequestInterceptor = async (_request, goOn) => {
  await goOn();
  throw new TypeError("Failed to fetch");
};
export const unreachable: RequestInterceptor = () => Promise.reject(new TypeError("Failed to fetch"));

export const status =
  (code: number, headers: Record<string, string> = {}): RequestInterceptor =>
  ({ path }) =>
    Promise.resolve(
      Object.defineProperty(new Response("no", { status: code, headers }), "url", { value: CRM + path }),
    );

/** An answer that nobody has foreseen: no address belongs to it. */
export const nameless: RequestInterceptor = async (_request, goOn) =>
  Object.defineProperty(new Response(await (await goOn()).text()), "url", { value: "" });

/** The CRM saves the form, and answers with the page at this address as it was before. */
export const answerWith =
  (address: (path: string) => string): RequestInterceptor =>
  async ({ path }, goOn) => {
    const url = CRM + address(path);
    const before = await (await fetch(url)).text();
    await goOn();
    return Object.defineProperty(new Response(before), "url", { value: url });
  };

/** The NDIA refuses it in words. */
export const refusal: RequestInterceptor = () =>
  Promise.resolve(Response.json({ success: false, errors: ["Service booking not found"] }));

/** It is done, and the same request that a browser sent once more is refused. */
export const doneThenRefused: RequestInterceptor = async (request, goOn) => {
  await goOn();
  return refusal(request, goOn);
};
