import { Hono } from "hono";
import { IDENTITY } from "../../identity.ts";
import type { World } from "../../world.ts";
import { setSessionCookie } from "../guard.ts";
import { loginPage, safeReturnUrl } from "../pages/login.ts";
import type { CrmEnv } from "../request.ts";

export function loginRoutes({ sessions }: World) {
  const app = new Hono<CrmEnv>();

  app.get("/login", (c) => c.html(loginPage(c.get("session"), safeReturnUrl(c.req.query("ReturnUrl")))));

  app.post("/login", (c) => {
    const form = c.get("form");
    const returnUrl = safeReturnUrl(c.req.query("ReturnUrl"));
    const email = (form.get("Username") ?? "").trim();
    if (email.toLowerCase() !== IDENTITY.email || form.get("Password") !== IDENTITY.password) {
      return c.html(loginPage(c.get("session"), returnUrl, { email, wrong: true }), 401);
    }
    // A new id on signing in, so that one planted beforehand is worth nothing.
    sessions.end(c.get("session").id);
    setSessionCookie(c, sessions.start(true));
    return c.redirect(returnUrl, 303);
  });

  app.post("/logout", (c) => {
    sessions.end(c.get("session").id);
    return c.redirect("/login", 303);
  });
  return app;
}
