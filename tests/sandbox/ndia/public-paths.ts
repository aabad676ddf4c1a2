import type { MiddlewareHandler } from "hono";
import type { SwitchBoard } from "../control/switches.ts";

/** Public samples end the paths of the current plan in a slash, and those of its history don't. A gateway knows no others. */
export function onlyPublicPaths(switches: SwitchBoard): MiddlewareHandler {
  return async (c, next) => {
    // The router's own path has lost the slash.
    const { pathname } = new URL(c.req.url);
    const isHistory = /\/historical\/[a-z]+\/?$/.test(pathname);
    if (switches.current.agencyShapes === "public" && pathname.endsWith("/") === isHistory)
      return c.json(
        { httpCode: "404", httpMessage: "Not Found", moreInformation: "No resources match requested URI" },
        404,
      );
    return next();
  };
}
