import type { HttpBindings } from "@hono/node-server";
import type { MiddlewareHandler } from "hono";

const LOOPBACK_NAME = /^(?:[a-z0-9-]+\.)*localhost$|^127\.0\.0\.1$|^\[::1\]$/;

/**
 * The sandbox answers this machine only. The peer address keeps the network out; the name asked for keeps out a web page
 * whose own name was made to resolve to this machine, and the Origin one that merely posts here.
 */
export const loopbackOnly: MiddlewareHandler<{ Bindings: HttpBindings }> = async (c, next) => {
  const peer = c.env.incoming.socket.remoteAddress ?? "";
  const origin = c.req.header("origin");
  const names = [
    new URL(c.req.url).hostname,
    ...(origin?.startsWith("http") ? [new URL(origin).hostname] : []),
  ];
  if (!isLoopbackAddress(peer) || !names.every((name) => LOOPBACK_NAME.test(name))) {
    return c.text("The sandbox answers only requests from and for this machine.", 403);
  }
  return next();
};

function isLoopbackAddress(address: string): boolean {
  return address === "::1" || /^(?:::ffff:)?127\./.test(address);
}
