import { createMiddleware } from "hono/factory";
import type { World } from "../../../world.ts";
import { messagePage } from "../../pages/message.ts";
import { FORM_TOKEN, type CrmContext, type CrmEnv } from "../../request.ts";
import { choiceKey, decodeState, STATE_FIELD, type PostBackState } from "./post-back-state.ts";

/**
 * Turns what a Web Forms page sends to itself into what the plain page's form would have sent to its own address. From there
 * on the same code checks and stores it. As in ASP.NET a post that names no control is only drawn again.
 */
export function translatePostBacks(
  { switches }: Pick<World, "switches">,
  dispatch: (request: Request, c: CrmContext) => Response | Promise<Response>,
) {
  return createMiddleware<CrmEnv>(async (c, next) => {
    if (switches.current.pageTemplate !== "webforms" || c.req.method !== "POST" || !isPage(c.req.path))
      return next();
    const posted = await c.req.raw.clone().formData();
    // The inner request comes by here once more.
    if (!posted.has(STATE_FIELD) && c.req.header(TRANSLATED) !== undefined) return next();
    const state = decodeState(textOf(posted, STATE_FIELD));
    if (!state)
      return c.html(messagePage("Server Error", "The state information is invalid for this page."), 500);
    return dispatch(translated(c.req.raw, posted, state), c);
  });
}

const TRANSLATED = "x-post-back";

function isPage(path: string): boolean {
  return path !== "/login" && !path.startsWith("/__sandbox");
}

function translated(request: Request, posted: FormData, state: PostBackState): Request {
  const target = textOf(posted, "__EVENTTARGET");
  const address = state.addresses[`${target}|${textOf(posted, "__EVENTARGUMENT")}`];
  const container = containerOf(target, posted, state);
  const form = container === undefined ? undefined : state.forms[container];
  const headers = new Headers(request.headers);
  headers.set(TRANSLATED, "1");
  for (const name of ["content-type", "content-length"]) headers.delete(name);
  if (!form || container === undefined)
    return new Request(new URL(address ?? request.url, request.url), { headers });
  const fields = fieldsOf(posted, container, form.choices);
  if (form.method === "get") {
    const query = new URLSearchParams();
    for (const name of new Set(fields.keys())) query.append(name, textOf(fields, name));
    return new Request(new URL(`${form.action}?${query}`, request.url), { headers });
  }
  fields.set(FORM_TOKEN, textOf(posted, FORM_TOKEN));
  return new Request(new URL(form.action, request.url), { method: "POST", headers, body: fields });
}

/** The form whose button or link was pressed: a link's name is the target, a button's is sent as a field. */
function containerOf(target: string, posted: FormData, { forms }: PostBackState): string | undefined {
  const names = target === "" ? [...posted.keys()] : [target];
  return Object.keys(forms).find((each) => names.some((name) => name.startsWith(`${each}$btn`)));
}

function fieldsOf(posted: FormData, container: string, choices: Record<string, string[]>): FormData {
  const fields = new FormData();
  for (const [name, value] of posted) {
    if (!name.startsWith(`${container}$`)) continue;
    const plain = name.slice(container.length + 1);
    const options = choices[choiceKey(plain)];
    fields.append(plain, options && value !== "" ? (options[Number(value)] ?? value) : value);
  }
  return fields;
}

/** A field's text; a file has none. */
function textOf(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === "string" ? value : "";
}
