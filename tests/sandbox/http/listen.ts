import { getRequestListener } from "@hono/node-server";
import { createServer, type Server } from "node:http";
import { setTimeout } from "node:timers/promises";

type Fetch = Parameters<typeof getRequestListener>[0];

export type Listener = {
  port: number;
  /** Closes connections that are idle, so that the next request starts a new one, and waits until their other ends have heard. */
  closeIdle(): Promise<void>;
  stop(): Promise<void>;
};

/**
 * Listens on one port of both loopback addresses: a browser may take either for a name that ends in localhost.
 * Port 0 asks for any free one. A machine without IPv6 gets the first address only.
 */
export async function listen(fetch: Fetch, port: number): Promise<Listener> {
  const four = await open(fetch, "127.0.0.1", port);
  const chosen = portOf(four);
  try {
    return listener(chosen, [four, await open(fetch, "::1", chosen)]);
  } catch (error) {
    if (isCode(error, "EADDRNOTAVAIL") || isCode(error, "EAFNOSUPPORT")) return listener(chosen, [four]);
    await close(four);
    // Free on one address and taken on the other: when any port will do, draw again.
    if (port === 0 && isCode(error, "EADDRINUSE")) return listen(fetch, 0);
    throw error;
  }
}

function listener(port: number, servers: Server[]): Listener {
  return {
    port,
    closeIdle: async () => {
      servers.forEach((server) => server.closeIdleConnections());
      // Nothing tells when the far end has seen it; on loopback this is ample.
      await setTimeout(25);
    },
    stop: async () => {
      await Promise.all(servers.map(close));
    },
  };
}

function open(fetch: Fetch, host: string, port: number): Promise<Server> {
  const handle = getRequestListener(fetch);
  // The adapter answers for its own failures; what is left is a promise that nobody needs.
  const server = createServer((incoming, outgoing) => void handle(incoming, outgoing));
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, host, () => resolve(server));
  });
}

function portOf(server: Server): number {
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("The server listens on no port.");
  return address.port;
}

function close(server: Server): Promise<void> {
  return new Promise((resolve, reject) => {
    server.close((error) => (error ? reject(error) : resolve()));
    server.closeAllConnections();
  });
}

function isCode(error: unknown, code: string): boolean {
  return error instanceof Error && "code" in error && error.code === code;
}
