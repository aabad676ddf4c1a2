import { getCookie, setCookie } from "hono/cookie";
import { createMiddleware } from "hono/factory";
import type { World } from "../world.ts";
import { messagePage } from "./pages/message.ts";
import { FORM_TOKEN, type CrmContext, type CrmEnv, type PostedForm } from "./request.ts";
import type { Session, SessionStore } from "./sessions.ts";

const COOKIE = "CrmSession";

/** The links of a Web Forms page are scripts in the page itself, which such a CRM's policy has to allow. */
export function securityHeaders({ switches }: Pick<World, "switches">) {
  return createMiddleware<CrmEnv>(async (c, next) => {
    await next();
    const scripts = switches.current.pageTemplate === "webforms" ? "'self' 'unsafe-inline'" : "'self'";
    c.header(
      "content-security-policy",
      `default-src 'self'; style-src 'self'; script-src ${scripts}; img-src 'self'; form-action 'self'; frame-ancestors 'self'; base-uri 'none'; object-src 'none'`,
    );
    c.header("x-content-type-options", "nosniff");
    c.header("referrer-policy", "same-origin");
    c.header("cache-control", "no-store");
  });
}

export function setSessionCookie(c: CrmContext, session: Session): void {
  setCookie(c, COOKIE, session.id, { httpOnly: true, sameSite: "Lax", path: "/" });
}

/** Finds or starts the session, and sends whoever isn't signed in to the login page, to come back afterwards. */
export function requireSession(sessions: SessionStore) {
  return createMiddleware<CrmEnv>(async (c, next) => {
    let session = sessions.find(getCookie(c, COOKIE));
    if (!session) {
      session = sessions.start(false);
      setSessionCookie(c, session);
    }
    c.set("session", session);
    if (!session.signedIn && c.req.path !== "/login") {
      // As many servers do: a cookie without a sign-in gets a new one, and a sign-in page that is open by then is of no use.
      setSessionCookie(c, sessions.start(false));
      const url = new URL(c.req.url);
      return c.redirect(
        `/login?ReturnUrl=${encodeURIComponent(c.req.method === "GET" ? url.pathname + url.search : "/")}`,
      );
    }
    return next();
  });
}

/** Reads a posted form and refuses one without this session's own, still valid, token. */
export function requireFormToken(sessions: SessionStore) {
  return createMiddleware<CrmEnv>(async (c, next) => {
    if (c.req.method === "POST") {
      const { form, files } = await readPosted(c);
      if (!sessions.acceptsForm(c.get("session"), form.get(FORM_TOKEN))) {
        const text =
          "The form has expired or did not come from this site. Go back, refresh the page and try again.";
        return c.html(messagePage("Invalid request", text), 400);
      }
      c.set("form", form);
      c.set("files", files);
    }
    sessions.touch(c.get("session"));
    return next();
  });
}

/** A form with a file comes in parts, any other as one text. */
async function readPosted(c: CrmContext): Promise<{ form: PostedForm; files: Map<string, File> }> {
  const files = new Map<string, File>();
  if (!c.req.header("content-type")?.startsWith("multipart/form-data"))
    return { form: new URLSearchParams(await c.req.text()), files };
  const form = new URLSearchParams();
  for (const [name, value] of await c.req.formData()) {
    if (typeof value === "string") form.append(name, value);
    else files.set(name, value);
  }
  return { form, files };
}
