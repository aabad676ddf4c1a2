import { createMiddleware } from "hono/factory";
import { isStoredForm } from "../http/traffic.ts";
import type { World } from "../world.ts";
import type { CrmEnv } from "./request.ts";

/** Signs everyone out after the write that the switch counts down to, as when an office ends all sessions in the middle of a job. */
export function signOutAfterWrites({ switches, sessions }: Pick<World, "switches" | "sessions">) {
  return createMiddleware<CrmEnv>(async (c, next) => {
    await next();
    const { signOutAfterWrites: left } = switches.current;
    if (left === null || !isStoredForm(c)) return;
    switches.current = { ...switches.current, signOutAfterWrites: left > 1 ? left - 1 : null };
    if (left === 1) sessions.endAll();
  });
}
